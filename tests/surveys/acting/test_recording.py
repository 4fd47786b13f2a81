"""An action keeps what the figures said when it was recorded, protected, and who recorded it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.audit.models import AuditEvent
from surveys.acting.periods import Period, closed_periods, latest_quarter
from surveys.acting.recording import change_action, record_action
from surveys.acting.statements import by_theme, statements
from surveys.constructs import constructs
from surveys.models import Action
from tests.factories.accounts import person
from tests.factories.acting import action_of
from tests.factories.surveys import answered, survey_of, team_of

pytestmark = pytest.mark.django_db
MAY = Period(datetime.date(2025, 5, 1), datetime.date(2025, 5, 31))
DAY = datetime.date(2025, 5, 14)
TODAY = datetime.date(2026, 11, 28)


def recorded(survey, *, by=None, **about):
    by = by or person("principal_social_worker")
    facts = {
        "source": Action.Source.FIGURES,
        "owner": by,
        "due_on": timezone.localdate(),
        "title": "A kettle",
        "words": "Buy it",
        "finding": "Cold tea",
        "question": "indicator:happy",
        "option": "good",
        "period": MAY,
    }
    return record_action(by=by, survey=survey, **{**facts, **about})


def answers(survey, good, others, **fields):
    for number in range(good + others):
        given = {"happy": "very" if number < good else "fairly"}
        answered(survey, given, identity="linked", day=DAY, **fields)


def test_what_the_figures_say_is_kept_with_its_base_and_for_whom_it_is():
    survey = survey_of()
    answers(survey, 12, 8)
    action = recorded(survey)
    assert "60% of 20 who answered said ‘Good’" in action.figures_say
    assert "between 39% and 78%" in action.figures_say
    assert "May 2025" in action.figures_say
    assert (action.base, action.tier, action.first) == ("20", "service", MAY.first)
    answers(survey, 0, 40)
    action.refresh_from_db()
    assert "60% of 20" in action.figures_say


@pytest.mark.parametrize(
    ("good", "others", "said"),
    [(5, 4, "fewer than 10 answers"), (0, 0, "nobody answered"), (2, 20, "hidden")],
)
def test_small_numbers_are_never_in_it_whoever_records_it(good, others, said):
    survey = survey_of()
    answers(survey, good, others)
    action = recorded(survey)
    assert said in action.figures_say
    assert "%" not in action.figures_say


def test_of_a_team_it_says_which():
    survey = survey_of()
    for code in ("north", "south"):
        answers(survey, 12, 8, team=team_of(code))
    action = recorded(survey, team=team_of("north"))
    assert "60% of 20" in action.figures_say
    assert "Team north" in action.figures_say


def test_without_a_measure_nothing_is_said():
    action = recorded(survey_of(), source=Action.Source.COMMENTS, question="", option="")
    assert (action.figures_say, action.first) == ("", MAY.first)


@pytest.mark.parametrize(
    ("role", "about", "may"),
    [
        ("survey_analyst", {}, True),
        ("council_manager", {}, True),
        ("carers_manager", {}, True),
        ("independent_living", {}, False),
        ("independent_living", {"readers": ["independent_living"]}, True),
        ("safeguarding_lead", {}, False),
        ("safeguarding_lead", {"is_safeguarding": True}, True),
        ("principal_social_worker", {"is_safeguarding": True}, True),
        ("survey_analyst", {"is_safeguarding": True}, False),
        ("independent_living", {"is_safeguarding": True, "readers": ["independent_living"]}, False),
        ("carers_adviser", {}, False),
        ("commissioner", {}, False),
    ],
)
def test_each_survey_has_people_who_act(role, about, may):
    survey = survey_of(**about)
    if may:
        assert recorded(survey, by=person(role)).pk
    else:
        with pytest.raises(PermissionDenied):
            recorded(survey, by=person(role))


def test_it_is_written_down_who_recorded_and_changed_it():
    action, by = recorded(survey_of()), person("council_manager")
    other = person("carers_adviser", name="Asha")
    change_action(action=action, by=by, owner=other, due_on=action.due_on, title="Two kettles")
    action.refresh_from_db()
    assert (action.title, action.words, action.owner) == ("Two kettles", "Buy it", other)
    verbs = AuditEvent.objects.order_by("pk").values_list("verb", flat=True)
    assert [one for one in verbs if one.startswith("surveys.action")] == [
        "surveys.action.recorded",
        "surveys.action.changed",
    ]
    assert "Cold tea" not in str(list(AuditEvent.objects.values("detail", "subject_words")))


def test_a_new_date_or_owner_is_reminded_of_anew():
    action = action_of(told_before=True, told_late=True)
    by = person("council_manager")
    same = change_action(action=action, by=by, owner=action.owner, due_on=action.due_on)
    assert (same.told_before, same.told_late) == (True, True)
    day = action.due_on + datetime.timedelta(days=7)
    later = change_action(action=action, by=by, owner=action.owner, due_on=day)
    assert (later.told_before, later.told_late) == (False, False)


def test_periods_are_over_and_named():
    periods = closed_periods(TODAY)
    assert [one.label for one in periods[:2]] == ["July to September 2026", "April to June 2026"]
    assert "October 2026" in [one.label for one in periods]
    assert "April 2025 to March 2026" in [one.label for one in periods]
    assert all(one.last < TODAY for one in periods)
    assert len({one.code for one in periods}) == len(periods)
    assert latest_quarter(datetime.date(2026, 9, 30)).label == "April to June 2026"


def test_every_theme_of_a_question_has_a_statement():
    assert {one.theme for one in constructs().values()} <= set(by_theme())
    assert all(one.i.endswith(".") and one.we.startswith("We ") for one in statements().values())
