"""Groups that were not heard from: their share of the answers beside their share of the city."""

import datetime
from typing import Any

from surveys.figures.outside.groups import dimension_of
from surveys.figures.outside.heard import Heard, compare
from surveys.figures.outside.population import Share
from surveys.packs.quarters import Quarter


def unheard_in(
    answered: int | str, breakdowns: list[dict[str, Any]], quarter: Quarter
) -> list[dict[str, Any]]:
    """Of each breakdown of which the city's figures are known. Made of protected numbers alone."""
    found = []
    for one in breakdowns:
        dimension = dimension_of(one["by"])
        # Without bases not even the groups are named: that is not nobody.
        if dimension is None or not one["bases"]:
            continue
        bases = {base["group"]: base["base"] for base in one["bases"]}
        heard = compare(answered, bases, dimension.code, quarter.last)
        told = {"by": one["by"], "title": one["title"], "note": dimension.note}
        found.append(told | {"groups": [_group(group) for group in heard]})
    return found


def _group(heard: Heard) -> dict[str, Any]:
    return {
        "words": heard.words,
        "answers": heard.answers,
        "percent": _whole(heard.percent),
        "low": _whole(heard.low),
        "high": _whole(heard.high),
        "city": _city(heard.city),
        "verdict": str(heard.verdict),
        "is_missing": heard.is_missing,
    }


def _city(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    percent = None if share.percent is None else float(share.percent)
    on: datetime.date = share.on
    told = {"percent": percent, "count": share.count, "on": on.isoformat()}
    return told | {"source": share.source, "note": share.note}


def _whole(percent: float | None) -> int | None:
    """To the nearest; a half goes up, as people expect it."""
    return None if percent is None else int(percent + 0.5)
