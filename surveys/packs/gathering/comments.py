"""What people wrote: themes as the service tier may see them, and quotes that may be published."""

from typing import Any

from surveys.figures.periods import week_filter
from surveys.figures.tables import ProtectedRow, Tier
from surveys.models import Comment, Survey
from surveys.packs.quarters import Quarter
from surveys.quotes import publishable
from surveys.themes.counting import THEMES, AskedThemes, NotAllLabelled, theme_counts
from surveys.themes.framework import themes, title_of

LEFT = "Themes are shown once a person has labelled every comment of the quarter."
NONE = "Nobody wrote a comment, or too few people did to show what about."


def comments_of(survey: Survey, quarter: Quarter, tier: Tier) -> dict[str, Any]:
    """Of safeguarding nothing: that is read by two roles alone."""
    if survey.is_safeguarding:
        return {"themes": [], "themes_note": "", "quotes": []}
    found, note = _themes(survey, quarter, tier)
    return {"themes": found, "themes_note": note, "quotes": _quotes(survey, quarter)}


def _themes(survey: Survey, quarter: Quarter, tier: Tier) -> tuple[list[dict[str, Any]], str]:
    """And why there are none."""
    asked = AskedThemes(survey, tier, first=quarter.first, last=quarter.last)
    try:
        table = theme_counts(asked)
    except NotAllLabelled:
        return [], LEFT
    rows = [row for row in table.rows if row.question == THEMES]
    found = [theme for row in rows for theme in _told(row)]
    return found, "" if found else NONE


def _told(row: ProtectedRow) -> list[dict[str, Any]]:
    """Those that were given at all, in the order of the framework: no ranking."""
    return [
        {
            "code": cell.option,
            "label": title_of(cell.option),
            "about": _about(cell.option),
            "count": cell.count,
            "base": row.base,
            "percent": cell.percent,
        }
        for cell in row.cells
        if cell.count != 0
    ]


def _about(code: str) -> str:
    """The objective of ASCOF, by which a theme stands beside the measures of it."""
    theme = themes().get(code)
    return theme.ascof if theme else ""


def _quotes(survey: Survey, quarter: Quarter) -> list[dict[str, Any]]:
    """Of comments of the quarter. They stand with the survey, never beside a breakdown."""
    weeks = week_filter(quarter.first, quarter.last)
    written = Comment.objects.filter(survey=survey, **weeks)
    of_quarter = set(written.values_list("quotes", flat=True))
    return [
        {
            "words": one.words,
            "written_in": one.written_in,
            "about": sorted({_about(theme) for theme in one.themes} - {""}),
        }
        for one in publishable(survey=survey)
        if one.id in of_quarter
    ]
