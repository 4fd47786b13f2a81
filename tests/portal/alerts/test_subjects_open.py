"""An alert leads to its page only where that page opens."""

import pytest

from portal.alerts import subjects
from portal.alerts.actions import raise_alert
from portal.alerts.models import Level
from tests.factories import cases
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db


def path_of(case):
    return f"/staff/cases/{case.pk}/"


@pytest.mark.parametrize(
    ("role", "make", "opens"),
    [
        ("carers_adviser", cases.case_in_danger, True),
        ("council_worker", cases.case_in_danger, False),
        ("intake", cases.case_in_danger, False),
        ("intake", cases.case_with_harm, True),
        ("safeguarding_lead", cases.case_with_harm, True),
    ],
)
def test_the_page_of_a_case(role, make, opens):
    assert subjects.may_open(person(role), path_of(make())) is opens


def test_a_page_of_which_no_room_has_said_anything():
    assert subjects.may_open(person("intake"), "/staff/")


@pytest.mark.parametrize(("make", "leads"), [(cases.case_in_danger, 0), (cases.case_with_harm, 1)])
def test_the_link_of_an_alert(sign_in, make, leads):
    case = make()
    url = path_of(case)
    alert = raise_alert(
        level=Level.NOW, reason="answers", subject=case, words=str(case), url=url,
        content=[{"title": "Who", "words": "Amina Test, 07700 900123"}],
    )  # fmt: skip
    page = sign_in("intake").get(f"/staff/alerts/{alert.pk}/").content.decode()
    assert page.count(f'href="{url}"') == leads
    assert "07700 900123" in page
