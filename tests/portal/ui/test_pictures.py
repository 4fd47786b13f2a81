"""Easy-read pictures: one for every option that names one, light, hidden from screen readers."""

import re
import tomllib
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template import Context, Template
from django.test import Client

from portal.ui import build

SPRITE = build.SOURCE / "pictures.svg"
DEFINITION = settings.BASE_DIR / "carers" / "data" / "questionnaire" / "definition.toml"
BANK = settings.BASE_DIR / "surveys" / "data" / "bank" / "questions.toml"
OTHERS = {"happy", "ok", "sad", "phone", "help", "list", "clock", "calendar", "house", "card"}
MOST_BYTES = 14_000


def drawn() -> dict[str, ElementTree.Element]:
    symbols = ElementTree.parse(SPRITE).getroot()
    return {symbol.attrib["id"]: symbol for symbol in symbols}


def named() -> set[str]:
    asked = DEFINITION.read_text() + BANK.read_text()
    return set(re.findall(r'picture = "([^"]+)"', asked)) | OTHERS


def test_every_picture_that_a_question_names_is_drawn_and_no_other() -> None:
    assert set(drawn()) == {f"pic-{name}" for name in named()}
    assert tomllib.loads(DEFINITION.read_text())["code"] == "carer-assessment"


def test_the_sprite_is_lean() -> None:
    assert len(SPRITE.read_bytes()) < MOST_BYTES


def test_pictures_have_no_colour_of_their_own() -> None:
    for name, symbol in drawn().items():
        assert symbol.attrib["viewBox"] == "0 0 48 48", name
        fills = {part.get("fill") for part in symbol.iter()} - {None}
        assert fills <= {"currentColor"}, name
        assert not any(part.get("stroke") or part.get("style") for part in symbol.iter()), name


def test_no_two_pictures_are_the_same() -> None:
    shapes = [ElementTree.tostring(part) for symbol in drawn().values() for part in [symbol]]
    inner = {re.sub(rb' id="[^"]+"', b"", shape) for shape in shapes}
    assert len(inner) == len(drawn())


def test_a_picture_says_nothing_to_a_screen_reader() -> None:
    svg = Template('{% picture "parent" 64 %}').render(Context())
    drawing = BeautifulSoup(svg, "html.parser").svg
    assert drawing["aria-hidden"] == "true"
    assert drawing["focusable"] == "false"
    assert drawing["width"] == "64"
    assert re.search(r"pictures.*\.svg#pic-parent$", drawing.use["href"])


@pytest.mark.parametrize("path", sorted((build.ROOT / "templates").rglob("*.html")), ids=str)
def test_templates_name_only_pictures_that_are_drawn(path: object) -> None:
    for name in re.findall(r'{% picture "([a-z-]+)"', path.read_text()):  # type: ignore[attr-defined]
        assert f"pic-{name}" in drawn(), name


def test_the_gallery_shows_them_and_the_button_that_reads_aloud(client: Client) -> None:
    page = BeautifulSoup(client.get("/en/components/").content, "html.parser")
    assert len(page.select("#pictures svg.picture")) == len(drawn())
    button = page.select_one("button[data-listen]")
    assert button.has_attr("hidden")
    assert page.find(id=button["data-listen"])
    assert button["data-stop"]
    assert page.select('script[type="module"][src*="listen"]')
