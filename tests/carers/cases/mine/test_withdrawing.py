"""What a carer takes back."""

import datetime

import pytest
from django.utils import timezone

from carers.cases import own
from carers.cases.sending import sent_from
from carers.models import Case, Talk
from portal.alerts.actions import raise_alert
from portal.alerts.models import Alert, Level
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from portal.notices.models import Notice
from tests.carers.cases.mine.conftest import let_in, url
from tests.carers.plans.reading import text
from tests.factories.accounts import person
from tests.factories.cases import URDU_WORDS, case_of
from tests.factories.plans import draft_with_key, plan_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("state", ["new", "checking", "talked"])
def test_withdrawing_asks_first_and_tells_staff(client, state):
    case = case_of(state=state, owner=person("carers_adviser", email="ada@example.org"))
    talk = case.talks.create(at=timezone.now() + DAY, place="phone")
    case.pauses.create(reason="unwell")
    raise_alert(level=Level.NOW, reason="answers", subject=case, words=str(case), url="/")
    Notice.objects.all().delete()
    let_in(client, case)
    client.get(url("withdraw", case))
    case.refresh_from_db()
    assert case.state == state
    client.post(url("withdraw", case))
    case.refresh_from_db()
    assert (case.state, case.ended_how) == (Case.State.WITHDRAWN, "carer")
    assert case.ended_at
    assert not case.pauses.filter(ended_at=None).exists()
    talk.refresh_from_db()
    assert talk.state == Talk.State.CANCELLED
    assert Alert.objects.open().count() == 1
    assert Notice.objects.get().recipient == "ada@example.org"


def test_nobody_translates_what_she_took_back(case):
    ask_for_translation(subject=case, parts={"answer/want": URDU_WORDS}, source="ur")
    own.withdraw(case=case)
    assert not OwnWords.objects.of(case).exists()


def test_what_she_wrote_is_translated_while_she_may_be_in_danger(case):
    ask_for_translation(subject=case, parts={"answer/want": URDU_WORDS}, source="ur")
    raise_alert(level=Level.NOW, reason="answers", subject=case, words=str(case), url="/")
    own.withdraw(case=case)
    assert OwnWords.objects.of(case).waiting().exists()


def test_other_rooms_and_systems_hear_of_it(case, monkeypatch):
    heard = []
    monkeypatch.setattr(own, "tell", lambda event, case: heard.append((event, case.state)))
    own.withdraw(case=case)
    assert heard == [("assessment.withdrawn", "withdrawn")]


def test_her_own_plan_stays_and_can_be_sent_again(case):
    draft, _key = draft_with_key(case.version)
    plan_of(draft)
    Case.objects.filter(pk=case.pk).update(draft=draft)
    own.withdraw(case=case)
    assert draft.plans.exists()
    assert sent_from(draft) is None
    assert case_of(draft=draft).draft == draft


@pytest.mark.parametrize("state", ["decided", "record-sent", "closed", "withdrawn"])
def test_what_is_decided_or_over_cannot_be_withdrawn(client, state):
    case = case_of(state=state, ended_at=timezone.now(), decided_at=timezone.now())
    let_in(client, case)
    assert "You cannot take it back any more" in text(client.get(url("withdraw", case)))
    answer = client.post(url("withdraw", case), follow=True)
    assert "You cannot take it back any more. Please phone us." in answer.content.decode()
    case.refresh_from_db()
    assert case.state == state
