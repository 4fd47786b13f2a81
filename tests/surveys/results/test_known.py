"""What the council has published comes out of its own numbers (domain/coventry.md, section 3)."""

import pytest

from surveys.loading import load_surveys
from tests.surveys.importing.files import a_file, imported, results


@pytest.fixture
def shipped(db):
    load_surveys()


KNOWN = {
    "experience-adult": (
        167,
        ("independent", "indicator:independent", 137, "mostly", "a-little", 82),
        ("happy", "indicator:happy", 127, "happy", "unhappy", 76),
    ),
    "direct-payments": (42, ("dp-happy", "indicator:dp-happy", 31, "happy", "in-between", 74)),
    "safeguarding-adult": (
        30,
        ("sg-listened", "indicator:sg-listened", 29, "fully", "not-at-all", 97),
        ("sg-achieved", "indicator:sg-achieved", 26, "mostly", "in-part", 87),
    ),
}
"""How many there were, and of each question how many gave an answer that is good."""


@pytest.mark.parametrize("survey", KNOWN)
def test_known_results_at_team_tier(shipped, tmp_path, survey):
    base, *asked = KNOWN[survey]
    header = ["date", *(question for question, *_ in asked)]
    rows = [
        ["2025-10-15", *(good if one < count else bad for _, _, count, good, bad, _ in asked)]
        for one in range(base)
    ]
    imported(survey, a_file(tmp_path, header, *rows))
    found = results(survey, "--tier", "team")
    assert found["base"] == base
    by_cell = {(row["question"], row["option"]): row for row in found["rows"]}
    for question, indicator, count, good, _, percent in asked:
        for cell in (by_cell[indicator, "good"], by_cell[question, good]):
            assert (cell["count"], round(cell["percent"]), cell["base"]) == (count, percent, base)


def test_one_of_forty_four(shipped, tmp_path):
    rows = [["one-coventry-integrated", one] for one in ["happy"] * 42 + ["unhappy", "in-between"]]
    imported("tell-us", a_file(tmp_path, ["team", "happy"], *rows))
    found = results("tell-us", "--tier", "team", "--by", "team")
    shares = {
        row["option"]: round(row["percent"], 2)
        for row in found["rows"]
        if row["question"] == "indicator:happy" and row["percent"] is not None
    }
    assert (shares["good"], shares["bad"]) == (95.45, 2.27)
    assert found["bases"] == {"one-coventry-integrated": 44}
