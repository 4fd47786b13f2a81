"""A notice as words: in the language of the person who gets it, English below."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context, engines
from django.utils import translation

from portal.languages.table import ENGLISH, language_for
from portal.notices.texts import plain_quotes
from portal.ui.records import contact_ways

RULE = "\n\n———\n\n"


@dataclass(frozen=True)
class Message:
    subject: str
    body: str


def render(template: str, *, language: str, context: dict[str, Any]) -> Message:
    """An e-mail: the first line is the subject. Both languages are in the body, hers first."""
    own = _in_language(template, language, context)
    if language_for(language) == ENGLISH:
        return own
    english = _in_language(template, ENGLISH.code, context)
    if own.body == english.body:
        return own
    return Message(own.subject, f"{own.body}{RULE}{english.body}")


def render_text(template: str, *, language: str, context: dict[str, Any]) -> Message:
    """A text message: the same without its subject, with quotes that cost no extra part."""
    message = render(template, language=language, context=context)
    return Message("", plain_quotes(message.body))


def _in_language(template: str, language: str, context: dict[str, Any]) -> Message:
    """Plain text: nothing is escaped, because nothing is HTML."""
    with translation.override(language_for(language).code):
        page = engines["django"].get_template(f"notices/{template}.txt")
        values = {
            **context,
            "portal_name": settings.PORTAL_NAME,
            "contact_ways": contact_ways(),
        }
        text: str = page.template.render(Context(values, autoescape=False))  # type: ignore[attr-defined]
    subject, _, body = text.strip().partition("\n")
    return Message(subject.strip(), body.strip())
