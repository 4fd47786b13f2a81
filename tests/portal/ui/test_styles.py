"""The styles that readers get, and the rules that our own keep."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from portal.languages.table import LANGUAGES
from portal.ui import build
from portal.ui.contrast import problems
from portal.ui.fonts import script_fonts

MOST_BYTES = 60_000
"""The first view of any page, compressed, without its font (architecture)."""

SIDES = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:|[\s{;](?:left|right):"
)


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """Takes two seconds where the styles have changed, none where they have not."""
    assert build.main([]) == 0


def packed(name: str) -> int:
    return len(gzip.compress((build.BUILT / name).read_bytes()))


@pytest.mark.parametrize("path", sorted(build.SOURCE.glob("*.scss")), ids=lambda path: path.name)
def test_our_own_styles_know_no_left_and_right(path: Path) -> None:
    assert not SIDES.findall(path.read_text())


@pytest.mark.parametrize("name", ["portal.css", "portal.rtl.css"])
@pytest.mark.parametrize("word", ["GDS Transport", "crown", "crest", "govuk-logo"])
def test_nothing_of_govuk_branding_is_there(name: str, word: str) -> None:
    assert word.lower() not in (build.BUILT / name).read_text().lower()


def test_only_our_own_files_are_asked_for() -> None:
    addresses = re.findall(r'url\("?([^")]+)', (build.BUILT / "portal.css").read_text())
    assert addresses
    assert all((build.BUILT / address).exists() for address in addresses)


def test_right_to_left_is_mirrored() -> None:
    one = (build.BUILT / "portal.css").read_text()
    other = (build.BUILT / "portal.rtl.css").read_text()
    assert one.count("padding-left") > other.count("padding-left")


def test_every_pair_of_colours_can_be_read() -> None:
    assert problems((build.BUILT / "portal.css").read_text()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_first_view_is_light(client: Client, language: object) -> None:
    page = gzip.compress(client.get(f"/{language.code}/").content)  # type: ignore[attr-defined]
    parts = ["portal.css", "portal.js", "govuk-frontend.min.js", "icons.svg", "favicon.svg"]
    endonyms = sum(path.stat().st_size for path in (build.BUILT / "fonts").glob("endonym-*"))
    assert len(page) + sum(map(packed, parts)) + endonyms <= MOST_BYTES


@pytest.mark.parametrize("font", script_fonts().values(), ids=lambda font: font.code)
def test_a_font_is_there_and_waits_for_nobody(font: object) -> None:
    css = (build.BUILT / font.stylesheet).read_text()  # type: ignore[attr-defined]
    assert css.count("font-display:swap") == len(font.weights)  # type: ignore[attr-defined]
    for address in re.findall(r'url\("([^"]+)', css):
        assert (build.BUILT / address).exists()


def test_every_icon_that_a_template_names_is_drawn() -> None:
    sprite = (build.SOURCE / "icons.svg").read_text()
    templates = build.ROOT / "templates"
    for path in templates.rglob("*.html"):
        for name in re.findall(r'{% icon "([a-z-]+)"', path.read_text()):
            assert f'id="{name}"' in sprite or name == "need-", f"{path.name} names {name}"


def test_nothing_is_built_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([]) == 0
    assert "nothing has changed" in capsys.readouterr().err


def test_without_node_modules_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "MODULES", tmp_path / "none")
    assert build.main(["--force"]) == 1
    assert "npm ci" in capsys.readouterr().err
