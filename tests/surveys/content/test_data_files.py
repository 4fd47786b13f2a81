"""Lists that ship beside the surveys."""

import tomllib

import pytest

from carers.cases.telling import MEANINGS
from surveys.bank import DATA, outlines
from surveys.models import LIVES, Hold, Identity, Invitation, Team


def rows(name: str, table: str) -> list[dict]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))[table]


@pytest.mark.parametrize(
    ("name", "table", "key", "most"),
    [
        ("teams", "team", "code", Team._meta.get_field("code").max_length),
        ("holds", "hold", "code", Hold._meta.get_field("reason").max_length),
        ("triggers", "trigger", "event", Invitation._meta.get_field("trigger").max_length),
        ("dated_figures", "figure", "code", 60),
    ],
)
def test_codes_are_there_once_and_fit(name, table, key, most):
    codes = [row[key] for row in rows(name, table)]
    assert len(set(codes)) == len(codes)
    assert max(map(len, codes)) <= most


@pytest.mark.parametrize("row", rows("triggers", "trigger"), ids=lambda row: row["event"])
def test_a_trigger_asks_with_a_survey_that_ships(row):
    outline = outlines()[row["survey"]]
    assert row["identity"] in Identity.values
    assert row["wait_days"] < LIVES.days
    if outline.get("safeguarding"):
        assert row["sensitive"]
        assert row["identity"] == Identity.ANONYMOUS
    if row["source"] == "portal":
        assert row["event"] in MEANINGS
    else:
        assert row["source"] == "case-system"


def test_the_reasons_of_the_hold_list_are_there():
    never = {row["code"] for row in rows("holds", "hold") if row["kind"] == "send"}
    assert never == {
        "death",
        "shared-phone",
        "police-case",
        "no-safe-route",
        "capacity",
        "asked-not-to",
    }


def test_figures_say_what_is_counted():
    figures = {row["code"]: row for row in rows("dated_figures", "figure")}
    assert "people-on-direct-payments" in figures
    assert all(row["words"] and row["unit"] and row["hint"] for row in figures.values())
