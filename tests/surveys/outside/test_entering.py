"""Staff enter targets, results from elsewhere and figures of the city; nothing is lost."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from surveys.figures.outside import population_of, target_of
from surveys.figures.outside.entering import enter_outside
from surveys.models import OutsideFigure
from tests.factories.accounts import person
from tests.factories.surveys import CODE, survey_of

Kind = OutsideFigure.Kind
DAY = datetime.date(2026, 3, 31)
WHEN = {"on_day": "31", "on_month": "3", "on_year": "2026", "source": "Annual report 2026"}
TARGETS = reverse("staff-surveys:targets")
ELSEWHERE = reverse("staff-surveys:elsewhere")
CITY = reverse("staff-surveys:city")
A_TARGET = {"of": f"{CODE}:happy", "part": "up", "value": "82.5", **WHEN}
A_RESULT = {
    "of": "sace-satisfied",
    "part": "coventry",
    "value": "44.4",
    "base": "300",
    "period": "2025/26",
    **WHEN,
}
OF_THE_CITY = {"of": "sex:woman", "value": "50.1", "in_unit": "percent", **WHEN}
PAGES = [(TARGETS, A_TARGET), (ELSEWHERE, A_RESULT), (CITY, OF_THE_CITY)]


@pytest.fixture(autouse=True)
def _survey(db):
    survey_of()


def text(answer):
    return " ".join(answer.content.decode().split())


def test_a_target_is_entered_and_holds(sign_in):
    page = text(sign_in("survey_analyst").post(TARGETS, A_TARGET, follow=True))
    assert "The figure was entered" in page
    assert "82.5% or more" in page
    assert "Annual report 2026" in page
    assert target_of(CODE, "happy", DAY) == Decimal("82.5")
    event = AuditEvent.objects.get(verb="surveys.outside.entered")
    said = "entered a figure: Target: The tea club, Happy with the help, 82.5 on 31 March 2026."
    assert said in sentence(event)


def test_a_result_is_entered_with_its_base(sign_in):
    page = text(sign_in("principal_social_worker").post(ELSEWHERE, A_RESULT, follow=True))
    for words in ("44.4", "300 answers", "2025/26", "Not comparable"):
        assert words in page


def test_a_result_without_a_base_says_so(sign_in):
    page = text(sign_in("survey_analyst").post(ELSEWHERE, {**A_RESULT, "base": ""}, follow=True))
    assert "Base not published" in page


def test_a_score_may_be_anything_a_percent_may_not(sign_in):
    client = sign_in("survey_analyst")
    refused = client.post(ELSEWHERE, {**A_RESULT, "value": "101"})
    assert refused.status_code == 400
    assert "A percent is from 0 to 100" in text(refused)
    score = {**A_RESULT, "of": "sace-quality", "value": "7.4"}
    assert client.post(ELSEWHERE, score).status_code == 302
    assert OutsideFigure.objects.get(of="sace-quality").unit == "score"


def test_the_city_in_percent_or_people(sign_in):
    client = sign_in("survey_analyst")
    client.post(CITY, OF_THE_CITY)
    client.post(CITY, {**OF_THE_CITY, "of": "all:residents", "value": "369000", "in_unit": "count"})
    assert population_of("sex", DAY)["woman"].percent == Decimal("50.1")
    assert population_of("all", DAY)["residents"].count == 369000
    page = text(client.get(CITY))
    assert "50.1%" in page
    assert "369,000" in page


@pytest.mark.parametrize(("url", "given"), PAGES)
@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("of", "", "Choose what the figure is of"),
        ("of", "nonsense", "Choose what the figure is of"),
        ("value", "many", "Write the number"),
        ("value", "-1", "at least 0"),
        ("value", "1.234", "two digits"),
        ("value", "1e40", "too large"),
        ("source", " ", "Write where the figure comes from"),
        ("on_day", "", "day"),
        ("on_year", "x", "day"),
    ],
)
def test_what_is_missing_is_asked_for_and_the_rest_stays(sign_in, url, given, name, typed, said):
    answer = sign_in("survey_analyst").post(url, {**given, name: typed})
    assert answer.status_code == 400
    assert said in text(answer)
    kept = given["value"] if name == "source" else given["source"]
    assert kept in text(answer)
    assert not OutsideFigure.objects.exists()


@pytest.mark.parametrize(
    ("url", "given", "status"),
    [(TARGETS, A_TARGET, 302), (ELSEWHERE, A_RESULT, 400), (CITY, OF_THE_CITY, 400)],
)
def test_only_a_target_may_be_of_a_day_to_come(sign_in, url, given, status):
    assert sign_in("survey_analyst").post(url, {**given, "on_year": "2030"}).status_code == status


@pytest.mark.parametrize("url", [TARGETS, ELSEWHERE, CITY])
@pytest.mark.parametrize(("role", "status"), [("survey_analyst", 200), ("commissioner", 403)])
def test_who_may(sign_in, url, role, status):
    assert sign_in(role).get(url).status_code == status


def entered(**changes):
    given = {
        "kind": Kind.RESULT,
        "of": "sace-satisfied",
        "part": "coventry",
        "value": Decimal(44),
        "on": DAY,
        "source": "Report",
        "by": person("survey_analyst"),
    }
    return enter_outside(**{**given, **changes})


def test_a_correction_is_a_further_row(db):
    entered()
    entered(value=Decimal(45))
    assert OutsideFigure.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"of": "nonsense"}, "of"),
        ({"part": "mars"}, "of"),
        ({"source": " "}, "source"),
        ({"on": datetime.date(2999, 1, 1)}, "on"),
        ({"value": Decimal(101)}, "value"),
        ({"value": Decimal(-1)}, "value"),
        ({"kind": Kind.TARGET, "of": "nothing:happy", "part": "up"}, "of"),
        ({"kind": Kind.TARGET, "of": f"{CODE}:nothing", "part": "up"}, "of"),
        ({"kind": Kind.TARGET, "of": f"{CODE}:happy", "part": "sideways"}, "of"),
        ({"kind": Kind.POPULATION, "of": "age", "part": "nothing"}, "of"),
    ],
)
def test_what_the_form_would_not_send_is_refused_all_the_same(db, changes, field):
    with pytest.raises(ValidationError) as refused:
        entered(**changes)
    assert field in refused.value.message_dict
    assert not OutsideFigure.objects.exists()


def test_others_are_refused_all_the_same(db):
    with pytest.raises(PermissionDenied):
        entered(by=person("commissioner"))
