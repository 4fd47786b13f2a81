"""'Something here is wrong': told in a minute, kept, never lost."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.actions import FROM_ONE_BROWSER, FROM_ONE_PLACE
from directory.models import Report
from portal.audit.models import AuditEvent
from tests.clients import CheckingClient
from tests.directory.views.conftest import Small
from tests.directory.views.reading import link, main_text, soup
from tests.short_time import examples

FORM = "/en/directory/services/sitting-service/report/"


def test_form_is_one_link_from_the_service(client: Client, small: Small) -> None:
    found = link(client.get("/en/directory/services/sitting-service/"), "Something here is wrong")
    assert found is not None
    assert found["href"] == FORM


def test_report_is_kept(client: Client, small: Small) -> None:
    client.post(FORM, {"problem": "contact", "detail": "The number is dead."})
    report = Report.objects.get()
    assert (report.service, report.problem) == (small.full, "contact")
    assert (report.detail, report.language) == ("The number is dead.", "en")


def test_language_of_the_page_is_kept(client: Client, small: Small) -> None:
    client.post(FORM.replace("/en/", "/pl/"), {"problem": "closed"})
    assert Report.objects.get().language == "pl"


def test_change_is_recorded_without_a_person(client: Client, small: Small) -> None:
    client.post(FORM, {"problem": "closed", "detail": "My name is Sam."})
    event = AuditEvent.objects.get()
    assert event.verb == "directory.reported"
    assert event.actor_id in {"", None}
    assert "Sam" not in str(event.detail)


def test_thanks_say_what_happens(client: Client, small: Small) -> None:
    page = client.post(FORM, {"problem": "closed"}, follow=True)
    assert page.redirect_chain == [(f"{FORM}thanks/", 302)]
    assert "What happens next" in main_text(page)


def test_nothing_chosen_is_told(client: Client, small: Small) -> None:
    page = client.post(FORM, {})
    assert page.status_code == 400
    summary = soup(page).select_one(".govuk-error-summary")
    assert summary is not None
    assert "Choose what is wrong." in summary.get_text()
    assert page.content.decode().count("<title>Error:") == 1


def test_something_else_needs_a_few_words(client: Client, small: Small) -> None:
    page = client.post(FORM, {"problem": "other"})
    assert page.status_code == 400
    assert "Say in a few words what is wrong." in main_text(page)


def test_what_was_written_stays_after_a_mistake(client: Client, small: Small) -> None:
    page = client.post(FORM, {"detail": "They moved."})
    assert "They moved." in main_text(page)


@pytest.mark.parametrize(
    "data",
    [
        {"problem": "nonsense"},
        {"problem": "contact", "detail": "x" * 2001},
        {"problem": ["a", "b"]},
    ],
)
def test_rubbish_is_refused(client: Client, small: Small, data: dict[str, object]) -> None:
    assert client.post(FORM, data).status_code == 400
    assert not Report.objects.exists()


def test_flood_reaches_the_queue_only_so_far(client: Client, small: Small) -> None:
    for _ in range(FROM_ONE_BROWSER + 3):
        page = client.post(FORM, {"problem": "closed"})
    assert page.status_code == 302
    assert Report.objects.count() == FROM_ONE_BROWSER


def test_flood_without_cookies_does_too(client: Client, small: Small) -> None:
    for _ in range(FROM_ONE_PLACE + 3):
        client.cookies.clear()
        page = client.post(FORM, {"problem": "closed"})
    assert page.status_code == 302
    assert Report.objects.count() == FROM_ONE_PLACE
    Client(REMOTE_ADDR="192.0.2.7").post(FORM, {"problem": "closed"})
    assert Report.objects.count() == FROM_ONE_PLACE + 1


def test_report_about_abuse_can_be_left_quickly(client: Client, small: Small) -> None:
    page = soup(client.get("/en/directory/services/safe-house/report/"))
    assert page.select_one(".govuk-exit-this-page")


def test_looking_writes_nothing(client: Client, small: Small) -> None:
    client.get(FORM)
    assert not Report.objects.exists()
    assert not client.cookies.get("sessionid")


@pytest.mark.django_db
@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(problem=st.text(max_size=30), detail=st.text(max_size=2500))
def test_any_post_is_answered(small: Small, problem: str, detail: str) -> None:
    client = CheckingClient()
    client.checks_pages = False
    data = {
        "problem": problem.encode("utf-8", "replace").decode(),
        "detail": detail.encode("utf-8", "replace").decode(),
    }
    assert client.post(FORM, data).status_code in {200, 302, 400}
