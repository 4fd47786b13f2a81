"""Colours and shapes of points: each means one thing, and a word stands beside. Pure.

Colours of NHS Making Data Count; the dark outline gives the light ones their contrast, the shape
tells them apart where there is no colour.
"""

from surveys.charts.xmr import Variation

INK = "#14212b"
FILLS = {
    Variation.COMMON: "#a6a6a6",
    Variation.IMPROVEMENT: "#00b0f0",
    Variation.CONCERN: "#e46c0a",
    Variation.HIGH: "#490092",
    Variation.LOW: "#490092",
}


def path(variation: Variation, x: float, y: float, size: float) -> str:
    """A circle, a diamond, a triangle or a square around a place; `size` is half its width."""
    if variation == Variation.COMMON:
        size *= 0.8
        return (
            f"M{x - size:.1f} {y:.1f}a{size:.1f} {size:.1f} 0 1 0 {2 * size:.1f} 0"
            f"a{size:.1f} {size:.1f} 0 1 0 {-2 * size:.1f} 0z"
        )
    corners = {
        Variation.IMPROVEMENT: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
        Variation.CONCERN: ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    }.get(variation, ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)))
    places = [f"{x + size * right:.1f} {y + size * down:.1f}" for right, down in corners]
    return f"M{'L'.join(places)}z"
