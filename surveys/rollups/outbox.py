"""What has come into the figures, and left them: noted in the transaction in which it did.

Every way in and out ends here. Nothing is counted yet: that is the work of `draining`.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from surveys.figures.dimensions import Given
from surveys.figures.periods import month_of
from surveys.models import Change, Response

IN, OUT = 1, -1


def count_in(responses: Iterable[Response]) -> None:
    """These are in the figures from now on. Trials, and anonymous ones that have not joined yet,
    are passed over."""
    _note(responses, IN)


def count_out(responses: Iterable[Response]) -> None:
    """These are no longer, as they are now: called before anything of them is changed."""
    _note(responses, OUT)


def _note(responses: Iterable[Response], sign: int) -> None:
    changes = list(_changes(responses, sign))
    if len(changes) == 1:
        changes[0].save(force_insert=True)
    elif changes:
        Change.objects.bulk_create(changes)


def _changes(responses: Iterable[Response], sign: int) -> Iterator[Change]:
    for one in responses:
        if one.has_joined and not one.is_trial:
            month, facts = month_of(one.week), _facts(one)
            yield Change(survey_id=one.survey_id, month=month, facts=facts, sign=sign)


def _facts(response: Response) -> dict[str, Any]:
    return {
        "version": response.version_id,
        "week": response.week.isoformat(),
        "language": response.language,
        "mode": response.mode,
        "channel": response.channel,
        "team": response.team_id,
        "answers": response.answers,
    }


def given_in(facts: Mapping[str, Any]) -> Given:
    return Given(
        version_id=facts["version"],
        answers=facts["answers"],
        week=datetime.date.fromisoformat(facts["week"]),
        language=facts["language"],
        mode=facts["mode"],
        channel=facts["channel"],
        team_id=facts["team"],
    )
