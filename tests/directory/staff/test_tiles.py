"""What the staff home page says of the directory, and its changes in words."""

import datetime

import pytest
from django.utils import timezone

from directory.keeping import actions
from directory.models import Report, Service
from directory.staff.offers import SENTENCES, due, languages_missing, reports_waiting
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.models import State
from portal.languages.table import LANGUAGES
from portal.languages.translated import save_texts
from tests.directory.staff.reading import names, page, text


def test_an_editor_sees_what_waits(editor, lunch):
    Service.objects.update(next_check_due=timezone.localdate() - datetime.timedelta(days=1))
    Report.objects.create(service=lunch, problem="other", language="en")
    said = text(editor.get("/staff/"))
    for words in ("1 due for a check", "1 report waiting", "1 listing lacks a language"):
        assert words in said


def test_tiles_say_nothing_where_nothing_waits(db):
    assert (due(), reports_waiting(), languages_missing()) == ("", "", "")


def test_a_listing_with_all_languages_lacks_none(lunch):
    for language in LANGUAGES[1:]:
        save_texts(lunch, language=language.code, texts={"name": "x"}, state=State.DRAFT)
    assert languages_missing() == ""
    save_texts(lunch, language="ti", texts={"name": "x"}, state=State.OUTDATED)
    assert languages_missing() == "1 listing lacks a language"


@pytest.mark.parametrize(
    ("role", "tiles"),
    [
        ("translator", ["Translations of listings"]),
        ("commissioner", ["Searches without results", "Use of the directory"]),
    ],
)
def test_each_role_sees_its_own_tiles(sign_in, db, role, tiles):
    headings = [
        heading.get_text(strip=True)
        for heading in page(sign_in(role).get("/staff/")).select(".staff-tile h2")
    ]
    assert [heading for heading in headings if heading in tiles] == tiles
    assert "Listings" not in headings


def test_every_change_reads_as_a_sentence(lunch, someone):
    actions.still_correct(service=lunch, by=someone)
    actions.withdraw(service=lunch, reason="They asked", by=someone)
    actions.publish(service=lunch, by=someone)
    actions.change_status(service=lunch, status="defunct", reason="Their website", by=someone)
    said = [sentence(event) for event in AuditEvent.objects.order_by("pk")]
    assert said == [
        "Edith Editor checked Lunch club: still correct.",
        "Edith Editor withdrew Lunch club: They asked.",
        "Edith Editor published Lunch club.",
        "Edith Editor noted that Lunch club is now Defunct: Their website.",
    ]


def test_sentences_end_like_sentences():
    for verb, words in SENTENCES.items():
        assert verb.startswith("directory.")
        assert words.endswith((".", "{result}"))


def test_translators_find_listings_among_all_kinds_of_texts(sign_in, lunch):
    answer = sign_in("translator").get("/staff/languages/")
    links = {link["href"]: link.get_text() for link in page(answer).select("tbody a")}
    address = "/staff/directory/translations/?language=ur&state=missing"
    assert links[address].startswith("1")
    assert names(sign_in("translator").get(address)) == ["Lunch club"]
