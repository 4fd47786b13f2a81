"""The list of listings: filters, order, pages, and what cannot break it."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import Report, Service
from portal.languages.models import State
from portal.languages.translated import save_texts
from tests.directory.staff.reading import names, page, text
from tests.factories.directory import OrganisationFactory, ServiceFactory, TermFactory
from tests.short_time import examples

LIST = "/staff/directory/"
TODAY = timezone.localdate


def in_days(number):
    return TODAY() + datetime.timedelta(days=number)


@pytest.fixture
def three(db):
    """A club that is due and reported, a draft from a feed, a helpline that is well kept."""
    food = TermFactory(code="food", name="Food")
    club = ServiceFactory(
        key="club", name="Lunch club", next_check_due=in_days(-12),
        organisation=OrganisationFactory(name="Example Lunches"),
    )  # fmt: skip
    club.terms.add(food)
    Report.objects.create(service=club, problem="contact", language="en")
    ServiceFactory(
        key="draft", name="Art class", draft=True, source="feed", next_check_due=in_days(-3)
    )
    line = ServiceFactory(
        key="line", name="Helpline", next_check_due=in_days(20), checked_at=timezone.now()
    )
    save_texts(line, language="pl", texts={"name": "Telefon"}, state=State.DRAFT)
    save_texts(line, language="ur", texts={"name": "ہیلپ لائن"}, state=State.OUTDATED)


def found(client, query=""):
    return names(client.get(f"{LIST}?{query}"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Art class", "Helpline", "Lunch club"]),
        ("q=lunch", ["Lunch club"]),
        ("q=LUNCHES+example", ["Lunch club"]),
        ("q=line", ["Helpline"]),
        ("q=100%25", []),
        ("publication=draft", ["Art class"]),
        ("status=defunct", []),
        ("check_due=due", ["Lunch club"]),
        ("check_due=soon", ["Helpline", "Lunch club"]),
        ("check_due=never", ["Art class", "Lunch club"]),
        ("reported=open", ["Lunch club"]),
        ("need=food", ["Lunch club"]),
        ("source=feed", ["Art class"]),
        ("source=staff", ["Helpline", "Lunch club"]),
        ("language=pl", ["Art class", "Lunch club"]),
        ("language=ur", ["Art class", "Helpline", "Lunch club"]),
        ("language=any&publication=published", ["Helpline", "Lunch club"]),
        ("sort=check", ["Lunch club", "Art class", "Helpline"]),
        ("sort=reports", ["Lunch club", "Art class", "Helpline"]),
    ],
)
def test_filters_and_order(editor, three, query, expected):
    assert found(editor, query) == expected


def test_last_changed_first(editor, three):
    Service.objects.filter(key="club").update(
        updated_at=timezone.now() + datetime.timedelta(hours=1)
    )
    assert found(editor, "sort=updated")[0] == "Lunch club"


def test_an_answered_report_no_longer_counts(editor, three):
    Report.objects.update(answer="Done", answered_at=timezone.now())
    assert found(editor, "reported=open") == []


def test_whole_languages_are_found_whole(editor, three):
    line = Service.objects.get(key="line")
    for code in ("pa", "ur", "ar", "ro", "ti", "gu", "zh-hant"):
        save_texts(line, language=code, texts={"name": "x"}, state=State.REVIEWED)
    assert "Helpline" not in found(editor, "language=any")
    assert "All nine" in text(editor.get(f"{LIST}?q=helpline"))


def test_a_row_says_what_waits(editor, three):
    said = text(editor.get(f"{LIST}?q=lunch"))
    assert "12 days late" in said
    assert "Still correct" in said
    assert "Missing: Polish, Punjabi, Urdu" in said


def test_the_counts_lead_to_their_lists(editor, three):
    links = {
        link.get_text(strip=True): link["href"]
        for link in page(editor.get(LIST)).select(".facts a")
    }
    assert list(links)[:3] == ["1 due for a check", "1 open report", "1 draft"]
    assert found(editor, links["1 due for a check"][1:]) == ["Lunch club"]
    assert found(editor, links["1 draft"][1:]) == ["Art class"]


def test_the_form_shows_what_was_asked(editor, three):
    answer = page(editor.get(f"{LIST}?check_due=due&q=lunch"))
    assert answer.select_one("#id_check_due option[selected]")["value"] == "due"
    assert answer.select_one("#id_q")["value"] == "lunch"


def test_nothing_found_says_so_kindly(editor, three):
    assert "No listing is like that" in text(editor.get(f"{LIST}?q=nowhere"))


def test_every_row_opens(editor, three):
    for link in page(editor.get(LIST)).select(".keeping-table__open"):
        assert editor.get(link["href"]).status_code == 200


def test_pages(editor, db):
    ServiceFactory.create_batch(51)
    assert len(found(editor)) == 50
    assert len(found(editor, "page=2")) == 1


@pytest.mark.parametrize("count", [1, 40])
def test_the_number_of_queries_does_not_grow(editor, db, django_assert_max_num_queries, count):
    ServiceFactory.create_batch(count)
    with django_assert_max_num_queries(14):
        editor.get(LIST)


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=99999999999999999999", "page=x", "q=%00", f"q={'x' * 5000}",
     "language=xx", "need=gold", "source=%F0%9F%8D%B2", "sort=;drop", "publication=all&status=all",
     "q=%27%22%3C", "check_due=due&check_due=never"],
)  # fmt: skip
def test_a_query_nobody_could_mean(editor, three, query):
    assert editor.get(f"{LIST}?{query}").status_code == 200


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    query=st.dictionaries(
        st.sampled_from(["q", "publication", "status", "check_due", "reported", "language",
                         "need", "source", "sort", "page"]),
        st.text(max_size=20) | st.sampled_from(["due", "any", "pl", "draft", "open", "staff"]),
        max_size=4,
    )
)  # fmt: skip
def test_any_query_gives_a_page(editor, three, query):
    """The editor's client is the same for every example: a GET changes nothing."""
    clean = {name: value.encode("utf-8", "ignore").decode() for name, value in query.items()}
    assert editor.get(LIST, clean).status_code == 200


def test_a_translator_does_not_see_the_list(sign_in, three):
    assert sign_in("translator").get(LIST).status_code == 403
