"""Events as sentences. Each room registers its own verbs in its app's `ready()`."""

import datetime
import re
from collections.abc import Mapping

from portal.audit.models import AuditEvent
from portal.registry.registry import Registry

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Labels = Mapping[str, Mapping[str, str]]

SENTENCES: Registry[str] = Registry("audit sentences")
_LABELS: Registry[Labels] = Registry("words of codes in audit sentences")


def register(verb: str, sentence: str, *, labels: Labels | None = None) -> None:
    """`register("accounts.role.given", "{actor} gave {subject} the role {role}.")`

    Names in braces are `actor`, `subject`, and the keys of the event's detail. `labels` says, by
    key, what codes in the detail are called.
    """
    SENTENCES.register(verb, sentence)
    _LABELS.register(verb, labels or {})


class _Words(dict[str, object]):
    """An older event may lack a detail that today's sentence names; it reads 'not recorded'."""

    def __missing__(self, key: str) -> str:
        return "(not recorded)"


def sentence(event: AuditEvent) -> str:
    pattern = SENTENCES.get(event.verb)
    if pattern is None:
        return f"{event.actor_words}: {event.verb} {event.subject_words}".strip()
    labels = _LABELS.get(event.verb) or {}
    said = {key: _said(value, labels.get(key, {})) for key, value in event.detail.items()}
    words = _Words(said, actor=event.actor_words, subject=event.subject_words)
    return pattern.format_map(words)


def _said(value: object, labels: Mapping[str, str]) -> object:
    """What a code is called; a day, kept as 2027-01-08, as people write it."""
    if not isinstance(value, str):
        return value
    if value in labels or not DAY.fullmatch(value):
        return labels.get(value, value)
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day} {day:%B %Y}"
