"""Sending the answers: once, whatever happens on the way."""

from django.db import transaction

from questionnaires.models import Draft
from surveys.keys import pseudonym_of
from surveys.models import Attempt, Identity, Invitation
from surveys.recording import record_response


@transaction.atomic
def finish(*, draft: Draft) -> None:
    """Writes the answers down, spends the invitation and deletes the draft, all of it or nothing.

    The second time there is no draft, and nothing happens. Of an anonymous answer no event is
    recorded and no time kept. An invitation that was withdrawn meanwhile is left alone: what she
    says is heard all the same, and leads to nobody.
    """
    invitation = _locked_invitation(draft)
    locked = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if locked is None:
        return
    attempt = Attempt.objects.select_related("survey", "team", "door").get(draft=locked)
    attempt.invitation = invitation
    if invitation is None or invitation.state != Invitation.State.ANSWERED:
        _record(locked, attempt)
    if invitation is not None:
        _spend(invitation)
    locked.delete()


def _locked_invitation(draft: Draft) -> Invitation | None:
    """Before the draft, as whoever begins does: two that lock in one order wait for each other."""
    invitations = Invitation.objects.select_for_update(of=("self",))
    return invitations.filter(attempt__draft=draft.pk).first()


def _record(draft: Draft, attempt: Attempt) -> None:
    identity, invitation = attempt.identity, attempt.invitation
    record_response(
        survey=attempt.survey,
        version=draft.version,
        form=attempt.form,
        language=draft.language,
        mode=attempt.mode,
        channel=attempt.channel,
        identity=identity,
        team=attempt.team,
        answers=draft.visible_answers(),
        invitation=invitation if identity == Identity.LINKED else None,
        pseudonym=_pseudonym(attempt),
        is_trial=attempt.is_trial,
    )


def _pseudonym(attempt: Attempt) -> str:
    invitation = attempt.invitation
    if attempt.identity != Identity.PSEUDONYMOUS or invitation is None:
        return ""
    known_by = invitation.reference or invitation.recipient
    return pseudonym_of(attempt.survey_id, known_by) if known_by else ""


def _spend(invitation: Invitation) -> None:
    """Whom it was for is forgotten, and the message that says it; whose it was is kept where the
    answer says so."""
    if invitation.state != Invitation.State.SENT:
        return
    invitation.state = Invitation.State.ANSWERED
    invitation.recipient, invitation.person_hash, invitation.notice = "", "", None
    if invitation.identity != Identity.LINKED:
        invitation.reference = ""
    invitation.remind_on = None
    invitation.save(
        update_fields=["state", "recipient", "person_hash", "notice", "reference", "remind_on"]
    )
