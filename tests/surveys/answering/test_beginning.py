"""Who may begin, and how often."""

import datetime

import pytest
from django.utils import timezone

from questionnaires.models import Draft, Version, VersionState
from surveys.answering.beginning import NotOpen, begin
from surveys.models import Attempt, Door, Form, Invitation, Mode, Survey
from tests.factories.surveys import invited, survey_of, team_of

PAST = datetime.timedelta(days=1)


def begun(survey, **fields):
    given = {"form": Form.STANDARD, "language": "pl", "mode": Mode.HELPED, **fields}
    return begin(survey=survey, **given).draft


def test_a_draft_knows_what_it_belongs_to(survey: Survey) -> None:
    draft = begun(survey, form=Form.EASY)
    attempt = draft.survey_attempt
    assert (draft.language, draft.length, draft.version.questionnaire) == (
        "pl",
        Draft.Length.FULL,
        "tea-club-easy",
    )
    assert (attempt.form, attempt.mode, attempt.team, attempt.is_trial) == (
        "easy",
        "helped",
        None,
        False,
    )


def test_the_team_is_that_of_the_invitation_or_the_door(survey: Survey) -> None:
    door = Door.objects.create(survey=survey, team=team_of("south"), code="246813")
    assert begun(survey, door=door).survey_attempt.team.pk == "south"
    guest = invited(survey, team=team_of("north"))
    assert begun(survey, invitation=guest).survey_attempt.team.pk == "north"


def test_it_is_noted_that_an_invitation_was_begun_and_nothing_else(invitation: Invitation) -> None:
    before = Invitation.objects.values().get()
    begun(invitation.survey, invitation=invitation)
    after = Invitation.objects.values().get()
    assert {name for name in after if after[name] != before[name]} == {"was_started"}


def test_an_invitation_has_one_draft_which_comes_back_under_a_new_key(invitation) -> None:
    first = begin(
        survey=invitation.survey, form="standard", language="en", mode="self", invitation=invitation
    )
    again = begin(
        survey=invitation.survey, form="easy", language="ur", mode="helped", invitation=invitation
    )
    assert again.draft == first.draft
    assert again.key != first.key
    assert Draft.objects.get().key_hash == again.draft.key_hash != first.draft.key_hash
    assert (Attempt.objects.get().form, Attempt.objects.get().mode) == ("standard", "self")


def test_whoever_wants_to_start_new_gets_a_new_draft_and_the_old_is_gone(invitation) -> None:
    first = begun(invitation.survey, invitation=invitation)
    second = begun(invitation.survey, invitation=invitation, form=Form.EASY, anew=True)
    assert list(Draft.objects.all()) == [second]
    assert second != first


def test_after_a_draft_has_expired_the_invitation_is_begun_again(invitation) -> None:
    first = begun(invitation.survey, invitation=invitation)
    Draft.objects.update(expires_at=timezone.now() - PAST)
    assert begun(invitation.survey, invitation=invitation) != first
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        *({"state": state} for state in Invitation.State.values if state != "sent"),
        {"expires_on": datetime.date(2020, 1, 1)},
    ],
    ids=str,
)
def test_only_what_was_sent_and_is_not_over_can_be_begun(survey: Survey, change) -> None:
    with pytest.raises(NotOpen):
        begun(survey, invitation=invited(survey, **change))
    assert not Draft.objects.exists()


def test_without_published_questions_nothing_can_be_begun(db: None) -> None:
    survey = survey_of(has_easy=False)
    with pytest.raises(NotOpen):
        begun(survey, form=Form.EASY)


def test_a_draft_of_the_questions_can_be_tried_out(survey: Survey) -> None:
    published = Version.objects.get(questionnaire="tea-club")
    new = Version.objects.create(
        questionnaire="tea-club",
        number=2,
        state=VersionState.DRAFT,
        body=published.body,
        digest=published.digest,
    )
    draft = begun(survey, is_trial=True, version=new)
    assert (draft.version, draft.survey_attempt.is_trial) == (new, True)
