"""What a person means by 'near': a postcode, a district, an area of Coventry, or the whole city."""

import difflib
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from directory.geography import units as table
from directory.geography.areas import Area, fold_place, gazetteer
from directory.geography.distance import distance_m
from directory.geography.writing import full_postcode, outward_code, plain, readings

__all__ = ["BadPlace", "Place", "distance_m", "find_place", "find_postcode"]

LONGEST = 200
"""Characters that are read; the rest of a longer text is left unread."""
SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Place:
    label: str
    """As shown: `CV1 5FB`, `CV6`, `Foleshill`."""
    kind: str
    """postcode, district, area or council."""
    latitude: float
    longitude: float
    district: str
    """The postcode district; of an area the one most of it is in; empty for the whole city."""
    council_code: str
    """Of the local authority; empty where a district is shared between several."""
    in_coventry: bool

    def metres_to(self, latitude: float, longitude: float) -> float:
        return distance_m(self.latitude, self.longitude, latitude, longitude)


@dataclass(frozen=True, slots=True)
class BadPlace:
    reason: str
    """empty, outside, unknown-postcode, slip or not-a-place."""
    sentence: str
    """In the reader's language, for beside the field."""
    suggestions: tuple[str, ...] = ()
    """Texts that would be understood, to offer; never taken silently."""


def find_postcode(text: str) -> table.Unit | None:
    """The postcode itself, for data: no areas, no guesses."""
    code = full_postcode(plain(text[:LONGEST]))
    return table.units().get(code) if code else None


def find_place(text: str) -> Place | BadPlace:
    """Understands what was typed, or says why not in a sentence. No text makes it raise."""
    words = plain(text[:LONGEST])
    if not words:
        return BadPlace("empty", _("Type a postcode or the name of an area."))
    postcode = full_postcode(words)
    if postcode and postcode in table.units():
        return _from_unit(table.units()[postcode])
    meant = _slips(words)
    if meant:
        return BadPlace(
            "slip",
            _("We do not know that postcode. Did you mean %(place)s?") % {"place": meant[0]},
            meant,
        )
    if postcode is None:
        place = _from_district(outward_code(words)) or _from_name(text[:LONGEST])
        if place:
            return place
    return _why_not(text[:LONGEST], words, postcode)


def _from_unit(unit: table.Unit) -> Place:
    return Place(
        label=unit.postcode,
        kind="postcode",
        latitude=unit.latitude,
        longitude=unit.longitude,
        district=unit.district,
        council_code=unit.council,
        in_coventry=unit.in_coventry,
    )


def _from_district(code: str | None) -> Place | None:
    district = table.districts().get(code or "")
    if district is None:
        return None
    return Place(
        label=district.code,
        kind="district",
        latitude=district.latitude,
        longitude=district.longitude,
        district=district.code,
        council_code=district.council,
        in_coventry=district.council == table.COVENTRY,
    )


def _from_name(text: str) -> Place | None:
    """An area's name alone, or as one of the parts between commas; the smallest part first."""
    names = gazetteer()
    parts = [part for part in (_without_fillers(part) for part in _parts(text)) if part]
    for part in parts:
        area = names.by_name.get(part)
        if area:
            return _from_area(area)
    if any(part in names.council_names for part in parts):
        return _whole_city()
    return None


def _parts(text: str) -> list[str]:
    separated = text.replace("،", ",").replace("，", ",").replace("、", ",").replace("\n", ",")
    return [text, *separated.split(",")]


def _without_fillers(part: str) -> str:
    names = gazetteer()
    folded = fold_place(part)
    for filler in names.inside_fillers:
        folded = folded.replace(filler, "")
    if folded in names.by_name or folded in names.council_names:
        return folded
    words = [word for word in folded.split() if word not in names.fillers]
    bare = " ".join(words)
    if bare in names.by_name or bare in names.council_names:
        return bare
    # "Foleshill Coventry" is Foleshill.
    return " ".join(word for word in words if word not in names.council_names) or bare


def _from_area(area: Area) -> Place:
    return Place(
        label=area.name,
        kind="area",
        latitude=area.latitude,
        longitude=area.longitude,
        district=area.districts[0],
        council_code=table.COVENTRY,
        in_coventry=True,
    )


@cache
def _whole_city() -> Place:
    """The mean position of the city's postcodes."""
    latitude, longitude = table.middle(
        (unit.latitude, unit.longitude) for unit in table.units().values() if unit.in_coventry
    )
    name = gazetteer().council_name
    return Place(name, "council", latitude, longitude, "", table.COVENTRY, in_coventry=True)


def _slips(words: str) -> tuple[str, ...]:
    """Postcodes that exist and look like the text: O for 0, I for 1."""
    known = (code for code in readings(words) if code in table.units())
    return tuple(dict.fromkeys(known))[:SUGGESTIONS]


def _why_not(text: str, words: str, postcode: str | None) -> BadPlace:
    district = postcode.split(" ")[0] if postcode else outward_code(words)
    if postcode and district in table.DISTRICTS:
        return BadPlace(
            "unknown-postcode",
            _("We do not know that postcode. Check it, or type only its first part: %(place)s.")
            % {"place": district},
            (district,),
        )
    if district:
        return BadPlace(
            "outside",
            _("That postcode is not in or near Coventry, so we cannot show how far services are."),
        )
    return _not_a_place(text)


def _not_a_place(text: str) -> BadPlace:
    names = gazetteer()
    close = difflib.get_close_matches(_without_fillers(text), names.by_name, SUGGESTIONS, 0.75)
    inside = [name for name in names.by_name if f" {name} " in f" {fold_place(text)} "]
    labels = dict.fromkeys(names.by_name[name].name for name in [*close, *inside])
    if labels:
        return BadPlace(
            "not-a-place",
            _("We do not know that place. Did you mean %(place)s?") % {"place": next(iter(labels))},
            tuple(labels)[:SUGGESTIONS],
        )
    return BadPlace(
        "not-a-place",
        _("We do not know that place. Type a postcode, like CV1 5FB, or an area, like Foleshill."),
    )
