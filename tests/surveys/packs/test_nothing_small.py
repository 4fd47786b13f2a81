"""No small number leaves by any file: a base of nine and a single answer are planted."""

import io
import re
import zipfile

import pytest

from portal.ui.pdf import can_make_pdf
from surveys.figures.tables import Tier
from surveys.packs.book import lay_out
from surveys.packs.canonical import digest, spelled
from surveys.packs.editions import snapshot_of
from surveys.packs.files import KINDS, book_of
from surveys.packs.gathering.everything import gather
from tests.pdf_text import text_of


def cells_of(snapshot):
    """Every number that stands for people."""
    for survey in snapshot["surveys"]:
        of = [*survey["results"], *(row for one in survey["breakdowns"] for row in one["rows"])]
        yield from (row["base"] for row in of)
        yield from (cell["count"] for row in of for cell in row["cells"])
        yield survey["answered"]
        yield from (base["base"] for one in survey["breakdowns"] for base in one["bases"])
        yield from (point["base"] for one in survey["trends"].values() for point in one["points"])
        yield from (group["answers"] for one in survey["unheard"] for group in one["groups"])


def test_no_number_of_the_snapshot_is_small(edition):
    numbers = [cell for cell in cells_of(snapshot_of(edition)) if isinstance(cell, int)]
    assert len(numbers) > 10
    assert not [number for number in numbers if 0 < number < 5]
    assert 9 not in numbers


def test_the_check_finds_them_where_they_are(survey, quarter):
    numbers = set(cells_of(gather(quarter, tier=Tier.TEAM)))
    assert {1, 9} <= numbers


def words_in(kind, data):
    if kind == "pdf":
        return text_of(data)
    if kind == "html":
        return re.sub(r"(?s)<style>.*?</style>|<svg.*?</svg>|<[^>]+>", " ", data.decode())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        texts = [
            parts.read(name).decode()
            for name in parts.namelist()
            if re.search(r"sharedStrings|slides/slide\d|notesSlide\d", name)
        ]
    return re.sub(r"<[^>]+>", " ", " ".join(texts))


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_says_that_they_are_hidden(edition, quarter, kind):
    if kind == "pdf" and not can_make_pdf():
        pytest.skip("Pango is not installed")
    told = words_in(kind, KINDS[kind].make(book_of(edition)))
    assert "fewer than 10 answers" in " ".join(told.split())
    snapshot = {**gather(quarter, tier=Tier.TEAM)}
    rest = snapshot_of(edition)
    snapshot |= {name: rest[name] for name in ("narrative", "decisions", "taken_at", "edition")}
    exact = lay_out(snapshot, digest(spelled(snapshot)))
    assert "fewer than 10 answers" not in words_in(kind, KINDS[kind].make(exact)).replace("\n", " ")
