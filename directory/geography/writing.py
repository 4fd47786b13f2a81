"""How people write postcodes: any spacing and case, any script's digits, O for 0 and I for 1."""

import itertools
import re
import unicodedata

FULL = re.compile(r"(?<![A-Z0-9])([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})(?![A-Z0-9])")
OUTWARD = re.compile(r"(?<![A-Z0-9])([A-Z]{1,2}[0-9][A-Z0-9]?)(?![A-Z0-9])")
SPACED_OUTWARD = re.compile(r"^CV ([0-9]{1,2})$")

_AREAS = """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E
    EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL
    LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM
    SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
POSTCODE_AREAS = frozenset(_AREAS.split())
"""The letters that a British postcode can start with (Royal Mail)."""

_LOOKS_LIKE = {
    "O": "O0", "0": "0O", "I": "I1", "1": "1I", "L": "L1", "Q": "Q0", "S": "S5", "5": "5S",
    "B": "B8", "8": "8B", "Z": "Z2", "2": "2Z", "G": "G6", "U": "UV", "V": "VU",
}  # fmt: skip
"""Letters and digits that are taken for each other, each with itself first."""


def plain(text: str) -> str:
    """Capitals, plain digits and single spaces: what the patterns of this module read."""
    folded = unicodedata.normalize("NFKC", text).upper()
    characters = (
        str(unicodedata.digit(character, character))  # Gurmukhi, Arabic and other digits
        if character.isdecimal()
        else character
        for character in folded
        if unicodedata.category(character) not in ("Cf", "Cc", "Cs") or character.isspace()
    )
    return " ".join(re.sub(r"[^\w]+|_", " ", "".join(characters)).split())


def full_postcode(text: str) -> str | None:
    """The first full postcode in a plain text, as `CV1 1AA`, if there is one of the right shape."""
    for candidate in (text, text.replace(" ", "")):
        match = FULL.search(candidate)
        if match and area_letters(match[1]) in POSTCODE_AREAS:
            return f"{match[1]} {match[2]}"
    return None


def outward_code(text: str) -> str | None:
    """The first postcode district in a plain text, such as CV6."""
    spaced = SPACED_OUTWARD.match(text)
    if spaced:
        return f"CV{int(spaced[1])}"
    for match in OUTWARD.finditer(text):
        if area_letters(match[1]) in POSTCODE_AREAS:
            return match[1]
    return None


def area_letters(outward: str) -> str:
    """`CV` of CV6, `W` of W1A."""
    return re.split(r"[0-9]", outward, maxsplit=1)[0]


def readings(text: str) -> list[str]:
    """The postcodes that a slip of letters and digits may have meant, as `CV1 1AA`.

    Only for short texts of a postcode's length. Whether one of them exists is the caller's to ask.
    """
    joined = text.replace(" ", "")
    if not 5 <= len(joined) <= 7 or not joined.isascii() or not joined.isalnum():
        return []
    choices = [_LOOKS_LIKE.get(character, character) for character in joined]
    found = []
    for characters in itertools.product(*choices):
        match = FULL.fullmatch("".join(characters))
        if match:
            found.append(f"{match[1]} {match[2]}")
    return found
