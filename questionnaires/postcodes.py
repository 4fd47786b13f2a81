"""Postcodes as answers: one way of writing them, and a rough look at their shape."""

import re
import unicodedata

SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?: ?([0-9][A-Z]{2}))?")


def read_postcode(text: str) -> str | None:
    """`CV1 5RS`, or `CV1` where only its first half is given; None for anything else.

    Whether there is such a postcode is for whoever looks for things near it.
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    letters = "".join(
        str(unicodedata.digit(one)) if one.isdecimal() else one
        for one in folded
        if one.isalnum() or one.isspace()
    )
    joined = " ".join(letters.split())
    match = SHAPE.fullmatch(joined) or SHAPE.fullmatch(joined.replace(" ", ""))
    return " ".join(filter(None, match.groups())) if match else None
