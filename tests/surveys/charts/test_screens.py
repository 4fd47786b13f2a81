"""Results on the screens of staff: what stands there, who sees it, that it is recorded."""

import datetime
import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.audit.models import AuditEvent
from surveys.forms.results import DIMENSIONS
from surveys.joining import STEP, join_steps
from surveys.models import Identity, OutsideFigure
from surveys.rollups.version import version_of
from tests.factories.alerts import alert_of
from tests.factories.surveys import CODE, answered, survey_of, team_of
from tests.surveys.charts.answers import months_of_answers

ADDRESS = reverse("staff-surveys:result", args=[CODE])
VERSION = reverse("staff-surveys:result-version", args=[CODE])
OVERVIEW = reverse("staff-surveys:results")
TEAMS = reverse("staff-surveys:result-teams", args=[CODE])
SIGNALS = reverse("staff-surveys:result-signals", args=[CODE])
SERVICE = reverse("staff-surveys:result-service", args=[CODE])
MEASURE = reverse("staff-surveys:result-measure", args=[CODE, "indicator:happy", "good"])
LIMITS = reverse("staff-surveys:result-limits", args=[CODE, "indicator:happy", "good"])
HX = {"HX-Request": "true"}
OF_TEAM = (ADDRESS, VERSION, TEAMS, SIGNALS, MEASURE)
EVERY = {"question": "every"}


@pytest.fixture
def survey(db):
    survey = survey_of(identity=Identity.PSEUDONYMOUS)
    for given in ("very", "very", "not"):
        answered(survey, {"happy": given}, team=team_of())
    return survey


def text(answer):
    return " ".join(answer.content.decode().split())


def test_numbers_stand_in_the_words_of_the_questions_with_their_base(sign_in, survey):
    page = text(sign_in("survey_analyst").get(ADDRESS, EVERY))

    assert "happy?" in page
    assert "3 answered" in page
    assert "‘happy very’: 66.7 % of those who answered, likely 20.8 to 93.9 %." in page
    assert "Left out (not counted in the per cent)" in page


def test_measures_are_shown_alone_until_somebody_asks_for_more(sign_in, survey):
    reader = sign_in("survey_analyst")

    assert "happy?" not in text(reader.get(ADDRESS))
    assert "Happy with the help" in text(reader.get(ADDRESS))


def test_every_drawing_has_a_title_words_and_a_table_beside_it(sign_in, survey):
    months_of_answers(survey, [6, 9, 3])
    page = text(sign_in("survey_analyst").get(ADDRESS, EVERY))

    assert page.count('role="img"') == page.count("<title id=") == page.count("<desc id=") == 3
    assert page.count("View as table<") >= page.count('role="img"')
    assert "style=" not in page


@pytest.mark.parametrize("address", [ADDRESS, TEAMS, SIGNALS, MEASURE, SERVICE])
def test_opening_them_is_recorded(sign_in, survey, address):
    sign_in("survey_analyst").get(address)

    assert AuditEvent.objects.filter(subject_id=CODE).count() == 1


def test_opening_the_overview_is_recorded(sign_in, survey):
    sign_in("survey_analyst").get(OVERVIEW)

    assert AuditEvent.objects.filter(verb="surveys.results.overview").count() == 1


def test_an_open_alert_needs_a_person(sign_in, survey):
    alert_of(roles={"survey_analyst": True})
    answer = sign_in("survey_analyst").get(OVERVIEW)

    assert "1 alert that nobody has taken up" in text(answer)


@pytest.mark.parametrize("address", [*OF_TEAM, OVERVIEW])
def test_what_cannot_be_recorded_is_not_shown(sign_in, survey, monkeypatch, address):
    from portal.audit.actions import NotRecorded

    def fails(**_):
        raise NotRecorded

    monkeypatch.setattr("surveys.views.charts.common.record_read", fails)
    answer = sign_in("survey_analyst").get(address, headers=HX)
    assert answer.status_code == (200 if address == VERSION else 503)


def test_anonymous_answers_are_seen_in_steps_of_five(sign_in, db):
    survey = survey_of()
    reader = sign_in("survey_analyst")
    for _ in range(STEP - 1):
        answered(survey, {"happy": "very"})
    join_steps()
    assert "Nobody has answered yet" in text(reader.get(ADDRESS))

    answered(survey, {"happy": "very"})
    join_steps()
    assert "5 answered" in text(reader.get(ADDRESS))


@pytest.mark.parametrize(("role", "status"), [("survey_analyst", 404), ("safeguarding_lead", 200)])
@pytest.mark.parametrize("address", OF_TEAM)
def test_after_safeguarding_only_those_who_answer_for_it_see_them(
    sign_in, db, role, status, address
):
    survey = survey_of(is_safeguarding=True)
    reader = sign_in(role)

    assert reader.get(address, headers=HX).status_code == status
    link = f'href="{ADDRESS}"'
    assert (link in text(reader.get(OVERVIEW))) == (status == 200)
    assert survey.is_safeguarding


@pytest.mark.parametrize(
    ("role", "team", "service"),
    [
        ("survey_analyst", 200, 200),
        ("principal_social_worker", 200, 200),
        ("commissioner", 403, 200),
        ("council_manager", 404, 200),
        ("directory_editor", 403, 403),
    ],
)
def test_who_sees_what(sign_in, survey, role, team, service):
    reader = sign_in(role)

    assert {reader.get(address, headers=HX).status_code for address in OF_TEAM} == {team}
    assert reader.get(SERVICE).status_code == service


def test_whoever_sees_protected_figures_alone_is_led_to_them(sign_in, survey):
    page = text(sign_in("commissioner").get(OVERVIEW))

    assert SERVICE in page
    assert f'href="{ADDRESS}"' not in page


def test_a_survey_that_is_not_there(sign_in, survey):
    reader = sign_in("survey_analyst")
    for address in (*OF_TEAM, SERVICE):
        assert reader.get(address.replace(CODE, "nothing")).status_code == 404


@pytest.mark.parametrize("measure", ["indicator:nothing/good", "happy/good", "x/y/z/very"])
def test_a_measure_that_is_not_there(sign_in, survey, measure):
    found = sign_in("survey_analyst").get(f"{ADDRESS}measures/{measure}/")
    assert found.status_code == 404


@pytest.mark.parametrize("by", [code for code, _ in DIMENSIONS] + ["age"])
def test_each_way_to_tell_answers_apart_has_words(sign_in, survey, by):
    page = text(sign_in("survey_analyst").get(ADDRESS, {"by": by, **EVERY}))

    assert "happy very" in page
    assert ("<strong>Team north</strong>: 3 answered" in page) == (by == "team")
    assert ("<strong>English</strong>: 3 answered" in page) == (by == "language")
    assert ("<strong>By the person</strong>: 3 answered" in page) == (by == "mode")


@pytest.mark.parametrize(
    "asked", [{"by": "nonsense"}, {"since": "-1"}, {"by": "\x00", "team": "x", "until": "1999-13"}]
)
def test_what_is_not_known_is_the_first_choice(sign_in, survey, asked):
    answer = sign_in("survey_analyst").get(ADDRESS, asked)

    assert answer.status_code == 200
    assert "3 answered" in text(answer)


def test_one_team_alone(sign_in, survey):
    answered(survey, {"happy": "not"}, team=team_of("south"))
    page = text(sign_in("survey_analyst").get(ADDRESS, {"team": "south"}))

    assert "<strong>1</strong> answer" in page


def test_months_in_either_order(sign_in, survey):
    months_of_answers(survey, [6, 9, 3], start=(2026, 1))
    reader = sign_in("survey_analyst")

    for since, until in (("2026-01", "2026-02"), ("2026-02", "2026-01")):
        page = text(reader.get(ADDRESS, {"since": since, "until": until}))
        assert "<strong>24</strong> answers" in page


def test_the_city_stands_beside_who_answered(sign_in, survey):
    OutsideFigure.objects.create(
        kind="population", of="age", part="65-plus", value=14, on="2021-03-21", source="Census"
    )
    page = text(sign_in("survey_analyst").get(ADDRESS, {"by": "age"}))

    assert "Who answered, beside who lives in the city" in page


# Team by team, signals ----------------------------------------------------------------------


@pytest.fixture
def two_teams(survey):
    """The north as ever, the south worse for the last seven months; up to this month."""
    first = timezone.localdate().replace(day=1) - datetime.timedelta(days=20 * 30.5)
    start = (first.year, first.month)
    months_of_answers(survey, [8, 9] * 10, start=start, team=team_of())
    months_of_answers(survey, [8, 9] * 6 + [3] * 8, start=start, team=team_of("south"))
    return survey


def test_each_team_has_a_small_chart_by_name(sign_in, two_teams):
    page = text(sign_in("survey_analyst").get(TEAMS))

    assert page.index("Team north: Happy") < page.index("Team south: Happy")
    assert page.count("chart__drawing--small") == 2


def test_the_slide_of_a_team_is_news(sign_in, two_teams):
    page = text(sign_in("survey_analyst").get(OVERVIEW))

    assert "Team south: Happy with the help" in page
    assert "Concern: below the lower limit" in page


def test_signals_stand_on_one_page(sign_in, two_teams):
    page = text(sign_in("survey_analyst").get(SIGNALS))

    assert "Concerns (" in page
    assert page.index("Concerns (") < page.index("Team south: Happy") < page.index("Improvements (")


# To pass on ---------------------------------------------------------------------------------


def test_beyond_the_team_small_numbers_are_hidden_in_words(sign_in, survey):
    months_of_answers(survey, [8, 8, 8, 11, 11, 10], start=(2025, 1))
    page = text(sign_in("commissioner").get(SERVICE, {"period": "2025-04-2025-06", **EVERY}))

    assert "36 sets of answers" in page
    assert "1 to 4" in page
    assert "of those who answered" in page
    assert "Nobody was invited in this time" in page
    for too_exact in ("88.9 %", "77.8 %"):
        assert too_exact not in page


def test_only_what_is_over_is_offered(sign_in, survey):
    months_of_answers(survey, [8] * 3, start=(2025, 1))
    page = text(sign_in("commissioner").get(SERVICE))

    assert "January 2025 to March 2025" in page
    this_month = timezone.localdate().strftime("%B %Y")
    assert f"to {this_month}</option>" not in page


def test_nothing_is_over_yet(sign_in, survey):
    page = text(sign_in("commissioner").get(SERVICE))

    assert "No quarter is over yet" in page


# How dear it is -----------------------------------------------------------------------------


@pytest.mark.parametrize("address", [ADDRESS, TEAMS, SIGNALS, MEASURE, OVERVIEW])
def test_queries_do_not_grow_with_answers(sign_in, survey, address, django_assert_max_num_queries):
    reader = sign_in("survey_analyst")
    reader.get(address)
    with CaptureQueriesContext(connection) as few:
        reader.get(address)
    for number in range(20):
        answered(survey, {"happy": "very"}, team=team_of(f"team-{number % 5}"))
    with django_assert_max_num_queries(len(few)):
        reader.get(address)


def test_asking_whether_there_is_news_is_cheap(sign_in, survey, django_assert_max_num_queries):
    reader = sign_in("survey_analyst")
    with django_assert_max_num_queries(10):
        assert reader.get(VERSION, {"v": version_of(survey)}, headers=HX).status_code == 204


# What renews itself --------------------------------------------------------------------------


def poll(reader, page):
    """As the page asks next time."""
    address = re.search(r'hx-get="([^"]+)"', page)[1]
    return reader.get(html.unescape(address), headers=HX)


@pytest.mark.parametrize("address", [f"{ADDRESS}?by=team&question=every", OVERVIEW])
def test_nothing_new_is_an_empty_answer_until_there_is_something(sign_in, survey, address):
    reader = sign_in("survey_analyst")
    page = reader.get(address).content.decode()
    assert [poll(reader, page).status_code for _ in range(3)] == [204] * 3

    answered(survey, {"happy": "fairly"}, team=team_of())
    renewed = poll(reader, page)
    assert renewed.status_code == 200
    assert 'data-results="4"' in text(renewed)
    assert "<h1" not in text(renewed)
    # What was put in asks for what comes after it, with the same filters.
    assert poll(reader, renewed.content.decode()).status_code == 204


def test_after_renewing_stands_what_a_reload_would_show(sign_in, survey):
    reader = sign_in("survey_analyst")
    page = reader.get(ADDRESS, EVERY).content.decode()
    answered(survey, {"happy": "fairly"}, team=team_of())
    cards = re.compile(r'id="(card-[^"]+)"[^>]* data-card="([^"]+)"')

    renewed = dict(cards.findall(poll(reader, page).content.decode()))
    again = dict(cards.findall(reader.get(ADDRESS, EVERY).content.decode()))
    before = dict(cards.findall(page))
    assert renewed == again
    assert renewed.keys() == before.keys()
    assert renewed["card-total"] != before["card-total"]


def test_where_a_card_comes_the_whole_set_is_put_in(sign_in, db):
    survey = survey_of(identity=Identity.PSEUDONYMOUS)
    reader = sign_in("survey_analyst")
    page = reader.get(ADDRESS).content.decode()
    answered(survey, {"happy": "very"})

    assert 'id="cards"' in text(poll(reader, page))


def test_opened_by_hand_the_address_leads_to_the_page(sign_in, survey):
    reader = sign_in("survey_analyst")
    assert reader.get(VERSION).url == ADDRESS
    assert reader.get(reverse("staff-surveys:results-version")).url == OVERVIEW
