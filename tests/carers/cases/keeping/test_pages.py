"""The data protection lead's pages: the schedule, what may go, one case."""

import uuid

import pytest
from django.urls import reverse

from carers.cases import retention
from carers.models import Case, Hold, KeepingRule
from portal.accounts.roles import CODES
from tests.carers.cases.keeping.test_retention import SCHEDULE, ended, rule
from tests.factories.accounts import person
from tests.factories.cases import case_of

pytestmark = pytest.mark.django_db
LEAD = "data_protection_lead"
URL = "staff-cases:keeping"


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def one(case: Case) -> str:
    return reverse("staff-cases:keeping-case", args=[case.pk])


@pytest.fixture
def lead(sign_in):
    return sign_in(LEAD)


@pytest.mark.parametrize("role", CODES)
def test_they_are_for_the_data_protection_lead(role, sign_in):
    case, client = ended(), sign_in(role)
    expected = 200 if role == LEAD else 403
    assert client.get(reverse(URL)).status_code == expected
    assert client.get(one(case)).status_code == expected
    if role != LEAD:
        assert client.post(reverse(URL), {"months-meets": "1"}).status_code == 403
        assert client.post(one(case), {"do": "dispose", "sure": "on"}).status_code == 403
    assert Case.objects.exists()


class TestSchedule:
    def test_it_says_that_nothing_is_set(self, lead):
        assert "Not set for 4 of 4 ways" in text_of(lead.get(reverse(URL)))

    def test_it_is_set_and_shown(self, lead):
        data = {"months-meets": "72", "source-meets": SCHEDULE}
        assert lead.post(reverse(URL), data).url == reverse(URL)
        page = text_of(lead.get(reverse(URL)))
        assert "The schedule is saved." in page
        assert 'value="72"' in page
        assert "Not set for 3 of 4 ways" in page

    def test_what_is_left_empty_is_taken_away(self, lead):
        rule("meets", 72)
        lead.post(reverse(URL), {})
        assert KeepingRule.objects.get().months is None

    def test_nothing_changed(self, lead):
        rule("meets", 72)
        lead.post(reverse(URL), {"months-meets": "72", "source-meets": SCHEDULE})
        assert "Nothing has changed." in text_of(lead.get(reverse(URL)))

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"months-meets": "six"}, "Write a whole number of months"),
            ({"months-meets": "0", "source-meets": "x"}, "Write a whole number of months"),
            ({"months-meets": "-3"}, "Write a whole number of months"),
            ({"months-meets": "99999999999999999999"}, "Write a whole number of months"),
            ({"months-meets": "12"}, "Say where the council’s schedule says so."),
            ({"source-other": "y" * 301}, "This is too long."),
        ],
    )
    def test_what_cannot_be_set_is_said_at_its_field(self, lead, data, words):
        answer = lead.post(reverse(URL), data)
        assert answer.status_code == 400
        page = text_of(answer)
        assert words in page
        assert all(f'value="{typed}"' in page for typed in data.values())
        assert not KeepingRule.objects.exists()


class TestOne:
    def test_what_may_go_is_listed_and_leads_to_it(self, lead):
        rule()
        case = ended()
        page = text_of(lead.get(reverse(URL)))
        assert "1 case may go" in page
        assert one(case) in page

    def test_it_goes_when_it_is_approved(self, lead):
        rule()
        case = ended()
        assert "Delete it for good" in text_of(lead.get(one(case)))
        assert lead.post(one(case), {"do": "dispose", "sure": "on"}).url == reverse(URL)
        assert not Case.objects.exists()
        assert f"{case} is deleted." in text_of(lead.get(reverse(URL)))
        assert lead.post(one(case), {"do": "dispose", "sure": "on"}).status_code == 404

    def test_not_without_the_tick(self, lead):
        rule()
        case = ended()
        answer = lead.post(one(case), {"do": "dispose"})
        assert answer.status_code == 400
        assert "Tick this" in text_of(answer)
        assert Case.objects.exists()

    def test_not_before_its_time_whatever_is_posted(self, lead):
        case = ended()
        answer = lead.post(one(case), {"do": "dispose", "sure": "on"})
        assert answer.status_code == 400
        assert "no schedule is set" in text_of(answer)
        assert Case.objects.exists()

    def test_held_back_and_let_go_again(self, lead):
        case = ended()
        assert lead.post(one(case), {"do": "hold", "reason": "A <b>complaint</b>"}).url == one(case)
        page = text_of(lead.get(one(case)))
        assert "A &lt;b&gt;complaint&lt;/b&gt;" in page
        assert "1 case held back" in text_of(lead.get(reverse(URL)))
        lead.post(one(case), {"do": "lift"})
        assert not Hold.objects.filter(lifted_at=None).exists()

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"do": "hold"}, "Say why it must stay."),
            ({"do": "hold", "reason": "z" * 4001}, "This is too long."),
            ({"do": "lift"}, "It is not held back any more."),
            ({"do": "burn"}, ""),
            ({}, ""),
        ],
    )
    def test_what_cannot_be_done_is_said(self, lead, data, words):
        answer = lead.post(one(ended()), data)
        assert answer.status_code == 400
        assert words in text_of(answer)
        assert not Hold.objects.exists()

    def test_twice_held(self, lead):
        case = ended()
        retention.hold(case=case, reason="A court", by=person())
        answer = lead.post(one(case), {"do": "hold", "reason": "A complaint"})
        assert answer.status_code == 400
        assert "already" in text_of(answer)

    def test_nothing_of_the_carer_is_on_it(self, lead):
        case = case_of()
        page = text_of(lead.get(one(case)))
        for words in (case.contact["name"], case.contact["phone"], case.answers["want"]):
            assert words not in page

    def test_no_such_case(self, lead):
        url = reverse("staff-cases:keeping-case", args=[uuid.uuid4()])
        assert lead.get(url).status_code == 404


class TestFinding:
    def test_by_reference_however_it_is_spaced(self, lead):
        case = ended()
        spaced = f" {case.reference[:4]}-{case.reference[4:]} "
        assert lead.get(reverse(URL), {"reference": spaced}).url == one(case)

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("00000000", "There is no such case."),
            ("123", "A reference has eight digits."),
            ("", "Write the eight digits."),
            ("9" * 30, "Eight digits."),
        ],
    )
    def test_what_is_none(self, lead, typed, words):
        answer = lead.get(reverse(URL), {"reference": typed})
        assert answer.status_code == 400
        assert words in text_of(answer)


def test_the_tile_says_how_many_may_go(lead):
    rule()
    ended()
    assert "1 case may go" in text_of(lead.get(reverse("staff:home")))
