"""Which drafts this browser may open. The session holds their keys and nothing else of them."""

import uuid
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from questionnaires.journey.keys import hash_of_key
from questionnaires.models import Draft

SESSION = "drafts"
STAFF = "staff_drafts"
"""Keys of what a member of staff fills in with somebody. Kept apart: the pages of the public do
not open for them, so that whatever staff read goes through pages that record it."""
MOST_IN_SESSION = 20
"""Older ones can still be opened with their code."""


class NoKey(Exception):
    """This browser does not hold the key of the draft, or there is no such draft any more."""


def draft_for(
    request: HttpRequest,
    draft_id: uuid.UUID | str,
    *,
    slot: str = SESSION,
    along: tuple[str, ...] = (),
) -> Draft:
    """The draft with its version and pages, for whoever holds its key. Raises NoKey.

    It does not say which of the two is missing, the draft or the key. `along` names what else of
    the draft comes with it in the same query.
    """
    key = _keys(request, slot).get(str(draft_id))
    if not isinstance(key, str):
        raise NoKey
    drafts = Draft.objects.alive().for_journey().select_related(*("version", *along))
    draft = drafts.filter(pk=draft_id).first()
    if draft is None or not constant_time_compare(draft.key_hash, hash_of_key(key)):
        raise NoKey
    return draft


def hold(request: HttpRequest, draft: Draft, key: str, *, slot: str = SESSION) -> None:
    """Lets this browser open the draft, until it is closed."""
    # As when signing in: whoever planted a session id in this browser does not get in with it.
    request.session.cycle_key()
    kept = [(known, of) for known, of in _keys(request, slot).items() if known != str(draft.pk)]
    request.session[slot] = dict([*kept, (str(draft.pk), key)][-MOST_IN_SESSION:])


def let_go(
    request: HttpRequest, draft_id: uuid.UUID | str | None = None, *, slot: str = SESSION
) -> None:
    """Forgets the key of one draft, or of all."""
    if draft_id is None:
        request.session.pop(slot, None)
    else:
        request.session[slot] = {
            known: key for known, key in _keys(request, slot).items() if known != str(draft_id)
        }


def held(request: HttpRequest, questionnaire: str) -> Draft | None:
    """The draft of this questionnaire that this browser worked on last."""
    return next(iter(all_held(request, questionnaire)), None)


def all_held(
    request: HttpRequest,
    questionnaire: str = "",
    *,
    slot: str = SESSION,
    along: tuple[str, ...] = (),
) -> list[Draft]:
    """All that this browser may open, of one questionnaire or of any; the one it worked on last
    first."""
    keys = _keys(request, slot)
    if not keys:
        return []
    drafts = Draft.objects.alive().for_journey().select_related(*("version", *along))
    if questionnaire:
        drafts = drafts.filter(version__questionnaire=questionnaire)
    return [
        draft
        for draft in drafts.filter(pk__in=list(keys)).order_by("-updated_at")
        if constant_time_compare(draft.key_hash, hash_of_key(keys[str(draft.pk)]))
    ]


def _keys(request: HttpRequest, slot: str) -> dict[str, Any]:
    found = request.session.get(slot)
    return found if isinstance(found, dict) else {}
