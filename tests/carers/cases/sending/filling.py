"""What a carer types on the pages before sending, as a browser posts it."""

from typing import Any

from carers.models import Sending
from tests.factories.sending import body

WHAT = {"wants": "look", "joint": "separate", "hospital": "no", "ward": ""}
OTHER = {"other_name": "Mum", "other_agreed": "yes", "other_how": "She told me today."}
REACH = {
    "name": "Amina",
    "phone": "024 7600 0001",
    "mobile": "07700 900 123",
    "email": "",
    "address": "",
    "prefers": "phone",
    "news_by": "text",
}
SAFE = {"may": ["phone", "text"], "when": "After ten", "caution": "My brother"}
HELP = {"spoken": "Punjabi", "interpreter": "on", "other_help": ""}
PEOPLE = {"involved": "My sister", "helper_name": "", "helper_relation": ""}
SHARE = {"nhs_number": "", "consent": "on"}
PARTS: dict[str, dict[str, Any]] = {
    "what": WHAT,
    "other": OTHER,
    "reach": REACH,
    "safe": SAFE,
    "help": HELP,
    "people": PEOPLE,
    "share": SHARE,
}
CALL_ME = {
    "name": "Amina",
    "phone": "024 7600 0001",
    "when": "After ten",
    "spoken": "",
    "words": "",
}


def fill_in(carer: Any, **changes: Any) -> None:
    """Goes through the pages as they come, with the changes to some parts."""
    for _step in range(len(PARTS) + 1):
        answer = carer.see("send")
        if answer["Location"].endswith("/check/"):
            return
        part = answer["Location"].rstrip("/").rsplit("/", 1)[1]
        typed = {**PARTS[part], **changes.get(part, {})}
        sent = carer.send("send-part", typed, part=part)
        assert sent.status_code == 302, (part, sent.content.decode()[:3000])
    raise AssertionError("There is no end of pages.")


def sent_by(mine: Any, **parts: Any) -> Any:
    """Everything filled in, and the button pressed."""
    Sending.objects.create(draft=mine.draft, body=body(mine.draft, **parts))
    return mine.send("send-check")
