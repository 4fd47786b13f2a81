"""A notice as words: in the language of the person who gets it, English below."""

from dataclasses import dataclass, replace
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
    link: str = ""
    """Where it leads; a letter shows it as a QR code too."""


def render(template: str, *, language: str, context: dict[str, Any]) -> Message:
    """An e-mail: the first line is the subject. Both languages are in the body, hers first."""
    own, *english = in_languages(template, language=language, context=context)
    return replace(own, body=RULE.join([own.body, *(half.body for half in english)]))


def render_text(template: str, *, language: str, context: dict[str, Any]) -> Message:
    """A text message: the same without its subject, with quotes that cost no extra part."""
    message = render(template, language=language, context=context)
    return Message("", plain_quotes(message.body))


def in_languages(template: str, *, language: str, context: dict[str, Any]) -> list[Message]:
    """Her language and, where it is another and has its own words, English after it."""
    own = _in_language(template, language, context)
    if language_for(language) == ENGLISH:
        return [own]
    english = _in_language(template, ENGLISH.code, context)
    return [own] if own.body == english.body else [own, english]


def _in_language(template: str, language: str, context: dict[str, Any]) -> Message:
    """Plain text: nothing is escaped, because nothing is HTML."""
    with translation.override(language_for(language).code):
        page = engines["django"].get_template(f"notices/{template}.txt")
        values = {
            **context,
            "portal_name": settings.PORTAL_NAME,
            "council_name": settings.COUNCIL_NAME,
            "contact_ways": contact_ways(),
        }
        text: str = page.template.render(Context(values, autoescape=False))  # type: ignore[attr-defined]
    subject, _, body = text.strip().partition("\n")
    return Message(subject.strip(), body.strip(), str(context.get("link", "")))
