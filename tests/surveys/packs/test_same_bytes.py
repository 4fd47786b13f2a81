"""Of one snapshot every file is the same, byte for byte: in another process, at another time."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from portal.ui.pdf import can_make_pdf
from surveys.packs.canonical import spelled
from surveys.packs.files import KINDS
from tests.pdf_text import squeezed, text_of
from tests.surveys.packs.snapshots import book, snapshot

ROOT = Path(__file__).resolve().parents[3]
PLACES = (("2026-01-12T10:00:00", "1", "UTC"), ("2031-07-30T23:59:58", "2", "Asia/Tokyo"))


def made_in_a_process_of_its_own(folder, moment, seed, zone, source):
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-m", "tests.surveys.packs.making_files", folder, moment, source],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        check=True,
    )
    return {kind: (folder / kind).read_bytes() for kind in KINDS}


@pytest.mark.skipif(not can_make_pdf(), reason="Pango is not installed")
def test_in_two_processes_with_other_seeds_clocks_and_zones(tmp_path):
    source = tmp_path / "snapshot"
    source.write_bytes(spelled(snapshot()))
    one, other = (
        made_in_a_process_of_its_own(tmp_path / seed, moment, seed, zone, source)
        for moment, seed, zone in PLACES
    )
    for kind in KINDS:
        assert one[kind] == other[kind], f"{kind} differs"
        assert len(one[kind]) > 1000


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "pdf"])
def test_another_snapshot_is_another_file(kind):
    changed = book(narrative={"summary": "Something else."})
    assert KINDS[kind].make(book()) != KINDS[kind].make(changed)


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_says_what_it_is_made_of(kind):
    """Its hash stands in the file, where one can read it without unpacking or in a part of it."""
    if kind == "pdf" and not can_make_pdf():
        pytest.skip("Pango is not installed")
    made = book()
    data = KINDS[kind].make(made)
    if kind in {"xlsx", "pptx"}:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert made.sha256 in parts.read("docProps/core.xml").decode()
            assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    elif kind == "pdf":
        assert made.sha256 in squeezed(text_of(data))
    else:
        assert made.sha256.encode() in data
