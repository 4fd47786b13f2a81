"""Types of events. Each room registers its own in its app's `ready()`."""

from portal.registry.registry import Registry

EVENTS: Registry[str] = Registry("events for other systems")
"""Type to what it means, in English: "assessment.submitted", "A carer sent her assessment"."""


def event_types() -> list[tuple[str, str]]:
    return [(name, f"{words} ({name})") for name, words in EVENTS.items()]
