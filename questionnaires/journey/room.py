"""What a room tells the journey about itself: whose addresses and templates, which questions."""

import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation

from portal.registry.registry import Registry


@dataclass(frozen=True)
class Room:
    """One room in which a questionnaire is answered step by step."""

    namespace: str
    """Of its addresses: `carers`. They have the names that `carers/urls/journey.py` gives them."""
    questionnaire: str
    templates: str
    """The folder of its own templates; where it has none, those in `questionnaires/` serve."""
    done: str
    """The name of the address that the button of 'check your answers' is sent to."""

    def url(self, name: str, draft: uuid.UUID | None = None, **arguments: str) -> str:
        given = {"draft": draft, **arguments} if draft else arguments
        return reverse(f"{self.namespace}:{name}", kwargs=given)

    def url_in(self, language: str, name: str, draft: uuid.UUID, **arguments: str) -> str:
        with translation.override(language):
            return self.url(name, draft, **arguments)

    def done_url(self, draft: uuid.UUID) -> str:
        return reverse(self.done, kwargs={"draft": draft})

    def template(self, name: str) -> list[str]:
        return [f"{self.templates}/{name}.html", f"questionnaires/{name}.html"]


rooms: Registry[Room] = Registry("rooms with a journey")
"""By questionnaire: an e-mailed link knows no more than its draft."""
