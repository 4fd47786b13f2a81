"""What was taken out, read from the record of changes, which stays when files are gone."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.audit.models import AuditEvent
from portal.audit.models import AuditEventQuerySet as Events

ROWS, RESULTS, USED = "surveys.rows.taken", "surveys.results.taken", "surveys.token.used"
PACK, USE = "surveys.pack.downloaded", "usage.exported"
"""What other rooms record of their own files."""
WHAT = {
    ROWS: "Answers",
    RESULTS: "Results",
    USED: "Results, by a system",
    PACK: "Quarterly pack",
    USE: "Use of the portal",
}


@dataclass(frozen=True)
class Line:
    at: datetime.datetime
    who: str
    what: str
    survey: str
    purpose: str
    tier: str
    filters: str
    number: int | None


def taken() -> Events:
    found: Events = AuditEvent.objects.filter(verb__in=WHAT)
    return found.order_by("-at", "-pk")


def lines_of(events: Iterable[AuditEvent]) -> list[Line]:
    return [_line(event) for event in events]


def _line(event: AuditEvent) -> Line:
    detail = event.detail
    return Line(
        at=event.at,
        who=event.actor_words,
        what=f"{WHAT[event.verb]}{_kind(detail)}",
        survey="" if event.verb == USED else event.subject_words,
        purpose=str(detail.get("purpose", "")),
        tier=str(detail.get("tier", "")),
        filters="; ".join(_filters(detail)),
        number=detail.get("rows"),
    )


def _kind(detail: dict[str, Any]) -> str:
    kind = detail.get("file") or detail.get("kind")
    return f", {kind}" if kind else ""


def _filters(detail: dict[str, Any]) -> Iterable[str]:
    if detail.get("first") or detail.get("last"):
        yield f"{detail.get('first') or 'from the beginning'} to {detail.get('last') or 'now'}"
    if detail.get("months"):
        yield str(detail["months"])
    if detail.get("by"):
        yield f"by {detail['by']}"
    if detail.get("team"):
        yield f"team {detail['team']}"
    if detail.get("form") not in (None, "both"):
        yield f"form {detail['form']}"
    if detail.get("person"):
        yield "with what people said about themselves"
    if detail.get("comments"):
        yield f"with {detail['comments']} comments"
    if detail.get("pseudonyms"):
        yield f"with pseudonyms: {detail['pseudonyms']}"
