"""That this browser has sent its answers: so that sending twice shows the thanks twice.

It is noted before they are sent, and kept by the browser's session only: the id of a draft that is
gone by then, and which survey it was.
"""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

SESSION = "surveys_sent"
MOST = 10


def note(request: HttpRequest, draft_id: uuid.UUID, survey: str) -> None:
    """Stored at once: a second press of the button may already be on its way."""
    noted = {**_noted(request.session), str(draft_id): survey}
    request.session[SESSION] = dict(list(noted.items())[-MOST:])
    request.session.save()


def survey_sent(request: HttpRequest, draft_id: uuid.UUID) -> str:
    """The survey that this draft was sent for from here; empty for none.

    Looks into the store as well: this request may have read the session before the other wrote.
    """
    found = _noted(request.session).get(str(draft_id), "")
    if found or not request.session.session_key:
        return found
    engine = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    return _noted(engine(request.session.session_key)).get(str(draft_id), "")


def _noted(store: "SessionBase") -> dict[str, str]:
    found = store.get(SESSION)
    return found if isinstance(found, dict) else {}
