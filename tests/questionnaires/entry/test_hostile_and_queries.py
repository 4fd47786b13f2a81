"""Whatever is posted there is an answer in words, and long forms cost no more queries."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.questionnaires import many_pages, published
from tests.questionnaires.entry.conftest import Staff
from tests.questionnaires.journey.test_hostile import NASTY
from tests.questionnaires.journey.test_queries import counted


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_post_fails(staff: Staff, value: Any) -> None:
    staff.client.checks_pages = False
    fields: dict[str, Any] = {"go": value, "choose": value}
    for one in staff.stored.definition.pages:
        fields[f"seen.{one.code}"] = value
        fields |= {f"{one.code}-{question.code}": value for question in one.questions}
    for _time in range(2):
        # 400: more fields than any form of ours has.
        assert staff.client.post(staff.url(), fields).status_code in {302, 400}
        assert staff.see(query="?errors").status_code == 200
    for name in ("danger", "code", "close"):
        assert staff.client.post(staff.url(name), fields).status_code < 500


@pytest.mark.parametrize("choose", ["name:9", "name:", "name", ":0", "moon:0", "name:-1", "name:x"])
def test_a_choice_between_nothing_changes_nothing(staff: Staff, choose: str) -> None:
    staff.send(name__nick="Jo")
    staff.send(choose=choose)
    assert staff.row("name").answers == {"nick": "Jo"}


def test_codes_that_are_no_option_are_not_kept(staff: Staff) -> None:
    staff.send(pets__pets="tiger")
    assert staff.pages() == []


def test_queries_do_not_grow_with_the_questions(db: None) -> None:
    seen, sent = set(), set()
    for number, pages in enumerate((10, 60), 1):
        published(many_pages(pages), number=number)
        client = CheckingClient()
        client.force_login(person("council_worker"))
        staff = Staff.beginning(client, language="pl")
        fields: dict[str, Any] = staff.form()
        answers = {f"p{place}-q{place}": "yes" for place in range(pages)}
        with CaptureQueriesContext(connection) as shown:
            staff.see()
        with CaptureQueriesContext(connection) as first:
            staff.client.post(staff.url(), {**fields, **answers, "go": "save"})
        fields = staff.form()
        with CaptureQueriesContext(connection) as again:
            no = dict.fromkeys(answers, "no")
            staff.client.post(staff.url(), {**fields, **no, "go": "save"})
        assert len(staff.stored.answers()) == pages
        seen.add(counted(shown))
        sent.add((counted(first), counted(again)))
    assert (len(seen), len(sent)) == (1, 1), (seen, sent)
    assert max(seen) <= 9
