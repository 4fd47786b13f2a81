"""Versions as staff have them before them: in order, beside what came before, with what is missing.

The same for questions, and for whatever else a room publishes in versions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django import forms
from django.db.models import QuerySet

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.table import BY_CODE
from questionnaires.models import Published, VersionState

Row = TypeVar("Row", bound=Published)

RANK = {VersionState.DRAFT: 0, VersionState.ACTIVE: 1, VersionState.RETIRED: 2}
LONGEST_REASON = 250


class ReasonForm(forms.Form):
    """For taking a version into use."""

    reason = forms.CharField(
        label="Why is it taken into use, and who agreed?",
        help_text="It stays in the record of changes.",
        max_length=LONGEST_REASON,
        error_messages={
            "required": "Say why it is taken into use, and who agreed.",
            "max_length": "Use fewer words.",
        },
    )


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The draft, the one in use, then the old ones, newest first."""
    return sorted(rows, key=lambda row: (RANK[VersionState(row.state)], -row.number))


def compared_with(row: Row, among: QuerySet[Row]) -> Row | None:
    """A draft with what is in use; any other with the one before it."""
    others = among.exclude(pk=row.pk)
    if row.state == VersionState.DRAFT:
        return others.filter(state=VersionState.ACTIVE).first()
    return others.filter(number__lt=row.number).order_by("-number").first()


@dataclass(frozen=True)
class Missing:
    """Texts without a translation in one language."""

    language: str
    strings: list[str]


def missing(found: Mapping[str, list[str]]) -> list[Missing]:
    """By language code; languages that have all of them are left out."""
    return [
        Missing(BY_CODE[code].english_name, strings) for code, strings in found.items() if strings
    ]


def record_of(row: Published) -> list[tuple[AuditEvent, str]]:
    """What was done with it, newest first, as sentences."""
    events = AuditEvent.objects.about(row._meta.label_lower, str(row.pk))
    return [(event, sentence(event)) for event in events]
