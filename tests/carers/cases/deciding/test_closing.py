"""The end of a case: by whom, for what, and what goes with it."""

import pytest
from django.utils import timezone

from carers.cases import closing
from carers.cases.changing import Ended
from carers.cases.refusing import Refused
from carers.models import Case, Note
from portal.accounts.roles import CODES
from portal.alerts.actions import raise_alert
from portal.alerts.models import Level
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from portal.notices.models import Notice
from tests.carers.cases.deciding.conftest import COUNCIL, PROVIDER, decided, held
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of, referral

pytestmark = pytest.mark.django_db
MANAGERS = {PROVIDER: "carers_manager", COUNCIL: "council_manager"}
WORKERS = {PROVIDER: "carers_adviser", COUNCIL: "council_worker"}


def close(case, by, how, **changes):
    closing.close(case=case, seen=case.revision, by=by, how=how, **changes)


@pytest.mark.parametrize("role", CODES)
@pytest.mark.parametrize("organisation", [PROVIDER, COUNCIL])
def test_who_closes_an_assessment(role, organisation):
    codes = [end.code for end in closing.ends_for(person(role), case_of(organisation=organisation))]
    assert codes == (["moved", "no-longer", "died"] if role == MANAGERS[organisation] else [])


@pytest.mark.parametrize("role", CODES)
@pytest.mark.parametrize("make", [call_back, referral])
def test_who_says_what_came_of_a_call(role, make):
    codes = {end.code for end in closing.ends_for(person(role), make())}
    works = role in (MANAGERS[PROVIDER], WORKERS[PROVIDER])
    assert ({"helped", "assessed", "not-reached"} <= codes) == works
    assert ("moved" in codes) == (role == MANAGERS[PROVIDER])


def test_a_manager_of_one_organisation_who_works_for_the_other_closes_nothing_there():
    both = person("carers_manager", "council_worker")
    assert not closing.ends_for(both, case_of(organisation=COUNCIL))
    assert closing.ends_for(both, case_of())


@pytest.mark.parametrize(("how", "told"), [("moved", 1), ("no-longer", 1), ("died", 0)])
def test_she_is_told_but_never_after_a_death(manager, how, told):
    case = decided()
    close(case, manager, how)
    assert (case.state, case.ended_how) == (Case.State.CLOSED, how)
    assert case.ended_at is not None
    assert Notice.objects.count() == told
    closed = AuditEvent.objects.filter(verb="carers.case.closed")
    assert [event.detail for event in closed] == [{"how": how}]


def test_what_others_should_know_is_a_note_and_in_no_record(manager):
    case = decided()
    close(case, manager, "moved", words="To her sister.")
    assert case.notes.get(kind=Note.Kind.STAFF).words == "To her sister."
    assert "sister" not in str(list(AuditEvent.objects.values_list("detail", flat=True)))


def test_talks_to_come_and_the_clock_that_stands_end_with_it(manager):
    case = decided()
    held(case, state="booked")
    held(case, state="change-asked")
    case.pauses.create(reason="unwell")
    close(case, manager, "moved")
    assert set(case.talks.values_list("state", flat=True)) == {"held", "cancelled"}
    assert case.pauses.get().ended_at is not None


@pytest.mark.parametrize(("make", "waits"), [(case_of, False), (decided, True)])
def test_nothing_is_translated_any_more_but_the_letter_of_a_decision(manager, make, waits):
    case = make()
    ask_for_translation(subject=case, parts={"answer/want": "…"}, source="ur")
    close(case, manager, "moved")
    assert OwnWords.objects.of(case).waiting().exists() == waits


@pytest.mark.parametrize("how", ["", "yacht", "review", "withdrawn", "helped"])
def test_only_for_a_reason_that_is_offered(manager, how):
    case = decided()
    with pytest.raises(Refused):
        close(case, manager, how)
    assert case.state == Case.State.DECIDED


@pytest.mark.parametrize("how", ["helped", "assessed", "handed-on"])
def test_a_call_is_not_over_before_somebody_spoke_with_her(adviser, how):
    case = call_back()
    with pytest.raises(Refused, match="spoken"):
        close(case, adviser, how)
    Case.objects.filter(pk=case.pk).update(first_contact_at=timezone.now())
    close(case, adviser, how)
    assert case.has_ended


def test_one_that_could_not_be_reached_is_told_where_that_is_allowed(adviser):
    close(call_back(), adviser, "not-reached")
    assert Notice.objects.get().template == "case-news"


def test_an_alert_that_nobody_answered_keeps_it_open(manager):
    case = decided()
    raise_alert(level=Level.CONCERN, reason="staff", subject=case, words=str(case), url="/")
    with pytest.raises(Refused, match="alert"):
        close(case, manager, "moved")
    assert not case.has_ended


def test_it_ends_once(manager):
    case = decided()
    close(case, manager, "moved")
    with pytest.raises(Ended):
        close(case, manager, "died")
    assert case.ended_how == "moved"
