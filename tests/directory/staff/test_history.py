"""Every version: who, when, what changed, and back again."""

import dataclasses

import pytest

from directory.keeping import actions
from directory.keeping.translating import fingerprint, save_translation
from directory.listing.reading import listing_of
from directory.models import Service, Version
from tests.directory.staff.reading import names, page, rows, text

HISTORY = "/staff/directory/listings/lunch-club/history/"


@pytest.fixture
def changed(lunch, someone):
    """Three versions: as it stood, another name, another description."""
    for fields in ({"name": "Dinner club"}, {"description": "A hot dinner with others."}):
        service = Service.objects.get()
        actions.edit(
            service=service,
            listing=dataclasses.replace(listing_of(service), **fields),
            seen=service.versions.count(),
            minor=False,
            by=someone,
            note="They phoned",
        )
    return Service.objects.get()


def test_a_listing_nobody_changed_says_so(editor, lunch):
    assert "Nobody has changed this listing yet" in text(editor.get(HISTORY))


def test_versions_newest_first_with_who_and_what(editor, changed):
    answer = editor.get(HISTORY)
    assert names(answer) == ["Version 3", "Version 2", "Version 1"]
    newest, middle, oldest = rows(answer)
    assert newest[2:] == ["Edith Editor", "What it is", "They phoned"]
    assert middle[3] == "Name"
    assert oldest[2:4] == ["the portal", ""]


def test_long_histories_have_pages(editor, changed):
    Version.objects.bulk_create(
        Version(service=changed, number=number, content={"name": f"Name {number}"})
        for number in range(4, 40)
    )
    assert len(names(editor.get(HISTORY))) == 25
    second = editor.get(f"{HISTORY}?page=2")
    assert names(second)[-1] == "Version 1"
    # The last row of a page is compared with the first version of the next one.
    assert rows(editor.get(HISTORY))[-1][3] == "Name"


def test_one_version_says_what_it_changed(editor, changed):
    answer = editor.get(f"{HISTORY}3/")
    assert "They phoned" in text(answer)
    assert page(answer).select_one("ins").get_text(" ", strip=True).startswith("Added: ")
    assert "The listing says now what it said in this version." in text(answer)


def test_the_first_version_has_nothing_before_it(editor, changed):
    assert "The first version that is kept" in text(editor.get(f"{HISTORY}1/"))


def test_it_says_first_what_bringing_back_would_change(editor, changed):
    answer = editor.get(f"{HISTORY}1/")
    assert "If you bring this version back" in text(answer)
    assert [one.get_text(strip=True) for one in page(answer).select(".difference h3")] == [
        "Name", "What it is",
    ]  # fmt: skip


def test_bringing_a_version_back(editor, changed):
    answer = editor.post(f"{HISTORY}1/restore/", follow=True)
    assert "Version 1 is back, as a new version." in text(answer)
    assert Service.objects.get().name == "Lunch club"
    assert changed.versions.count() == 4


def test_bringing_back_what_it_says_already(editor, changed):
    answer = editor.post(f"{HISTORY}3/restore/", follow=True)
    assert "says already what it said in version 3" in text(answer)
    assert changed.versions.count() == 3


def test_a_thin_version_is_refused_in_words(editor, changed):
    Version.objects.filter(number=1).update(content={"name": "Lunch club"})
    answer = editor.post(f"{HISTORY}1/restore/", follow=True)
    assert "needs at least one need or one audience" in text(answer)


def test_a_translation_shows_in_the_history(editor, changed, someone):
    save_translation(
        service=changed,
        language="pl",
        texts={"name": "Kolacje"},
        reviewed=False,
        seen=fingerprint(changed, None),
        by=someone,
    )
    assert rows(editor.get(HISTORY))[0][3] == "Polish: Name"
    answer = editor.get(f"{HISTORY}4/")
    assert "In Polish:" in text(answer)
    assert page(answer).select_one("[lang=pl] ins") is not None


@pytest.mark.parametrize("number", [0, 4, 10**9])
def test_a_version_that_never_was_is_not_found(editor, changed, number):
    assert editor.get(f"{HISTORY}{number}/").status_code == 404
    assert editor.post(f"{HISTORY}{number}/restore/").status_code == 404


def test_versions_of_another_portal_or_time_can_be_read(editor, lunch):
    """An import may have kept more, or less, than this portal knows."""
    Version.objects.create(service=lunch, number=1, content={})
    Version.objects.create(
        service=lunch, number=2, content={"name": "Old", "unknown": 1, "translation": "odd"}
    )
    assert editor.get(HISTORY).status_code == 200
    assert editor.get(f"{HISTORY}2/").status_code == 200
