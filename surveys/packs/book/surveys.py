"""The pages of one survey: an overview, one page for each measure, who said so. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from surveys.packs.book import charts, tables
from surveys.packs.book.comments import comments
from surveys.packs.book.measures import Actions, has_told, measure_page
from surveys.packs.book.parts import Figure, Page
from surveys.packs.book.rows import breakdown
from surveys.packs.book.words import listed, people, titled

WHO = ("form", "mode", "channel", "language")
"""How people answered; all other dimensions are who they are."""
Survey = Mapping[str, Any]


def is_told(survey: Survey) -> bool:
    """There are enough answers for pages of its own."""
    return isinstance(survey["answered"], int) and survey["answered"] > 0


def pages_of(survey: Survey, actions: Actions) -> Iterator[Page]:
    yield _overview(survey, actions)
    for measure in survey["measures"]:
        if has_told(survey, measure):
            yield measure_page(survey, measure, actions)
    others = [one for one in survey["breakdowns"] if one["by"] not in {"team", *WHO}]
    if others:
        title = titled(survey["title"], "by who people are")
        table = tables.groups(survey, others, title)
        yield Page(
            code=f"{survey['code']}-people",
            name="By who people are",
            message=titled(survey["title"], "do all people say the same?"),
            lines=(
                "Good answers by who people are. Groups with too few answers show nothing else.",
                *_silent(others),
            ),
            figures=(Figure(table, f"people {survey['code']}"),) if table.rows else (),
            is_part=True,
            is_slide=False,
        )


def _overview(survey: Survey, actions: Actions) -> Page:
    title, code = survey["title"], survey["code"]
    rows = [row for row in survey["results"] if row["is_measure"]]
    how = [one for by in WHO if (one := breakdown(survey, by))]
    chart = charts.of_measures(titled(title, "share of good answers"), rows) if rows else None
    figures = [Figure(tables.answers(survey), f"answers {code}", chart, is_slide=bool(rows))]
    if how:
        figures.append(
            Figure(tables.bases(titled(title, "how people answered"), how), f"how {code}")
        )
        groups = tables.groups(survey, how, titled(title, "by how people answered"))
        figures.append(Figure(groups, f"by how {code}"))
    team = [one for one in survey["breakdowns"] if one["by"] == "team"]
    if team:
        groups = tables.groups(survey, team, titled(title, "by team"))
        figures.append(Figure(groups, f"teams {code}"))
    return Page(
        code=code,
        name=title,
        message=titled(title, f"{people(survey['answered'])} answered"),
        lines=(*response(survey), *_untold(survey), *_silent([*how, *team])),
        figures=tuple(one for one in figures if one.table.rows),
        beside=(*comments(survey), *actions("")),
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


def _untold(survey: Survey) -> Iterator[str]:
    """Measures that have no page."""
    titles = [one["title"] for one in survey["measures"] if not has_told(survey, one)]
    if titles:
        yield f"Too few answers to say anything of: {listed(titles)}."


def _silent(breakdowns: list[Mapping[str, Any]]) -> Iterator[str]:
    """Of which not even the groups are named."""
    titles = [one["title"] for one in breakdowns if not one["bases"]]
    if titles:
        yield f"Not told at all, for even the names of groups would say too much: {listed(titles)}."
