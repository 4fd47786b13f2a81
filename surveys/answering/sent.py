"""That this browser has sent its answers: so that sending twice shows the thanks twice.

It is noted before they are sent, and kept by the browser's session only: the id of a draft that is
gone by then, and which survey it was.
"""

import uuid

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

SESSION = "surveys_sent"
MOST = 10


def note(request: HttpRequest, draft_id: uuid.UUID, survey: str) -> None:
    """Stored at once: a second press of the button may already be on its way."""
    noted = [one for one in _noted(request.session) if one[0] != str(draft_id)]
    request.session[SESSION] = [*noted, [str(draft_id), survey]][-MOST:]
    request.session.save()


def survey_sent(request: HttpRequest, draft_id: uuid.UUID) -> str:
    """The survey that this draft was sent for from here; empty for none.

    Looks into the store as well: this request may have read the session before the other wrote.
    """
    stores = [request.session]
    if request.session.session_key:
        engine = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        stores.append(engine(request.session.session_key))
    for store in stores:
        for draft, survey in _noted(store):
            if draft == str(draft_id):
                return str(survey)
    return ""


def _noted(store: object) -> list[list[str]]:
    found = store.get(SESSION)  # type: ignore[attr-defined]
    return found if isinstance(found, list) else []
