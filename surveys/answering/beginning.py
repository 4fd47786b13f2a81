"""Beginning to answer. Whoever was invited may begin again on any device, until the end."""

from django.db import transaction
from django.utils import timezone

from questionnaires.journey import actions, keys
from questionnaires.journey.actions import Started
from questionnaires.models import Draft, Version, VersionState
from questionnaires.models.drafts import KEEP
from surveys.models import Attempt, Door, Invitation, Survey, Team


class NotOpen(Exception):
    """The survey has no questions in this form, or the invitation cannot be answered any more."""


@transaction.atomic
def begin(
    *,
    survey: Survey,
    form: str,
    language: str,
    mode: str,
    invitation: Invitation | None = None,
    door: Door | None = None,
    is_trial: bool = False,
    version: Version | None = None,
    anew: bool = False,
) -> Started:
    """A new draft of answers, and the key that opens it. Raises NotOpen.

    Of an invitation there is one draft at a time: what was begun before is given back under a new
    key, which shuts it where it was open; with `anew` it is deleted first. `version` is another
    than the published one, to try it out. No time is written down.
    """
    if invitation is not None:
        invitation = _to_be_begun(invitation)
        going = under_way(invitation)
        if going is not None and not anew:
            return _under_a_new_key(going)
        Draft.objects.filter(survey_attempt__invitation=invitation).delete()
    asked = version or published(survey, form)
    if asked is None:
        raise NotOpen
    started = actions.start_again(
        version=asked, language=language, length=Draft.Length.FULL, pages={}
    )
    Attempt.objects.create(
        draft=started.draft,
        survey=survey,
        form=form,
        mode=mode,
        team=_team_of(invitation or door),
        invitation=invitation,
        door=door,
        is_trial=is_trial,
    )
    return started


def published(survey: Survey, form: str) -> Version | None:
    """The questions that are asked now."""
    return Version.objects.filter(
        questionnaire=survey.questionnaire(form), state=VersionState.ACTIVE
    ).first()


def under_way(invitation: Invitation) -> Draft | None:
    """What was begun and not sent, unless its time is over."""
    drafts = Draft.objects.alive().select_related("survey_attempt")
    return drafts.filter(survey_attempt__invitation=invitation).first()


def _to_be_begun(invitation: Invitation) -> Invitation:
    """Locked: whoever begins at the same moment, or sends, waits."""
    locked = Invitation.objects.can_be_answered().select_for_update().filter(pk=invitation.pk)
    found = locked.first()
    if found is None:
        raise NotOpen
    if not found.was_started:
        found.was_started = True
        found.save(update_fields=["was_started"])
    return found


def _under_a_new_key(draft: Draft) -> Started:
    key = keys.new_key()
    draft.key_hash = keys.hash_of_key(key)
    draft.expires_at = timezone.now() + KEEP
    draft.save(update_fields=["key_hash", "expires_at"])
    return Started(draft, key)


def _team_of(source: Invitation | Door | None) -> Team | None:
    return source.team if source else None
