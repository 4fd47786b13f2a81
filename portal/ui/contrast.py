"""The contrast of the council's colours, as WCAG 2.2 computes it, in the styles that were built."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data" / "contrast_pairs.toml"
TOKEN = re.compile(r"--portal-([a-z-]+):\s*(#[0-9a-fA-F]{3,6}|rgb\([^)]*\)|[a-z]+)")


@dataclass(frozen=True)
class Pair:
    """Two colours that meet on a page, and the least contrast they may have."""

    front: str
    back: str
    least: float
    use: str


def pairs() -> list[Pair]:
    with DATA.open("rb") as file:
        return [Pair(**row) for row in tomllib.load(file)["pair"]]


def tokens(css: str) -> dict[str, str]:
    """Colour by name: the first that the styles set."""
    found: dict[str, str] = {}
    for name, value in TOKEN.findall(css):
        found.setdefault(name, value)
    return found


def rgb(colour: str) -> tuple[float, float, float]:
    """From #abc, #aabbcc, rgb(1, 2, 3) or rgb(1%, 2%, 3%), each part between 0 and 1."""
    named = {"white": "#ffffff", "black": "#000000"}
    colour = named.get(colour.lower(), colour)
    if colour.startswith("rgb"):
        whole = 100 if "%" in colour else 255
        parts = [float(part) / whole for part in re.findall(r"[\d.]+", colour)[:3]]
    else:
        digits = colour.lstrip("#")
        digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
        parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    return parts[0], parts[1], parts[2]


def luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: str, second: str) -> float:
    """Between 1 (the same) and 21 (black on white)."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def problems(css: str) -> list[str]:
    colours = tokens(css)
    found = []
    for pair in pairs():
        missing = {pair.front, pair.back} - colours.keys()
        if missing:
            found.append(f"{', '.join(sorted(missing))} is not a colour of the styles.")
            continue
        value = contrast(colours[pair.front], colours[pair.back])
        if value < pair.least:
            found.append(
                f"{pair.front} on {pair.back} ({pair.use}) has {value:.1f}, needs {pair.least}."
            )
    return found
