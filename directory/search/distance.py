"""How near a listing is, and whether it serves the reader's place: two facts, both shown."""

from dataclasses import dataclass

from directory.geography.places import Place, distance_m
from directory.search.engine import Candidate

METRES_IN_A_MILE = 1609.344
HALVED_AT_M = 2500
"""Distance at which a place's nearness is worth half."""


@dataclass(frozen=True)
class Nearness:
    metres: int | None
    """From the reader's place; None where one is not known or must not be told."""
    serves: bool
    """Its area of service holds the reader's place, wherever it is based."""

    def is_beyond(self, miles: int) -> bool:
        """Known to be further; a listing whose distance is not known is never left out."""
        return (
            self.metres is not None and not self.serves and self.metres > miles * METRES_IN_A_MILE
        )

    def adjust(self, score: float) -> float:
        """Serving the area counts as being there; otherwise the score fades with distance."""
        if self.serves or self.metres is None:
            return round(score, 3)
        return round(score * (0.7 + 0.3 / (1 + self.metres / HALVED_AT_M)), 3)


NOWHERE = Nearness(None, serves=False)
"""Of every listing, where no place is known to be near to."""


def nearness(candidate: Candidate, place: Place | None) -> Nearness:
    if place is None:
        return NOWHERE
    metres = None
    if candidate.latitude is not None and candidate.longitude is not None:
        metres = round(
            distance_m(place.latitude, place.longitude, candidate.latitude, candidate.longitude)
        )
    return Nearness(metres, _serves(candidate.tags, place))


def _serves(tags: str, place: Place) -> bool:
    padded = f" {tags} "
    return any(f" area:{code} " in padded for code in (place.council_code, place.district) if code)
