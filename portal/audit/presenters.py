"""Events as sentences. Each room registers its own verbs in its app's `ready()`."""

from portal.audit.models import AuditEvent
from portal.registry.registry import Registry

SENTENCES: Registry[str] = Registry("audit sentences")


def register(verb: str, sentence: str) -> None:
    """`register("accounts.role.given", "{actor} gave {subject} the role {role}.")`

    Names in braces are `actor`, `subject`, and the keys of the event's detail.
    """
    SENTENCES.register(verb, sentence)


class _Words(dict[str, object]):
    """An older event may lack a detail that today's sentence names; it reads 'not recorded'."""

    def __missing__(self, key: str) -> str:
        return "(not recorded)"


def sentence(event: AuditEvent) -> str:
    pattern = SENTENCES.get(event.verb)
    if pattern is None:
        return f"{event.actor_words}: {event.verb} {event.subject_words}".strip()
    words = _Words(event.detail, actor=event.actor_words, subject=event.subject_words)
    return pattern.format_map(words)
