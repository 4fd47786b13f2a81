"""Colours and fonts of files, as the pages have them (static/src/_brand.scss). Pure."""

from surveys.packs.book.parts import Role

FONT = "Arial"
"""On every machine; slides and sheets carry no fonts of their own."""
BRAND, INK, MUTED, LINE, TINT = "0F4C5C", "14212B", "4B5A65", "C9D3D8", "E7F1F2"
LINES = {
    Role.VALUE: BRAND,
    Role.MEAN: "000000",
    Role.LOW: MUTED,
    Role.HIGH: MUTED,
    Role.TARGET: "DE1B1B",
}
"""Of series; each also has a dash or marks of its own, and a name in the key."""
