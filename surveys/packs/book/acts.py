"""Pages of what is done: actions and what became of them, decisions of the meeting. Pure."""

from collections.abc import Mapping
from typing import Any

from surveys.packs.book.narrative import narrative
from surveys.packs.book.parts import Beside, Column, Figure, Page, Table
from surveys.packs.book.words import day

Snapshot = Mapping[str, Any]
LISTS = ("before", "opened")
NOT_SAID = "Not said"


def actions(snapshot: Snapshot) -> Page:
    before, opened = snapshot["actions"]["before"], snapshot["actions"]["opened"]
    ended = sum(one["state"] in ("Done", "Stopped") for one in before)
    late = sum(one["is_overdue"] for one in (*before, *opened))
    figures = []
    if before:
        figures.append(Figure(_actions("Last quarter’s actions", before), "Actions before"))
    if opened:
        figures.append(Figure(_actions("Actions begun in the quarter", opened), "Actions begun"))
    lines = [f"{ended} of {len(before)} that were going have ended.", f"{len(opened)} were begun."]
    return Page(
        code="actions",
        name="Actions and what became of them",
        message=f"{ended} of {len(before)} earlier actions ended, {late} overdue"
        if before
        else "No actions were going when the quarter began",
        lines=tuple(lines) if before or opened else (),
        figures=tuple(figures),
        beside=narrative(snapshot, "learning"),
    )


def _actions(title: str, rows: list[Mapping[str, Any]]) -> Table:
    columns = ("Action", "Survey", "What was found", "Owner", "Due", "State", "What came of it")
    return Table(
        title=title,
        base=f"As they stood on the last day of the quarter. {len(rows)} in all.",
        columns=tuple(map(Column, columns)),
        rows=tuple(
            (
                one["title"],
                one["survey"] or "None",
                one["finding"],
                one["owner"],
                day(one["due_on"]),
                f"{one['state']}{', overdue' if one['is_overdue'] else ''}",
                _came_of(one),
            )
            for one in rows
        ),
    )


def _came_of(action: Mapping[str, Any]) -> str:
    ended = f"Ended on {day(action['ended_on'])}" if action["ended_on"] else ""
    told = f"The public was told: {action['published']}" if action["published"] else ""
    said = filter(None, [ended, action["stopped_because"], action["judgement"], told])
    return ". ".join(said) or "Nothing is recorded yet"


def actions_beside(snapshot: Snapshot, survey: Snapshot, measure: str) -> tuple[Beside, ...]:
    """Those about one measure; without one those about the survey as a whole."""
    found = {
        one["key"]: f"{one['title']}: {one['state']}"
        for of in LISTS
        for one in snapshot["actions"][of]
        if one["measure"] == [survey["code"], measure]
    }
    return (Beside("Actions", tuple(found.values())),) if found else ()


def decisions(snapshot: Snapshot) -> Page | None:
    rows = snapshot["decisions"]
    if not rows:
        return None
    table = Table(
        title="Decisions of the meeting",
        base=f"{len(rows)} written down after the pack was final.",
        columns=tuple(map(Column, ("Decision", "Who", "By when", "Action", "Written down"))),
        rows=tuple(
            (
                one["words"],
                one["who"] or NOT_SAID,
                day(one["due_on"]) if one["due_on"] else NOT_SAID,
                "Became an action" if one["action"] else "No action",
                f"{day(one['at'][:10])}, {one['by']}",
            )
            for one in rows
        ),
    )
    return Page(
        code="decisions",
        name=table.title,
        message=f"The meeting decided: {len(rows)} decision{'' if len(rows) == 1 else 's'}",
        figures=(Figure(table, "Decisions", is_slide=True),),
    )
