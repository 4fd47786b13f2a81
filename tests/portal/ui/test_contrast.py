"""Contrast, as WCAG computes it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.ui import contrast
from portal.ui.management.commands import check_contrast


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#fff", 1.0),
        ("#767676", "white", 4.54),
        ("rgb(0, 0, 0)", "rgb(100%, 100%, 100%)", 21.0),
    ],
)
def test_contrast(first: str, second: str, value: float) -> None:
    assert contrast.contrast(first, second) == pytest.approx(value, abs=0.01)


def test_the_order_makes_no_difference() -> None:
    assert contrast.contrast("#0f4c5c", "#fff") == contrast.contrast("#fff", "#0f4c5c")


def test_colours_are_read_from_the_styles() -> None:
    css = ":root{--portal-brand: #0f4c5c;--portal-tint:rgb(90.5%, 94%, 95%);--portal-brand:#000}"
    assert contrast.tokens(css) == {"brand": "#0f4c5c", "tint": "rgb(90.5%, 94%, 95%)"}


@pytest.fixture
def styles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(check_contrast, "BUILT", tmp_path)
    names = {name for pair in contrast.pairs() for name in (pair.front, pair.back)}
    light = {"paper", "tint", "accent-tint", "danger-tint", "focus"}
    css = "".join(f"--portal-{name}:{'#fff' if name in light else '#000'};" for name in names)
    (tmp_path / "portal.css").write_text(f":root{{{css}}}")
    return tmp_path / "portal.css"


def test_good_colours_pass(styles: Path) -> None:
    out = StringIO()
    call_command("check_contrast", stdout=out)
    assert "all good" in out.getvalue()


def test_a_pale_brand_colour_fails(styles: Path) -> None:
    styles.write_text(styles.read_text().replace("--portal-brand:#000", "--portal-brand:#9cc"))
    err = StringIO()
    with pytest.raises(CommandError, match="too close"):
        call_command("check_contrast", stderr=err)
    assert "brand on paper" in err.getvalue()


def test_a_colour_that_is_missing_is_named(styles: Path) -> None:
    styles.write_text(styles.read_text().replace("--portal-link:", "--portal-lnk:"))
    assert "link is not a colour of the styles." in contrast.problems(styles.read_text())


def test_styles_that_are_not_built_are_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_contrast, "BUILT", tmp_path)
    with pytest.raises(CommandError, match="not built"):
        call_command("check_contrast")
