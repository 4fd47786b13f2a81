"""The page of figures and its file: who sees what, in how many queries."""

from urllib.parse import urlencode

import pytest
import time_machine
from django.urls import reverse

from carers.models import Case
from carers.models.cases import ENCRYPTED
from portal.accounts.roles import CODES
from tests.carers.cases.clocks.test_days import at
from tests.carers.cases.figures.world import NOW, many
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of

MANAGERS = ("carers_manager", "council_manager")
SHOWN, FILE = "staff-cases:figures", "staff-cases:figures-file"
ORGANISATION_OF = {"carers_manager": "carers service", "council_manager": "council"}


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def see(client, name=SHOWN, **query):
    return client.get(f"{reverse(name)}?{urlencode(query)}")


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("name", [SHOWN, FILE])
@pytest.mark.parametrize("role", CODES)
def test_it_is_for_managers(name, role, sign_in):
    assert see(sign_in(role), name).status_code == (200 if role in MANAGERS else 403)


@pytest.mark.parametrize("name", [SHOWN, FILE])
def test_nothing_is_posted_to_it(name, sign_in):
    assert sign_in("council_manager").post(reverse(name)).status_code == 405


@pytest.mark.parametrize("role", MANAGERS)
def test_cases_are_named_to_their_own_organisation_only(role, sign_in):
    cases = {
        organisation: case_of(organisation=organisation, sent_at=at("2026-11-02T10:00"))
        for organisation in ORGANISATION_OF.values()
    }
    page = text_of(see(sign_in(role)))
    for organisation, case in cases.items():
        assert (case.spoken_reference in page) == (organisation == ORGANISATION_OF[role])
        assert (str(case.pk) in page) == (organisation == ORGANISATION_OF[role])


def test_the_council_sees_the_numbers_of_both(sign_in):
    case_of(organisation="carers service")
    case_of(organisation="council")
    client = sign_in("council_manager")
    assert "Open now: <strong>2</strong>" in text_of(see(client))
    assert "Open now: <strong>1</strong>" in text_of(see(client, of="carers service"))


def test_the_carers_service_sees_its_own_whatever_it_asks_for(sign_in):
    case_of(organisation="council")
    client = sign_in("carers_manager")
    for of in ("", "council"):
        assert "Open now: <strong>0</strong>" in text_of(see(client, of=of))


def test_somebody_who_manages_both_sees_both(sign_in):
    for organisation in ORGANISATION_OF.values():
        call_back(organisation=organisation, sent_at=at("2026-11-02T10:00"))
    page = text_of(see(sign_in(*MANAGERS)))
    assert "nobody has answered: 2 of yours" in page


def test_late_cases_of_the_other_organisation_are_a_number(sign_in):
    case_of(organisation="carers service", sent_at=at("2026-11-02T10:00"))
    page = text_of(see(sign_in("council_manager")))
    assert "Past a target: <strong>1</strong>" in page
    assert "are with the other organisation" in page


@pytest.mark.parametrize(
    "query", [{"period": "x"}, {"of": "\x00"}, {"period": "\x00", "of": "é" * 999}]
)
@pytest.mark.parametrize("name", [SHOWN, FILE])
def test_what_is_not_among_the_choices_is_the_first_of_them(name, query, sign_in):
    assert see(sign_in("council_manager"), name, **query).status_code == 200


def test_it_says_what_is_not_published_and_what_small_numbers_mean(sign_in):
    page = text_of(see(sign_in("carers_manager")))
    assert "none published" in page
    assert "Do not publish or pass on a number below 5" in page


def test_the_file_is_of_what_is_shown(sign_in):
    client = sign_in("council_manager")
    page = text_of(see(client, period="last-month", of="council"))
    assert f"{reverse(FILE)}?period=last-month&amp;of=council" in page
    answer = see(client, FILE, period="last-month", of="council")
    assert answer["Content-Disposition"] == (
        'attachment; filename="carers-cases-2026-10-01-2026-10-31.xlsx"'
    )
    assert "no-store" in answer["Cache-Control"]


class TestManyCases:
    @pytest.fixture(autouse=True)
    def _world(self, db):
        many(2000, by=person())

    def test_fifteen_queries_and_nothing_encrypted(self, sign_in, django_assert_max_num_queries):
        client = sign_in("council_manager")
        with django_assert_max_num_queries(15) as seen:
            assert see(client).status_code == 200
        fields = [one for one in Case._meta.concrete_fields if isinstance(one, ENCRYPTED)]
        assert fields
        for query in seen.captured_queries:
            for field in fields:
                assert f'"carers_case"."{field.column}"' not in query["sql"]
            assert '"words"' not in query["sql"]
            assert '"reasons"' not in query["sql"]

    def test_the_lists_are_cut_and_say_so(self, sign_in):
        page = text_of(see(sign_in("council_manager")))
        assert "The 50 latest are shown." in page
        assert page.count('<td class="govuk-table__cell">First contact</td>') <= 50
