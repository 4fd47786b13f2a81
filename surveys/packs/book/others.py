"""Pages that are not of one survey: signals, quality, method. Pure."""

from collections.abc import Mapping
from typing import Any

from surveys.packs.book.narrative import narrative
from surveys.packs.book.parts import Column, Figure, Page, Table
from surveys.packs.book.surveys import is_told
from surveys.packs.book.words import counted, day, listed

Snapshot = Mapping[str, Any]
MOST_LINES = 10
"""Changes that are named before the table, which has all."""


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
        f"{len(changed)} of {counted(len(signals), 'measure', 'measures')} changed beyond chance.",
        f"{counted(len(steady), 'goes', 'go')} up and down as usual.",
        *([f"{counted(len(few), 'has', 'have')} too few answers to say."] if few else []),
    ]
    said = [f"{one['survey']} {one['measure']}. {one['words']}" for one in changed]
    heading = "one change" if len(changed) == 1 else f"{len(changed) or 'no'} changes"
    return Page(
        code="summary",
        name="Summary of signals",
        message=f"{snapshot['quarter']['words']}: {heading} beyond chance",
        lines=(*counts, *said[:MOST_LINES]) if signals else ("No measure has a chart yet.",),
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
