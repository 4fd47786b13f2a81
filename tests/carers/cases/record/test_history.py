"""The history of a case: dates, pauses, waits, and who did and read what."""

import uuid

import pytest
from django.urls import reverse

from carers.models import CasePause
from portal.accounts.roles import CODES
from portal.audit.actions import record
from portal.audit.models import AuditEvent
from tests.carers.cases.clocks.test_days import at
from tests.factories.accounts import person
from tests.factories.cases import case_of, case_with_harm


@pytest.fixture
def case(db):
    return case_of(
        sent_at=at("2026-11-16T10:00"),
        started_at=at("2026-11-14T10:00"),
        first_contact_at=at("2026-11-17T10:00"),
        talked_at=at("2026-11-20T10:00"),
    )


def see(client, case, **query):
    return client.get(reverse("staff-cases:history", args=[case.pk]), query)


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def recorded(case, verb: str, by, **detail) -> None:
    record(by=by, verb=f"carers.case.{verb}", subject=case, detail=detail)


WORKERS = {"carers_adviser", "carers_manager"}


@pytest.mark.parametrize("role", CODES)
def test_it_is_for_those_who_work_on_the_case(case, role, sign_in):
    status = see(sign_in(role), case).status_code
    # Whoever works on cases of the other organisation learns nothing, not even that it is there.
    assert status == (200 if role in WORKERS else 404 if role.startswith("council") else 403)


def test_no_such_case(sign_in, db):
    url = reverse("staff-cases:history", args=[uuid.uuid4()])
    assert sign_in("carers_adviser").get(url).status_code == 404


def test_it_says_who_did_and_who_read_what(case, sign_in):
    ben = person("carers_adviser", name="Ben Example")
    recorded(case, "noted", ben)
    recorded(case, "attempted", ben, how="phone", outcome="no-answer")
    page = text_of(see(sign_in(user=ben), case))
    assert f"Ben Example wrote a note on {case}." in page
    assert "Phone: No answer." in page
    assert f"Ben Example opened {case}." in page, "the reading of this very page"


def test_events_of_another_case_are_not_in_it(case, sign_in):
    ben = person("carers_adviser", name="Ben Example")
    other = case_of()
    recorded(other, "noted", ben)
    assert "wrote a note" not in text_of(see(sign_in(user=ben), case))


@pytest.mark.parametrize(
    ("what", "reads", "changes"),
    [("", True, True), ("reads", True, False), ("changes", False, True), ("\x00", True, True)],
)
def test_narrowed_to_reads_or_changes(case, sign_in, what, reads, changes):
    ben = person("carers_adviser", name="Ben Example")
    recorded(case, "noted", ben)
    page = text_of(see(sign_in(user=ben), case, what=what))
    assert (f"opened {case}." in page) is reads
    assert ("wrote a note" in page) is changes


def test_its_dates_pauses_and_waits(case, sign_in):
    CasePause.objects.create(
        case=case,
        reason="unwell",
        started_at=at("2026-11-17T10:00"),
        ended_at=at("2026-11-19T10:00"),
    )
    page = text_of(see(sign_in("carers_adviser"), case))
    assert "16 November 2026, 10:00" in page
    assert "Not yet" in page
    assert "17 November 2026 to 19 November 2026: the carer or the person is unwell" in page
    assert "Contact to something happening" in page
    row = page.split("Contact to something happening</th>")[1]
    numbers = [one.split("</td>")[0] for one in row.split('numeric">')[1:3]]
    assert numbers == ["4", "2"]


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "\x00"])
def test_a_page_that_is_not_there(case, sign_in, number):
    assert see(sign_in("carers_adviser"), case, page=number).status_code == 200


def test_many_events_stand_on_pages(case, sign_in):
    ben = person("carers_adviser")
    for _ in range(51):
        recorded(case, "noted", ben)
    client = sign_in(user=ben)
    assert "Older" in text_of(see(client, case))
    assert "Newer" in text_of(see(client, case, page=2))


def test_a_few_queries_however_much_has_happened(case, sign_in, django_assert_max_num_queries):
    client = sign_in("carers_adviser")
    for _ in range(60):
        recorded(case, "noted", None)
    with django_assert_max_num_queries(30):
        see(client, case)


def test_what_it_says_of_harm_is_not_on_it(sign_in, db):
    case = case_with_harm()
    page = text_of(see(sign_in("carers_adviser"), case))
    assert "hurt-me" not in page
    assert AuditEvent.objects.about("carers.case", str(case.pk)).count() == 1
