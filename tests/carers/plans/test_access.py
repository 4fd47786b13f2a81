"""Only who holds a key gets in, to every address of a plan."""

import uuid
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from carers.models import EmergencyPlan, HiddenCount, Plan, PlanLink, Reminder
from questionnaires.models import Draft, DraftStep
from tests.carers.conftest import Carer
from tests.carers.plans.reading import text
from tests.clients import CheckingClient

Somebody = Callable[..., Carer]
PLAN_PAGES = [
    ("get", "plan", {}),
    ("post", "plan-change", {}),
    ("post", "plan-refresh", {}),
    ("get", "plan-print", {}),
    ("get", "plan-pdf", {}),
    ("get", "plan-send", {}),
    ("post", "plan-send", {}),
    ("get", "plan-remind", {}),
    ("post", "plan-remind", {}),
    ("get", "plan-delete", {}),
    ("post", "plan-delete", {}),
    ("get", "emergency", {"person": 1}),
    ("get", "emergency-pdf", {"person": 1}),
    ("get", "emergency-card", {"person": 1}),
    ("post", "emergency-delete", {"person": 1}),
    ("get", "emergency-edit", {"person": 1, "part": "person"}),
    ("post", "emergency-edit", {"person": 1, "part": "person"}),
]
pages = pytest.mark.parametrize(("method", "name", "more"), PLAN_PAGES)


@pages
def test_without_the_key_it_asks_for_the_code(
    carer: Somebody, method: str, name: str, more: dict[str, object]
) -> None:
    somebody = carer()
    answer = getattr(CheckingClient(), method)(somebody.url(name, **more))
    assert (answer.status_code, answer.url) == (302, reverse("carers:resume"))
    assert "no-store" in answer["Cache-Control"]
    assert Plan.objects.exists()


@pages
def test_the_key_of_another_plan_opens_nothing(
    carer: Somebody, method: str, name: str, more: dict[str, object]
) -> None:
    mine = carer().url(name, **more)
    # From here on the browser holds the key of this one only.
    theirs = carer()
    assert theirs.see().status_code == 200
    assert getattr(theirs.client, method)(mine).url == reverse("carers:resume")


def test_a_plan_that_never_was_answers_alike(carer: Somebody) -> None:
    somebody = carer()
    stranger = CheckingClient().get(somebody.url("plan"))
    invented = CheckingClient().get(reverse("carers:plan", kwargs={"plan": uuid.uuid4()}))
    assert (stranger.status_code, stranger.url) == (invented.status_code, invented.url)


def test_an_expired_plan_is_shut(carer: Somebody) -> None:
    somebody = carer()
    Draft.objects.update(expires_at="2020-01-01T00:00Z")
    assert somebody.see().status_code == 302


@pytest.mark.parametrize("held", ["", "x", 5, [], {"a": 1}, None])
def test_a_spoilt_session_opens_nothing_and_breaks_nothing(carer: Somebody, held: object) -> None:
    somebody = carer()
    session = somebody.client.session
    session["plan_links"] = held
    session["drafts"] = {}
    session.save()
    assert somebody.see().status_code == 302


def test_forms_need_their_own_token(carer: Somebody) -> None:
    somebody = carer()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = somebody.client.cookies
    assert strict.post(somebody.url("plan-delete")).status_code == 403
    assert Plan.objects.exists()


def test_what_was_typed_meanwhile_is_not_lost(carer: Somebody) -> None:
    somebody = carer()
    url = somebody.url("emergency-edit", person=1, part="care")
    answer = CheckingClient().post(url, {"routine": "Tea at 4\n<b>Nap</b>", "key_safe": "yes"})
    assert answer.status_code == 403
    assert "Tea at 4 <b>Nap</b>" in text(answer)
    assert "no-store" in answer["Cache-Control"]


class TestDeleting:
    def test_asks_first(self, carer: Somebody) -> None:
        somebody = carer()
        assert "Nobody can bring them back." in text(somebody.see("plan-delete"))
        assert Plan.objects.exists()

    def test_leaves_nothing(self, carer: Somebody) -> None:
        somebody = carer(answers={"break": "never"}, kept=True)
        somebody.send("emergency-edit", {"name": "Mum"}, person=1, part="person")
        Reminder.objects.create(
            draft=somebody.draft, address="a@example.org", language="en", due_on="2027-01-01"
        )
        PlanLink.objects.create(plan=somebody.plan, reader="other", token_hash="x")
        answer = somebody.send("plan-delete")
        assert answer.url == reverse("carers:plan-deleted")
        for model in (Plan, EmergencyPlan, Reminder, PlanLink, Draft, DraftStep):
            assert not model.objects.exists(), model
        assert somebody.see().status_code == 302

    def test_says_what_is_gone(self, client: CheckingClient, db: None) -> None:
        assert "Your plan is deleted" in text(client.get(reverse("carers:plan-deleted")))

    def test_twice_is_no_error(self, carer: Somebody) -> None:
        somebody = carer()
        somebody.send("plan-delete")
        assert somebody.send("plan-delete").status_code == 302


def test_no_answer_can_be_read_in_the_tables(carer: Somebody) -> None:
    somebody = carer(answers={"want": "a sentence of my own"}, kept=True)
    somebody.do("add", text="ring my sister Aminata")
    somebody.do("hide", "later-one")
    somebody.send("emergency-edit", {"name": "Grandmother Ruth"}, person=1, part="person")
    dump = []
    with connection.cursor() as cursor:
        for model in (Plan, EmergencyPlan, PlanLink, Reminder, HiddenCount, Draft, DraftStep):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            dump.append(str(cursor.fetchall()))
    stored = " ".join(dump)
    for words in ("Aminata", "Ruth", "sentence of my own", "Because you said", "parent"):
        assert words not in stored
    assert settings.ENCRYPTION_KEYS
