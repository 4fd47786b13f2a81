"""What a carer can have deleted."""

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from carers.cases import deleting, own
from carers.models import Case, Decision, Note
from portal.alerts.actions import raise_alert
from portal.alerts.models import Level
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from tests.carers.cases.mine.conftest import let_in, url
from tests.carers.plans.reading import text
from tests.factories.accounts import person
from tests.factories.cases import URDU_WORDS, call_back, case_of, case_with_harm, referral

pytestmark = pytest.mark.django_db


def leftovers(pk):
    """Rows anywhere that point to a case, apart from the record of what was done."""
    found = []
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields() if hasattr(field, "attname")}
        to_case = dict.fromkeys(names & {"case", "previous", "review_of"}, pk)
        about = {name: str(pk) for name in names & {"subject_id"}}
        found += [
            f"{model._meta.label}.{name}"
            for name, value in {**to_case, **about}.items()
            if model is not AuditEvent and model.objects.filter(**{name: value}).exists()
        ]
    return found


def full_of_everything(**changes):
    case = case_of(language="ur", **changes)
    own.add(case=case, words=URDU_WORDS, language="ur")
    case.talks.create(at=timezone.now(), place="phone")
    case.attempts.create(how="phone", outcome="no-answer")
    case.check_ins.create()
    case.links.create(purpose="status", token_hash="x" + str(case.pk)[:8])
    case.pauses.create(reason="unwell")
    return case


def test_deleting_asks_first_and_leaves_nothing(client):
    case = full_of_everything()
    pk = case.pk
    assert leftovers(pk)
    let_in(client, case)
    assert "Yes, delete all of it" in text(client.get(url("delete", case)))
    assert Case.objects.filter(pk=pk).exists()
    answer = client.post(url("delete", case), follow=True)
    assert "It is deleted" in text(answer)
    assert not Case.objects.filter(pk=pk).exists()
    assert leftovers(pk) == []
    event = AuditEvent.objects.get(verb="carers.case.deleted")
    assert (event.subject_id, event.subject_kind) == ("", "")
    assert client.get(url("case", case)).url == reverse("carers:mine")


def test_a_review_outlives_what_it_reviewed():
    case = case_of()
    review = case_of(kind="review", previous=case)
    deleting.delete(case=case)
    review.refresh_from_db()
    assert review.previous is None


@pytest.mark.parametrize(
    ("make", "state", "may"),
    [
        (case_of, "new", True),
        (case_of, "withdrawn", True),
        (case_of, "checking", False),
        (case_of, "talked", False),
        (case_of, "closed", False),
        (call_back, "checking", True),
        (referral, "closed", True),
    ],
)
def test_what_may_be_deleted(make, state, may):
    assert deleting.may_delete(make(state=state)) is may


def test_a_decision_is_a_record_in_every_state():
    case = case_of(state="new", decided_at=timezone.now())
    assert not deleting.may_delete(case)
    case = case_of(state="withdrawn")
    Decision.objects.create(
        case=case, outcome="meets", reasons="x", organisation="council", by=person()
    )
    assert not deleting.may_delete(case)


def test_what_is_on_hold_stays_until_the_hold_is_lifted(case):
    lead = person()
    hold = case.holds.create(reason="A complaint", placed_by=lead)
    assert not deleting.may_delete(case)
    hold.lifted_at, hold.lifted_by = timezone.now(), lead
    hold.save()
    assert deleting.may_delete(case)


def test_an_alert_about_safety_is_a_record_and_is_not_told_of(client):
    case = case_with_harm(owner=person("carers_adviser", email="ada@example.org"))
    raise_alert(level=Level.HARM, reason="answers", subject=case, words=str(case), url="/")
    Notice.objects.all().delete()
    let_in(client, case)
    words = text(client.get(url("delete", case)))
    assert "alert" not in words.lower()
    assert "harm" not in words.lower()
    client.post(url("delete", case))
    assert Case.objects.filter(pk=case.pk).exists()
    note = case.notes.get()
    assert (note.kind, note.by) == (Note.Kind.ADDED, None)
    assert "deleted" in note.words
    assert "deleted" in Notice.objects.get().context["what"]
