"""Beginning to type in somebody's answers."""

from typing import TYPE_CHECKING

from django.db import transaction

from portal.audit.actions import record
from questionnaires.journey.actions import Started
from questionnaires.models import Draft
from surveys.answering.beginning import begin
from surveys.models import Attempt, Invitation, Mode, Survey, Team

if TYPE_CHECKING:
    from portal.accounts.models import User

BEGUN = "surveys.entry.begun"
WAYS = {
    Mode.HELPED: Draft.Channel.IN_PERSON,
    Mode.REPRESENTATIVE: Draft.Channel.IN_PERSON,
    Mode.PHONE: Draft.Channel.PHONE,
    Mode.PAPER: Draft.Channel.PAPER,
}
"""Modes of answers that staff type in, and how these come to them."""


@transaction.atomic
def begin_for(
    *,
    survey: Survey,
    form: str,
    language: str,
    mode: str,
    team: Team | None,
    by: "User",
    invitation: Invitation | None = None,
    anew: bool = False,
) -> Started:
    """A draft that a member of staff fills in for somebody. Raises NotOpen.

    With an invitation the team is that of the invitation, and what she began herself goes on here
    unless it is to begin anew. The record says that somebody's answers were begun: no draft, no
    way, and of anonymous ones nothing later either.
    """
    started = begin(
        survey=survey,
        form=form,
        language=language,
        mode=mode,
        invitation=invitation,
        anew=anew,
    )
    draft = started.draft
    draft.channel, draft.entered_by, draft.language = WAYS[Mode(mode)], by, language
    draft.save(update_fields=["channel", "entered_by", "language"])
    Attempt.objects.filter(draft=draft).update(mode=mode, **({} if invitation else {"team": team}))
    record(by=by, verb=BEGUN, subject=f"answers to {survey.pk}")
    return started
