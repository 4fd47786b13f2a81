"""Pages that are not of one survey: signals, groups not heard, quality, actions. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from surveys.packs.book.parts import Beside, Cell, Column, Figure, Page, Table
from surveys.packs.book.surveys import is_told
from surveys.packs.book.words import day, listed, number, people

Snapshot = Mapping[str, Any]
NOTHING = "Nobody has written this yet."
MOST_LINES = 8


def narrative(snapshot: Snapshot, *codes: str) -> tuple[Beside, ...]:
    """What a person has written, by section; a section without words says so."""
    titles = {one["code"]: one["title"] for one in snapshot["sections"]}
    found = []
    for code in codes:
        words = snapshot["narrative"].get(code, "")
        lines = tuple(line.strip() for line in words.splitlines() if line.strip())
        found.append(Beside(titles.get(code, code), lines or (NOTHING,)))
    return tuple(found)


def summary(snapshot: Snapshot) -> Page:
    """One page: what changed and what did not, in words."""
    signals = snapshot["signals"]
    changed = [one for one in signals if one["kind"] not in ("", "common")]
    steady = [one for one in signals if one["kind"] == "common"]
    few = [one for one in signals if not one["kind"]]
    table = Table(
        title="Signals in words",
        base="Each measure by its chart up to the end of the quarter.",
        columns=tuple(map(Column, ("Survey", "Measure", "What its chart says"))),
        rows=tuple((one["survey"], one["measure"], one["words"]) for one in signals),
    )
    counts = [
        f"{len(changed)} of {len(signals)} measures show a change that chance does not explain.",
        f"{len(steady)} show the usual up and down.",
        *([f"{len(few)} have too few months to say."] if few else []),
    ]
    heading = "one change" if len(changed) == 1 else f"{len(changed) or 'no'} changes"
    return Page(
        code="summary",
        name="Summary of signals",
        message=f"{snapshot['quarter']['words']}: {heading} beyond chance",
        lines=tuple(counts) if signals else ("No measure has a chart yet.",),
        figures=(Figure(table, "Signals"),) if signals else (),
        beside=narrative(snapshot, "summary", "experience"),
    )


def too_few(snapshot: Snapshot) -> Page | None:
    """Surveys that nothing can be told of."""
    rows = [one for one in snapshot["surveys"] if not is_told(one)]
    if not rows:
        return None
    table = Table(
        title="Surveys with too few answers",
        base="Of these nothing else is shown.",
        columns=(Column("Survey"), Column("Answers"), Column("Invited", is_number=True)),
        rows=tuple((one["title"], one["answered"], one["invited"]) for one in rows),
    )
    return Page(
        code="too-few",
        name=table.title,
        message=f"{len(rows)} {'survey has' if len(rows) == 1 else 'surveys have'} too few answers",
        figures=(Figure(table, "Too few answers"),),
        is_slide=False,
    )


def unheard(snapshot: Snapshot) -> Page:
    rows, missing = [], []
    for survey in filter(is_told, snapshot["surveys"]):
        for dimension in survey["unheard"]:
            for group in dimension["groups"]:
                rows.append((survey["title"], dimension["title"], *_group(group)))
                if group["is_missing"]:
                    missing.append(f"{survey['title']}: {group['words']}")
    columns = (
        Column("Survey"),
        Column("Told apart by"),
        Column("Group"),
        Column("Answers", is_number=True),
        Column("Per cent of answers", is_number=True),
        Column("Per cent of the city", is_number=True),
        Column("What that says"),
        Column("Source for the city"),
    )
    table = Table(
        title="Who answered, beside who lives here",
        base="Of those who said. The city’s figures count all residents, of whom few need care.",
        columns=columns,
        rows=tuple(rows),
    )
    heading = (
        f"{len(missing)} group{'' if len(missing) == 1 else 's'} answered less than their share"
    )
    return Page(
        code="unheard",
        name="Groups not heard from",
        message=heading if missing else "No group is clearly missing from the answers",
        lines=tuple(missing[:MOST_LINES]),
        figures=(Figure(table, "Who answered"),) if rows else (),
        beside=narrative(snapshot, "unheard"),
    )


def _group(group: Mapping[str, Any]) -> tuple[Cell, ...]:
    city = group["city"] or {"percent": None, "source": "", "on": ""}
    source = f"{city['source']}, {day(city['on'])}" if city["on"] else "None known"
    return (
        group["words"],
        group["answers"],
        number(group["percent"]),
        number(city["percent"]),
        group["verdict"],
        source,
    )


def quality(snapshot: Snapshot) -> Page:
    rows = snapshot["quality"]
    known = [one for one in rows if one["value"] is not None]
    table = Table(
        title="Complaints and quality",
        base=f"Entered by people of the council for {snapshot['quarter']['words']}.",
        columns=(
            Column("What is counted"),
            Column("Number", is_number=True),
            Column("Unit"),
            Column("Of"),
            Column("Source"),
            Column("Entered by"),
        ),
        rows=tuple(
            (
                one["words"],
                one["value"],
                one["unit"],
                day(one["on"]),
                one["source"],
                one["entered_by"],
            )
            for one in known
        ),
    )
    left = [one["words"] for one in rows if one["value"] is None]
    lines = [f"Not entered for this quarter: {listed(left)}."] if left else []
    return Page(
        code="quality",
        name="Complaints and quality",
        message=f"Complaints and quality: {len(known)} of {len(rows)} figures entered",
        lines=tuple(lines),
        figures=(Figure(table, "Quality", is_slide=True),) if known else (),
        beside=narrative(snapshot, "quality"),
    )


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


def actions_beside(snapshot: Snapshot, survey: str) -> tuple[Beside, ...]:
    """Those about one survey, to stand beside its figures."""
    found: dict[str, Mapping[str, Any]] = {
        one["key"]: one
        for of in ("before", "opened")
        for one in snapshot["actions"][of]
        if one["survey"] == survey
    }
    items = tuple(f"{one['title']}: {one['state']}" for one in found.values())
    return (Beside("Actions", items),) if items else ()


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


def method(snapshot: Snapshot) -> Page:
    versions = Table(
        title="Versions of the questions",
        base="Answers of the quarter may be to any of these.",
        columns=(Column("Questions"), Column("Version", is_number=True), Column("Published")),
        rows=tuple(
            (one["questionnaire"], one["number"], day(one["published"]) if one["published"] else "")
            for one in snapshot["versions"]
        ),
    )
    return Page(
        code="method",
        name="How the figures are made",
        message="How the figures are made",
        figures=(Figure(versions, "Versions"),),
        is_slide=False,
    )


NOT_SAID = "Not said"


def answered_lines(snapshot: Snapshot) -> Iterator[str]:
    """For the first slide: how many answered which survey."""
    for survey in filter(is_told, snapshot["surveys"]):
        yield f"{survey['title']}: {people(survey['answered'])}"
