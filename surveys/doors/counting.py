"""How much comes in by the doors, in steps of five: nobody learns when one answer came."""

from collections.abc import Iterable

from django.db.models import Count

from surveys.models import Door, Response

STEP = 5
CHANNELS = {Door.Kind.LINK: "door", Door.Kind.KIOSK: "kiosk"}
Counts = dict[tuple[str, str | None, str], int]


def counts() -> Counts:
    """Of answers in the figures, by survey, team and channel. An answer does not know its door."""
    rows = (
        Response.objects.that_count()
        .filter(channel__in=CHANNELS.values())
        .order_by()
        .values_list("survey_id", "team_id", "channel")
        .annotate(number=Count("pk"))
    )
    return {(survey, team, channel): number for survey, team, channel, number in rows}


def with_counts(doors: Iterable[Door]) -> list[tuple[Door, str]]:
    """Each with what is said of the answers to its survey about its team, by this kind of door."""
    known = counts()
    return [
        (door, said(known.get((door.survey_id, door.team_id, CHANNELS[Door.Kind(door.kind)]), 0)))
        for door in doors
    ]


def said(number: int) -> str:
    """'10 or more'."""
    whole = number // STEP * STEP
    return f"{whole} or more" if whole else "Fewer than 5"
