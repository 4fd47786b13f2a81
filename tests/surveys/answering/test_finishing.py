"""What becomes of answers that are sent, and of the invitation."""

import datetime

import pytest

from portal.audit.models import AuditEvent
from questionnaires.journey import actions
from questionnaires.models import Draft
from surveys.answering.beginning import begin
from surveys.answering.finishing import finish
from surveys.keys import pseudonym_of
from surveys.models import Comment, Contact, Door, Identity, Invitation, Response, Survey
from tests.factories.surveys import invited, survey_of, team_of
from tests.surveys.answering.conftest import WHOLE


def begun(survey: Survey, **fields) -> Draft:
    """Everything is answered."""
    given = {"form": "standard", "language": "pl", "mode": "self", **fields}
    draft = begin(survey=survey, **given).draft
    for code, answers in WHOLE.items():
        page = draft.definition.page_by_code[code]
        actions.save(draft=draft, page=page, answers=answers, seen=0, language="pl")
    return draft


def sent(survey: Survey, **fields) -> Response:
    finish(draft=begun(survey, **fields))
    return Response.objects.get()


def test_answers_are_written_down_and_the_draft_is_gone(survey: Survey) -> None:
    response = sent(survey, mode="representative")
    assert response.answers == {
        "safe": "yes",
        "contact-wanted": "no",
        "happy": "very",
        "age": "18-64",
    }
    assert (response.language, response.form, response.mode) == ("pl", "standard", "representative")
    assert Comment.objects.get().words == "Warmer tea."
    assert not Draft.objects.exists()


CHANNELS = [
    ({}, "open"),
    ({"door": "link"}, "door"),
    ({"door": "kiosk"}, "kiosk"),
    ({"channel": "letter"}, "letter"),
]


@pytest.mark.parametrize(("way", "channel"), CHANNELS, ids=str)
def test_it_is_kept_by_which_way_she_came(survey: Survey, way, channel) -> None:
    door = invitation = None
    if "door" in way:
        door = Door.objects.create(survey=survey, kind=way["door"], code="1", team=team_of())
    if "channel" in way:
        invitation = invited(survey, channel=way["channel"], team=team_of())
    response = sent(survey, door=door, invitation=invitation)
    assert response.channel == channel
    assert (response.team is not None) == bool(way)


def test_an_invitation_is_spent_and_forgets_whom_it_was_for(survey: Survey) -> None:
    invitation = invited(
        survey,
        identity=Identity.PSEUDONYMOUS,
        reference="LAS 1",
        remind_on=datetime.date(2027, 1, 4),
    )
    sent(survey, invitation=invitation)
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.ANSWERED
    assert (invitation.recipient, invitation.reference, invitation.person_hash) == ("", "", "")
    assert (invitation.remind_on, invitation.notice) == (None, None)


def test_anonymous_leads_nowhere(survey: Survey) -> None:
    response = sent(survey, invitation=invited(survey, reference="LAS 1"))
    assert (response.day, response.invitation, response.pseudonym) == (None, None, "")
    assert response.week.weekday() == 0


def test_pseudonymous_is_the_same_for_the_same_person(survey: Survey) -> None:
    about = {"identity": Identity.PSEUDONYMOUS, "reference": "LAS 1"}
    response = sent(survey, invitation=invited(survey, **about))
    assert response.pseudonym == pseudonym_of(survey.pk, "las1")
    assert response.invitation is None


def test_linked_says_whose_it_is(survey: Survey) -> None:
    invitation = invited(survey, identity=Identity.LINKED, reference="LAS 1")
    assert sent(survey, invitation=invitation).invitation == invitation
    invitation.refresh_from_db()
    assert (invitation.reference, invitation.recipient) == ("LAS 1", "")


def test_safeguarding_is_anonymous_whatever_was_asked_for(db: None) -> None:
    survey = survey_of(is_safeguarding=True)
    response = sent(survey, invitation=invited(survey, identity=Identity.LINKED, reference="1"))
    assert (response.identity, response.invitation) == (Identity.ANONYMOUS, None)


def test_whoever_was_not_invited_is_anonymous_whatever_the_survey_says(db: None) -> None:
    assert sent(survey_of(identity=Identity.LINKED)).identity == Identity.ANONYMOUS


def test_the_second_time_nothing_happens(survey: Survey, invitation: Invitation) -> None:
    draft = begun(survey, invitation=invitation)
    finish(draft=draft)
    finish(draft=draft)
    assert (Response.objects.count(), Comment.objects.count()) == (1, 1)


def test_an_answer_that_came_another_way_meanwhile_counts_once(survey, invitation) -> None:
    draft = begun(survey, invitation=invitation)
    Invitation.objects.update(state=Invitation.State.ANSWERED)
    finish(draft=draft)
    assert not Response.objects.exists()
    assert not Draft.objects.exists()


def test_what_was_withdrawn_meanwhile_is_heard_and_leads_to_nobody(survey: Survey) -> None:
    invitation = invited(survey, identity=Identity.LINKED, reference="LAS 1")
    draft = begun(survey, invitation=invitation)
    Invitation.objects.update(state=Invitation.State.WITHDRAWN)
    finish(draft=draft)
    response = Response.objects.get()
    assert (response.identity, response.invitation) == (Identity.ANONYMOUS, None)
    assert Invitation.objects.get().state == Invitation.State.WITHDRAWN


def test_if_writing_down_fails_nothing_is_spent_and_nothing_lost(
    survey, invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begun(survey, invitation=invitation)

    def fails(invitation: Invitation) -> None:
        raise RuntimeError("the server stops here")

    monkeypatch.setattr("surveys.answering.finishing._spend", fails)
    with pytest.raises(RuntimeError):
        finish(draft=draft)
    assert not Response.objects.exists()
    assert Draft.objects.get().answers()["change"] == "Warmer tea."
    monkeypatch.undo()
    finish(draft=draft)
    assert Response.objects.count() == 1


def test_no_event_says_when(survey: Survey, invitation: Invitation) -> None:
    sent(survey, invitation=invitation)
    assert not AuditEvent.objects.filter(verb__startswith="surveys").exists()


def test_a_trial_is_kept_apart(survey: Survey) -> None:
    response = sent(survey, is_trial=True)
    assert response.is_trial
    assert not Response.objects.that_count().exists()


def test_whoever_wants_to_be_contacted_stands_apart_from_her_answers(survey: Survey) -> None:
    draft = begun(survey)
    definition = draft.definition.page_by_code
    for page, answers in (
        ("contact-wanted", {"contact-wanted": "yes"}),
        ("contact-details", {"contact-name": "Asha", "contact-how": "07700 900001"}),
    ):
        actions.save(draft=draft, page=definition[page], answers=answers, seen=1, language="en")
    finish(draft=draft)
    assert Contact.objects.get().how == "07700 900001"
    assert "07700" not in str(Response.objects.values().get())
