"""A place inside the query: 'dentist near Wyken', 'library cv5', '市中心圖書館'."""

import re

from directory.geography.areas import fold_place, gazetteer
from directory.geography.places import BadPlace, Place, find_place
from portal.languages.folding import is_chinese, words

LONGEST_NAME = 4
"""Words that an area's name has at most."""
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?(\s*\d[a-z]{2})?", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s,;.!?/()،؟።፣]+")


def place_in(query: str) -> tuple[Place | None, frozenset[str]]:
    """The place named in a query and the folded words that name it; (None, empty) without one.

    The whole city is no place here: everything in the directory is in Coventry.
    """
    typed = _SEPARATORS.split(query.strip())
    for length in range(min(LONGEST_NAME, len(typed)), 0, -1):
        for start in range(len(typed) - length + 1):
            part = typed[start : start + length]
            place = _place(" ".join(part))
            if place:
                return place, frozenset(words(" ".join(part)))
    return _chinese_place(query)


def _place(text: str) -> Place | None:
    if not _could_be(text):
        return None
    found = find_place(text)
    return None if isinstance(found, BadPlace) or found.kind == "council" else found


def _could_be(text: str) -> bool:
    """Cheap test before the careful one: an area's name as it stands, or a postcode's shape."""
    return fold_place(text) in gazetteer().by_name or bool(_POSTCODE.fullmatch(text))


def _chinese_place(query: str) -> tuple[Place | None, frozenset[str]]:
    for name in gazetteer().by_name:
        if is_chinese(name) and name in query:
            found = find_place(name)
            if not isinstance(found, BadPlace):
                return found, frozenset({name})
    return None, frozenset()
