"""Events as sentences. Each room registers its own verbs in its app's `ready()`."""

from collections.abc import Mapping

from portal.audit.models import AuditEvent
from portal.registry.registry import Registry

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
    said = {
        key: labels.get(key, {}).get(value, value) if isinstance(value, str) else value
        for key, value in event.detail.items()
    }
    words = _Words(said, actor=event.actor_words, subject=event.subject_words)
    return pattern.format_map(words)
