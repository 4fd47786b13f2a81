"""The work for one page is the same however long the questionnaire is (fault 11 of formtools)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from questionnaires.forms import PageForm
from questionnaires.models import DraftStep
from tests.clients import CheckingClient
from tests.factories.questionnaires import many_pages, published
from tests.questionnaires.journey.conftest import Person

HELD_BY_TESTS = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN")


def almost_done(pages: int) -> Person:
    """On the last but one of so many pages, each of which opens the next."""
    published(many_pages(pages))
    person = Person.starting(CheckingClient(), **{"p0-q0": "yes"})
    for place in range(1, pages - 1):
        DraftStep.objects.create(
            draft=person.stored, page=f"p{place}", answers={f"q{place}": "yes"}, revision=1
        )
    return person


def counted(query_log: CaptureQueriesContext) -> int:
    queries = [one["sql"] for one in query_log.captured_queries]
    return len([sql for sql in queries if not sql.startswith(HELD_BY_TESTS)])


@pytest.mark.parametrize("pages", [10, 60])
def test_queries_and_forms_of_a_page_do_not_grow(
    db: None, pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = almost_done(pages)
    made = []
    build = PageForm.__init__

    def counting(self: PageForm, *args: object, **kwargs: object) -> None:
        made.append(self)
        build(self, *args, **kwargs)  # type: ignore[arg-type]

    fields = person.form("p1")
    monkeypatch.setattr(PageForm, "__init__", counting)
    with CaptureQueriesContext(connection) as shown:
        person.see("p1")
    with CaptureQueriesContext(connection) as sent:
        person.client.post(person.step("p1"), {**fields, "p1-q1": "no"})
    with CaptureQueriesContext(connection) as typed:
        person.client.post(person.url("autosave", step="p1"), {**fields, "p1-q1": "yes"})
    assert len(made) == 2
    # The session, the draft with its version, its pages; a write takes three more.
    assert (counted(shown), counted(sent)) == (3, 6)
    assert counted(typed) <= 6


@pytest.mark.parametrize("pages", [10, 60])
def test_words_and_recording_of_a_page_are_a_query_each_in_another_language(
    db: None, pages: int
) -> None:
    person = almost_done(pages)
    url = person.step("p1").replace("/en/", "/pl/")
    with CaptureQueriesContext(connection) as shown:
        assert person.client.get(url).status_code == 200
    assert counted(shown) == 5


@pytest.mark.parametrize("pages", [10, 60])
def test_the_check_asks_the_database_no_more_for_more_pages(db: None, pages: int) -> None:
    person = almost_done(pages)
    last = f"p{pages - 1}"
    person.answer(**{last: {f"q{pages - 1}": "no"}})
    with CaptureQueriesContext(connection) as shown:
        assert person.see("check").status_code == 200
    # One of them asks whether there is a plan already.
    assert counted(shown) == 4


@pytest.mark.parametrize("pages", [10, 60])
def test_paper_and_parts_ask_no_more_either(db: None, pages: int) -> None:
    person = almost_done(pages)
    with CaptureQueriesContext(connection) as parts:
        person.client.get(person.url("more"))
    with CaptureQueriesContext(connection) as paper:
        person.client.get(reverse("carers:paper").replace("/en/", "/ur/"))
    # One of each looks whether somebody is signed in, whose time may be over.
    assert (counted(parts), counted(paper)) == (3, 3)
