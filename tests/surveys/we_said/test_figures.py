"""A published figure is of the public tier, rounded, and stays as it was."""

import datetime

import pytest

from surveys.acting.periods import Period
from surveys.models import Entry
from surveys.we_said.figures import CannotTell, figure_of, freeze, frozen
from surveys.we_said.writing import write
from tests.factories.accounts import person
from tests.factories.acting import TEXTS, action_of, entry_of, published
from tests.factories.surveys import answered, survey_of

pytestmark = pytest.mark.django_db
MAY = Period(datetime.date(2025, 5, 1), datetime.date(2025, 5, 31))
DAY = datetime.date(2025, 5, 14)
INDICATOR = "indicator:happy"


def asked(survey, *, good, others):
    """Answers of one May, which has long been over."""
    for number in range(good + others):
        given = {"happy": "very" if number < good else "fairly"}
        answered(survey, given, identity="linked", day=DAY)
    return figure_of(survey, INDICATOR, "good", MAY)


@pytest.mark.parametrize(
    ("good", "others", "count", "base", "percent"),
    [(24, 7, 25, 30, 83), (22, 18, 20, 40, 50), (12, 0, 10, 10, None)],
)
def test_it_is_rounded_and_has_a_percent_only_of_thirty_or_more(good, others, count, base, percent):
    figure = frozen(freeze(asked(survey_of(), good=good, others=others)))
    assert (figure.count, figure.base, figure.percent, figure.rounded_to) == (
        count,
        base,
        percent,
        5,
    )


@pytest.mark.parametrize(("good", "others"), [(7, 30), (1, 40), (0, 30), (0, 0)])
def test_too_few_are_never_told(good, others):
    wanted = asked(survey_of(), good=good, others=others)
    with pytest.raises(CannotTell):
        freeze(wanted)


def test_answers_that_come_later_change_nothing(client):
    survey = survey_of()
    wanted = asked(survey, good=24, others=7)
    words = {"figure_words": "of people liked the tea."}
    entry = entry_of(action_of(survey), figure_of=wanted, texts=words)
    asked(survey, good=0, others=40)
    again = {**TEXTS, **words, "correction": "A name."}
    edition = write(
        entry=entry, by=person("survey_analyst"), topic=entry.topic, texts=again, figure_of=wanted
    )
    published(edition)
    page = client.get(f"/en/we-asked-you-said/{entry.pk}/").text
    for part in ("83%", "of people liked the tea.", "About 30 people", "nearest 5", "31 May 2025"):
        assert part in page
    assert Entry.objects.get(pk=entry.pk).figure["percent"] == 83


def test_a_figure_without_a_percent_says_how_many(client):
    survey = survey_of()
    wanted = asked(survey, good=12, others=0)
    entry = entry_of(action_of(survey), figure_of=wanted, texts={"figure_words": "liked the tea."})
    assert "10 of 10 people" in client.get(f"/en/we-asked-you-said/{entry.pk}/").text


def test_the_share_is_written_as_the_language_does(client):
    survey = survey_of()
    wanted = asked(survey, good=24, others=7)
    entry = entry_of(action_of(survey), figure_of=wanted, texts={"figure_words": "liked the tea."})
    assert '<bdi dir="ltr">83%' in client.get(f"/ur/we-asked-you-said/{entry.pk}/").text
