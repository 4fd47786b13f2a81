"""What a carer is told before she agrees: what is shared, with whom, and what is not.

Made from where her case goes, so that what she reads and what happens cannot drift apart. It is
kept with the case in her words and in English.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation
from django.utils.translation import gettext

from carers.cases.routing import Placed
from carers.cases.services import service_of
from carers.models.services import Organisation
from portal.languages.table import ENGLISH

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Sharing:
    """What is sent, and where it goes. Its sentences are in the language of the page."""

    placed: Placed
    calls_only: bool = False
    """She only wants to be phoned: nothing that she answered is sent."""
    in_danger: bool = False
    joint: bool = False

    @property
    def receiver(self) -> str:
        """Who gets it, as one sentence."""
        service = {"service": service_of(self.placed.organisation).name}
        if self.placed.team == "young":
            return gettext("It goes to the young carers team of %(service)s.") % service
        if self.placed.team == "hospital":
            return gettext("It goes to the hospital team of %(service)s.") % service
        if self.placed.organisation == Organisation.PROVIDER:
            return gettext("It goes to the carers service: %(service)s.") % service
        return gettext("It goes to the council: %(service)s.") % service

    @property
    def sent(self) -> list[str]:
        return list(self._sent())

    def _sent(self) -> Iterator[str]:
        if self.calls_only:
            yield gettext("We send your name and how to reach you.")
            yield gettext("We do not send your answers or your plan.")
            if self.in_danger:
                yield gettext("We also say that there is danger. We do not say what you answered.")
        else:
            yield gettext("We send your answers, your plan and any emergency plan.")
            yield gettext("We send your name and how to reach you.")
            yield gettext("We do not send your postcode. We send which part of the city it is in.")
        yield self.receiver
        if self.placed.organisation == Organisation.PROVIDER:
            yield gettext("It works for the council. The council makes sure it is done well.")

    @property
    def kept_apart(self) -> list[str]:
        """What only some read, or nobody. Said to everybody, so that it tells nothing of her."""
        return [] if self.calls_only else list(self._kept_apart())

    def _kept_apart(self) -> Iterator[str]:
        yield gettext("Only the council’s safeguarding team reads what you say about harm.")
        yield gettext("The others only hear that they must take care how they reach you.")
        yield gettext("Did you tell us of danger now? Those who get this and the council see it.")
        yield gettext("The person you look after does not see your answers.")
        if self.joint:
            yield gettext("You both get the written record of what you agree together.")

    def record(
        self, *, language: str, by: "User | None" = None, agreed: str = ""
    ) -> dict[str, Any]:
        """What a case keeps: the sentences in her words and in English, when and how she agreed.

        `by` is the member of staff who read it to her, `agreed` what was written down of it.
        """
        found = {
            "words": self._said_in(language),
            "english": self._said_in(ENGLISH.code),
            "language": language,
            "at": timezone.now().isoformat(),
            "how": "aloud" if by else "online",
        }
        return {**found, "by": str(by), "agreed": agreed} if by else found

    def _said_in(self, language: str) -> str:
        with translation.override(language):
            return "\n".join([*self.sent, *self.kept_apart])
