"""The record of who read and changed what carers sent, searched by the data protection lead.

Only events about carers' own data; they say that something was read, never what it says.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models

from portal.audit.actions import record_read
from portal.audit.models import AuditEvent, AuditEventQuerySet
from portal.audit.presenters import SENTENCES

if TYPE_CHECKING:
    from portal.accounts.models import User

SEARCHED = "carers.reads.searched"
ROOMS: Mapping[str, str] = {
    "carers.case": "Case",
    "carers.plan": "Plan",
    "questionnaires.draft": "Answers",
    "alerts.alert": "Alert",
    "alerts.words": "Words to read",
    "languages.words": "Words to translate",
    "accounts.account": "Carer’s account",
    "carers.keeping": "Keeping",
    "carers.reads": "This search",
}
"""Beginnings of the verbs that are about what is a carer's own."""
READS_AND_CHANGES: Mapping[str, str] = {"reads": "Reads", "changes": "Changes"}
READ_WORDS = ("read", "harm_read", "words_read", "seen", "searched", "downloaded", "exported")
"""Last words of verbs by which somebody saw something."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty for anything."""

    reference: str = ""
    person: str = ""
    what: str = ""
    """'reads', 'changes', or one verb."""
    first: datetime.date | None = None
    last: datetime.date | None = None

    def in_words(self) -> str:
        """For the record: by what was searched. Names that were typed are left out, for somebody
        may type a carer's."""
        by = [
            f"reference {self.reference[:4]} {self.reference[4:]}" if self.reference else "",
            "person" if self.person else "",
            self.what,
            f"from {self.first.isoformat()}" if self.first else "",
            f"to {self.last.isoformat()}" if self.last else "",
        ]
        return ", ".join(filter(None, by)) or "everything"


def verbs() -> list[str]:
    return sorted(verb for verb, _ in SENTENCES.items() if _room(verb) in ROOMS)


def verbs_in_words() -> list[tuple[str, str]]:
    """Each verb and how it is called: 'Case: section checked'."""
    return [
        (verb, f"{ROOMS[_room(verb)]}: {verb.rpartition('.')[2].replace('_', ' ')}")
        for verb in verbs()
    ]


def search(wanted: Wanted, *, by: "User") -> AuditEventQuerySet:
    """Newest first. That somebody searched is recorded before anything is shown: NotRecorded.

    A reference also finds what names it: an alert, words that wait to be read.
    """
    record_read(by=by, verb=SEARCHED, subject=f"who read what, by {wanted.in_words()}")
    found = AuditEvent.objects.filter(_about_carers()).order_by("-at", "-pk")
    if wanted.reference:
        spoken = f"{wanted.reference[:4]} {wanted.reference[4:]}"
        found = found.filter(subject_words__contains=spoken)
    if wanted.person:
        found = found.filter(actor_words__icontains=wanted.person)
    if wanted.first:
        found = found.filter(at__date__gte=wanted.first)
    if wanted.last:
        found = found.filter(at__date__lte=wanted.last)
    return _narrowed(found, wanted.what)


def is_read(event: AuditEvent) -> bool:
    return event.verb.rpartition(".")[2] in READ_WORDS


def _narrowed(events: AuditEventQuerySet, what: str) -> AuditEventQuerySet:
    reading = [verb for verb in verbs() if verb.rpartition(".")[2] in READ_WORDS]
    if what == "reads":
        return events.filter(verb__in=reading)
    if what == "changes":
        return events.exclude(verb__in=reading)
    return events.filter(verb=what) if what else events


def _about_carers() -> models.Q:
    rule = models.Q()
    for room in ROOMS:
        rule |= models.Q(verb__startswith=f"{room}.")
    return rule


def _room(verb: str) -> str:
    return verb.rpartition(".")[0]
