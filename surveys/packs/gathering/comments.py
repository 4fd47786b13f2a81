"""What people wrote: themes as the service tier may see them, and quotes that may be published."""

from typing import Any

from surveys.figures.periods import week_filter
from surveys.models import Comment, Survey
from surveys.packs.quarters import Quarter
from surveys.quotes import publishable


def comments_of(survey: Survey, quarter: Quarter) -> dict[str, Any]:
    """Of safeguarding nothing: that is read by two roles alone."""
    if survey.is_safeguarding:
        return {"themes": [], "quotes": []}
    return {"themes": [], "quotes": _quotes(survey, quarter)}


def _quotes(survey: Survey, quarter: Quarter) -> list[dict[str, Any]]:
    """Of comments of the quarter. They stand with the survey, never beside a breakdown."""
    weeks = week_filter(quarter.first, quarter.last)
    written = Comment.objects.filter(survey=survey, **weeks)
    of_quarter = set(written.values_list("quotes", flat=True))
    found = [one for one in publishable(survey=survey) if one.id in of_quarter]
    return [{"words": one.words, "written_in": one.written_in} for one in found]
