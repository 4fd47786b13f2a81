"""Filling in what is needed for sending: kept page by page, begun with what is known already."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from carers.cases.contact import Contact
from carers.cases.ready import Ready
from carers.models import Case, Sending
from carers.plan.keeping import keep_longer
from questionnaires.conditions import chosen
from questionnaires.journey.access import NoKey
from questionnaires.models import Draft
from questionnaires.texts import words

OTHER_HELP = ("large-print", "easy-read", "read-aloud", "home-visit")
WITH_NOBODY = {"nobody", "rather-not"}
MAY = {
    "phone": "may_phone",
    "message": "may_leave_message",
    "text": "may_text",
    "email": "may_email",
    "post": "may_post",
    "say-who": "may_say_who",
}
"""What she may tick, and where a contact keeps it."""


@transaction.atomic
def save_part(*, draft: Draft, part: str, data: Mapping[str, Any], language: str) -> Sending:
    """Keeps one page as it was sent. `language` is the one that she reads from now on."""
    locked = Draft.objects.alive().select_for_update().filter(pk=draft.pk).first()
    if locked is None:
        raise NoKey
    Draft.objects.filter(pk=draft.pk).update(language=language)
    row, _made = Sending.objects.get_or_create(draft=locked)
    row.body = {**row.body, part: dict(data)}
    row.save()
    keep_longer(locked)
    return row


def initial(ready: Ready, part: str, review_of: Case | None) -> dict[str, Any]:
    """What she sent; where she has not been yet, what the service or her answers say already."""
    if part in ready.asked.body:
        return dict(ready.asked.body[part])
    known = _known_from(review_of) if review_of else {}
    return {**_answered(ready, part), **known.get(part, {})}


def _answered(ready: Ready, part: str) -> dict[str, Any]:
    given = ready.answers
    needs = chosen(given.get("talk-needs"))
    if part == "what":
        together = {"alone": "separate", "joint": "joint"}
        return {"wants": "look", "joint": together.get(str(given.get("together")), "")}
    if part == "help":
        return {
            "interpreter": "interpreter" in needs,
            "spoken": given.get("talk-language", ""),
            "sign_language": "sign-language" in needs,
            "other_help": _labels(ready, "talk-needs", [one for one in OTHER_HELP if one in needs]),
        }
    if part == "people":
        wanted = [one for one in chosen(given.get("involve")) if one not in WITH_NOBODY]
        return {"involved": _labels(ready, "involve", wanted)}
    return {}


def _known_from(case: Case) -> dict[str, dict[str, Any]]:
    """Of a review: nobody has to write twice how she can be reached."""
    contact = Contact.read(case.contact)
    said = contact.as_data()
    reach = ("name", "phone", "mobile", "email", "address", "prefers", "news_by")
    help_ = ("interpreter", "spoken", "sign_language", "other_help")
    return {
        "reach": {name: said[name] for name in reach},
        "safe": {
            "may": [name for name, field in MAY.items() if said[field]],
            "when": contact.when,
            "caution": contact.caution,
        },
        "help": {name: said[name] for name in help_},
        "people": {"involved": case.involved.get("people", "")},
        "share": {"nhs_number": contact.nhs_number},
    }


def _labels(ready: Ready, question: str, options: list[str]) -> str:
    """Options in her language, a line each."""
    asked = ready.definition.question_by_code.get(question)
    if asked is None or not options:
        return ""
    texts = words(ready.draft.version, ready.draft.language, only=[f"question/{asked.text_code}"])
    found = (texts.option(asked, one) for one in options)
    return "\n".join(label.value for label in found if label)
