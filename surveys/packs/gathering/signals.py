"""The first page: what has changed, in words. Of each measure what its chart says."""

from typing import Any


def signals_told(surveys: list[dict[str, Any]]) -> list[dict[str, str]]:
    """In the order of surveys and measures; nothing stands first because it is worse."""
    return [
        {
            "survey": survey["title"],
            "measure": measure["title"],
            "kind": trend["kind"],
            "words": trend["says"],
        }
        for survey in surveys
        for measure in survey["measures"]
        if (trend := survey["trends"].get(measure["name"])) is not None
    ]
