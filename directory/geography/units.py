"""Every postcode of Coventry and its neighbours (CV1 to CV8), with the middle of each.

Built by `manage.py build_postcodes` from the ONS Postcode Directory, November 2025 (Open Government
Licence v3.0). Contains OS data © Crown copyright and database right; contains Royal Mail data
© Royal Mail copyright and database right; source: Office for National Statistics.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

COVENTRY = "E08000026"
"""Coventry City Council. A CV postcode is no proof of living in Coventry; this code is."""

FILE = Path(__file__).resolve().parents[1] / "data" / "postcodes.csv.gz"
COLUMNS = ("postcode", "latitude", "longitude", "council")
DISTRICTS = tuple(f"CV{number}" for number in range(1, 9))
MOSTLY = 0.9
"""A district counts as a council's when at least this share of its postcodes lie there."""


@dataclass(frozen=True, slots=True)
class Unit:
    postcode: str
    latitude: float
    longitude: float
    council: str
    """Code of the local authority, such as E08000026."""

    @property
    def district(self) -> str:
        return self.postcode.split(" ")[0]

    @property
    def in_coventry(self) -> bool:
        return self.council == COVENTRY


@dataclass(frozen=True, slots=True)
class District:
    code: str
    latitude: float
    longitude: float
    council: str
    """Empty where the district is shared between councils, as CV7 and CV8 are."""


@cache
def units() -> Mapping[str, Unit]:
    """By postcode written as `CV1 1AA`. Read once, on first use."""
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as lines:
        return {
            row["postcode"]: Unit(
                row["postcode"], float(row["latitude"]), float(row["longitude"]), row["council"]
            )
            for row in csv.DictReader(lines)
        }


@cache
def districts() -> Mapping[str, District]:
    """By outward code: the mean position of its postcodes."""
    groups: dict[str, list[Unit]] = {}
    for unit in units().values():
        groups.setdefault(unit.district, []).append(unit)
    return {code: _district(code, groups[code]) for code in DISTRICTS}


def _district(code: str, group: list[Unit]) -> District:
    latitude, longitude = middle((unit.latitude, unit.longitude) for unit in group)
    council, share = Counter(unit.council for unit in group).most_common(1)[0]
    return District(code, latitude, longitude, council if share >= MOSTLY * len(group) else "")


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Mean position; exact enough over a city."""
    latitudes, longitudes = zip(*points, strict=True)
    return (
        round(sum(latitudes) / len(latitudes), 5),
        round(sum(longitudes) / len(longitudes), 5),
    )
