"""The pages of one survey: an overview, one page for each measure, comments. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from surveys.packs.book import charts, tables
from surveys.packs.book.parts import Beside, Column, Figure, Page, Table
from surveys.packs.book.rows import Row, breakdown, good_of, row_of, rows_by_group
from surveys.packs.book.words import number, people, percent

WHO = ("form", "mode", "channel", "language")
"""How people answered; all other dimensions are who they are."""
Survey = Mapping[str, Any]
Actions = Callable[[str], tuple[Beside, ...]]
"""By measure what is done about it."""


def is_told(survey: Survey) -> bool:
    """There are enough answers for pages of its own."""
    return isinstance(survey["answered"], int) and survey["answered"] > 0


def pages_of(survey: Survey, actions: Actions) -> Iterator[Page]:
    yield _overview(survey, actions)
    for measure in survey["measures"]:
        yield _measure(survey, measure, actions)
    others = [one for one in survey["breakdowns"] if one["by"] not in {"team", *WHO}]
    if others:
        title = f"{survey['title']}: by who people are"
        table = tables.groups(survey, others, title)
        yield Page(
            code=f"{survey['code']}-people",
            name="By who people are",
            message=f"{title}",
            lines=("Groups with too few answers show nothing else.",),
            figures=(Figure(table, f"people {survey['code']}"),),
            is_part=True,
            is_slide=False,
        )


def _overview(survey: Survey, actions: Actions) -> Page:
    title, code = survey["title"], survey["code"]
    rows = [row for row in survey["results"] if row["is_measure"]]
    how = [one for by in WHO if (one := breakdown(survey, by))]
    chart = charts.of_measures(f"{title}: share of good answers", rows) if rows else None
    figures = [Figure(tables.answers(survey), f"answers {code}", chart, is_slide=bool(rows))]
    if how:
        figures.append(Figure(tables.bases(f"{title}: how people answered", how), f"how {code}"))
        groups = tables.groups(survey, how, f"{title}: by how people answered")
        figures.append(Figure(groups, f"by how {code}"))
    if team := breakdown(survey, "team"):
        groups = tables.groups(survey, [team], f"{title}: by team")
        figures.append(Figure(groups, f"teams {code}"))
    return Page(
        code=code,
        name=title,
        message=f"{title}: {people(survey['answered'])} answered",
        lines=(*response(survey),),
        figures=tuple(figures),
        beside=(*_comments(survey), *actions("")),
    )


def response(survey: Survey) -> Iterator[str]:
    """Who was asked and who answered, in sentences."""
    invited, came = survey["invited"], survey["answered_when_invited"]
    if not invited:
        yield "Nobody was invited one by one in this quarter: all came by other ways."
    elif came is None:
        yield f"{people(invited)} were invited. How many of them answered is not shown."
    elif came > invited:
        yield f"{people(invited)} were invited; {came} who were invited, also earlier, answered."
    else:
        share = int(100 * came / invited + 0.5)
        yield f"{people(invited)} were invited and {came} of them answered: {share}%."
    yield "All shares are of those who answered, who are no random sample."


def _measure(survey: Survey, measure: Mapping[str, Any], actions: Actions) -> Page:
    name, title = measure["name"], measure["title"]
    row = row_of(survey["results"], name)
    trend = survey["trends"].get(name)
    figures = []
    if trend and trend["points"]:
        course = charts.course(trend)
        sheet = f"{name.partition(':')[2]} {survey['code']}"
        figures.append(Figure(months(survey, trend), sheet, course, is_slide=True))
    if row is not None:
        table = tables.spread(f"{title}: this quarter", row)
        spread = charts.spread(table.title, row) if row["cells"] else None
        figures.append(Figure(table, title, spread, is_sheet=False, is_slide=not figures))
    figures += _by_team(survey, name, title)
    return Page(
        code=f"{survey['code']}-{name.partition(':')[2]}",
        name=title,
        message=message(title, row, trend),
        lines=_says(row, trend),
        figures=tuple(figures),
        beside=(*_comments(survey, measure["about"] or "none"), *actions(name)),
        is_part=True,
    )


def message(title: str, row: Row | None, trend: Mapping[str, Any] | None) -> str:
    """The title of the page, ten words or fewer."""
    good = good_of(row)
    share = percent(good["percent"]) if good and good["percent"] is not None else ""
    change = trend["change"].lower() if trend and trend["kind"] else ""
    said = ", ".join(filter(None, [f"{share} good" if share else "", change]))
    return f"{title}: {said or 'too few answers to say'}"


def months(survey: Survey, trend: Mapping[str, Any]) -> Table:
    columns = ("Answered", "Per cent", "Mean", "Lower limit", "Upper limit")
    return Table(
        title=f"{survey['title']}. {trend['title']}, month by month",
        base=f"Share of ‘{trend['answer']}’. Months with too few answers are not plotted.",
        columns=(
            Column("Month"),
            *(Column(one, is_number=True) for one in columns),
            Column("What it says"),
        ),
        rows=tuple(
            (
                one["when"],
                one["base"],
                *(number(one[key]) for key in ("percent", "mean", "low", "high")),
                _what(one),
            )
            for one in trend["points"]
        ),
    )


def _what(point: Mapping[str, Any]) -> str:
    left_out = f"Not plotted: {point['left_out']}" if point["left_out"] else ""
    said = [left_out, point["signals"], point["begins"]]
    return ". ".join(filter(None, said)) or "Usual up and down"


def _by_team(survey: Survey, name: str, title: str) -> Iterator[Figure]:
    team = breakdown(survey, "team")
    rows = list(rows_by_group(team["rows"], name)) if team else []
    if len(rows) > 1:
        table = tables.by_group(f"{title}: by team, in the order of their names", rows)
        chart = charts.by_group(table.title, rows)
        has_bars = len(chart.categories) > 1
        yield Figure(
            table,
            title,
            chart if has_bars else None,
            is_sheet=False,
            is_slide=has_bars,
            is_main=False,
        )


def _says(row: Row | None, trend: Mapping[str, Any] | None) -> tuple[str, ...]:
    found = []
    good = good_of(row)
    if row is not None and good is not None and good["percent"] is not None:
        found.append(
            f"{percent(good['percent'])} of {people(row['base'])} gave a good answer; likely "
            f"{number(good['low'])} to {number(good['high'])} in 100."
        )
    if trend:
        found += [trend["words"], *trend["notes"]]
    return tuple(found)


def _comments(survey: Survey, about: str = "") -> Iterator[Beside]:
    """All of a survey; beside a measure those of the same objective."""
    themes = [one for one in survey["themes"] if about in ("", one["about"])]
    if themes:
        yield Beside("What people wrote about", tuple(map(_theme, themes)))
    elif survey["themes_note"] and not about:
        yield Beside("What people wrote about", (survey["themes_note"],))
    quotes = [one for one in survey["quotes"] if not about or about in one["about"]]
    if quotes:
        yield Beside("In people’s words", tuple(one["words"] for one in quotes), is_quotes=True)


def _theme(theme: Mapping[str, Any]) -> str:
    share = f", {percent(theme['percent'])}" if theme["percent"] is not None else ""
    return f"{theme['label']}: {theme['count']} of {theme['base']} comments{share}"
