"""What people must see the same day of what a carer sent: danger, harm, and her own words.

A machine may raise an alert, only a person closes it (interfaces: alerts, R0 and R2).
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.urls import reverse

from carers.cases.contact import Contact
from carers.cases.harm import HARM
from carers.models import Case
from carers.permissions import WORKS_FOR
from portal.alerts.actions import ask_to_read, raise_alert
from portal.alerts.models import Level
from portal.languages.own_words.actions import ask_for_translation
from questionnaires.in_words import English

if TYPE_CHECKING:
    from portal.accounts.models import User

NOW = "R0"
LEVELS = {NOW: Level.NOW, HARM: Level.HARM}
NO_ANSWERS = "The carer did not send any answers. Ask when you ring."


def roles_of(organisation: str) -> list[str]:
    """Of the people who work on its cases."""
    return [role for role, of in WORKS_FOR.items() if of == organisation]


def url_of(case: Case) -> str:
    """Where staff work on it."""
    return reverse("staff-cases:case", kwargs={"case": case.pk})


def raise_alarms(case: Case, *, by: "User | None" = None) -> None:
    """One alert for each level that her answers have, with the answers in English."""
    if case.version is None:
        return
    words = English.of(case.version)
    for code, level in LEVELS.items():
        said = [flag for flag in case.flags if flag["level"] == code]
        content = [
            {
                "title": words.question(flag["question"]),
                "words": words.answer(flag["question"], flag["option"]),
            }
            for flag in said
        ]
        if content:
            raise_for(case, level, "answers", content, by=by)


def raise_for(
    case: Case,
    level: Level,
    reason: str,
    content: Iterable[Mapping[str, str]],
    *,
    by: "User | None" = None,
) -> None:
    """Whoever has the case hears of it; what was said of harm only Intake and the safeguarding lead
    may read. Those who may read it know whom to ring: Intake cannot open every case."""
    contact = Contact.read(case.contact)
    raise_alert(
        level=level,
        reason=reason,
        subject=case,
        words=str(case),
        url=url_of(case),
        content=[_whom(contact), *content],
        caution=caution_of(contact),
        roles=dict.fromkeys(roles_of(case.organisation), level != Level.HARM),
        by=by,
    )


def _whom(contact: Contact) -> dict[str, str]:
    ways = (contact.name, contact.phone, contact.mobile, contact.email, contact.address)
    known = "\n".join(dict.fromkeys(filter(None, ways)))
    return {"title": "Who it is, and how to reach the carer", "words": known}


def read_and_translate(case: Case, texts: Mapping[str, str]) -> None:
    """Puts her own words before people the same working day, and before translators.

    `texts` by part: 'answer/want', 'contact/caution'.
    """
    ask_to_read(
        subject=case,
        words=str(case),
        url=url_of(case),
        roles=roles_of(case.organisation),
        texts=list(texts.values()),
    )
    ask_for_translation(
        subject=case,
        parts=texts,
        source=case.language,
        urgent=case.urgency == Case.Urgency.NOW,
    )


def words_of(case: Case) -> dict[str, str]:
    """All that she wrote herself, by part."""
    found: dict[str, str] = {}
    if case.version is not None:
        asked = case.version.definition.question_by_code
        found |= {
            f"answer/{code}": given
            for code, given in case.answers.items()
            if isinstance(given, str) and asked[code].type in ("text", "long_text")
        }
    for name in ("when", "caution", "other_help"):
        found[f"contact/{name}"] = case.contact.get(name, "")
    for name in ("people", "ward", "other_how"):
        found[f"involved/{name}"] = case.involved.get(name, "")
    return {part: text for part, text in found.items() if text}


def caution_of(contact: Contact) -> str:
    """How she may be reached, for whoever gets an alert. In English, her own words as they are."""
    allowed = {
        "phone": contact.may_phone,
        "leave a message": contact.may_leave_message,
        "text": contact.may_text,
        "e-mail": contact.may_email,
        "post": contact.may_post,
        "say who is calling": contact.may_say_who,
    }
    yes = ", ".join(name for name, may in allowed.items() if may)
    no = ", ".join(name for name, may in allowed.items() if not may)
    lines = [
        f"The carer allows: {yes or 'nothing'}.",
        f"Not allowed: {no}." if no else "",
        f"When: {contact.when}" if contact.when else "",
        f"To mind: {contact.caution}" if contact.caution else "",
        f"Interpreter: {contact.spoken or 'yes'}." if contact.interpreter else "",
        "British Sign Language." if contact.sign_language else "",
    ]
    return "\n".join(filter(None, lines))
