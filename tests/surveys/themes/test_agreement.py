"""Cohen's kappa against worked examples, and by theme over comments that two people labelled."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from surveys.themes.agreement import Agreement, by_theme, kappa, labelled_twice, of_tone
from tests.factories.comments import comment_of, labelled
from tests.factories.surveys import survey_of

PAGE = reverse("staff-surveys:theme-agreement")


@pytest.mark.parametrize(
    ("both", "only_first", "only_second", "neither", "expected"),
    [
        # The grant proposals of every textbook: 0.7 alike, 0.5 by chance.
        (20, 5, 10, 15, 0.40),
        # Two with the same share alike, and different kappas.
        (45, 15, 25, 15, 0.1304),
        (25, 35, 5, 35, 0.2593),
        (10, 0, 0, 10, 1.0),
        (0, 10, 10, 0, -1.0),
    ],
)
def test_worked_examples(both, only_first, only_second, neither, expected):
    one = Agreement("home", both, only_first, only_second, neither)
    assert one.kappa == pytest.approx(expected, abs=0.0001)
    assert one.n == both + only_first + only_second + neither


def test_three_tones():
    """Two readers, three tones, worked out by hand: alike 7 of 10, by chance 0.34."""
    pairs = [
        *[("positive", "positive")] * 3, ("positive", "negative"),
        *[("negative", "negative")] * 3, ("negative", "mixed"),
        ("mixed", "mixed"), ("mixed", "positive"),
    ]  # fmt: skip
    by_chance = (4 * 4 + 4 * 4 + 2 * 2) / 100
    assert kappa(pairs) == pytest.approx((0.7 - by_chance) / (1 - by_chance))


@pytest.mark.parametrize("pairs", [[], [("yes", "yes")] * 5])
def test_where_nothing_can_differ_there_is_no_kappa(pairs):
    assert kappa(pairs) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=40))
def test_it_stays_between_minus_one_and_one_and_does_not_mind_who_was_first(pairs):
    found = kappa(pairs)
    assert found is None or -1.0001 <= found <= 1.0001
    assert kappa([(two, one) for one, two in pairs]) == (
        None if found is None else pytest.approx(found)
    )


@pytest.mark.django_db
def test_both_ways_of_disagreement_are_counted():
    survey = survey_of()
    for first, second in [
        (["home", "money"], ["home"]),
        (["home"], ["money", "home"]),
        ([], []),
    ]:
        comment = comment_of(survey)
        labelled(comment, *first), labelled(comment, *second, tone="negative")
    labelled(comment_of(survey), "money")
    twice = labelled_twice([survey])
    rows = {one.theme: one for one in by_theme(twice)}
    money, home = rows["money"], rows["home"]
    assert (money.both, money.only_first, money.only_second, money.neither) == (0, 1, 1, 1)
    assert (home.both, home.only_first, home.only_second, home.neither) == (2, 0, 0, 1)
    assert home.kappa == 1
    assert of_tone(twice) == 0


def test_the_page_shows_kappa_with_its_number(sign_in):
    comment = comment_of(survey_of())
    labelled(comment, "home"), labelled(comment, "home")
    page = sign_in("survey_analyst").get(PAGE).text
    assert "1 comment of the surveys that you read was given themes by two people" in page
    assert "Of fewer than 30 comments it says little." in page


def test_of_surveys_that_somebody_does_not_read_nothing_is_counted(sign_in):
    comment = comment_of(survey_of())
    labelled(comment, "home"), labelled(comment, "home")
    assert "0 comments" in sign_in("safeguarding_lead").get(PAGE).text
