"""Error pages in the reader's language, and hostile input that never makes one of ours."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from django.urls import ResolverMatch
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from portal.languages.table import BY_CODE
from portal.ui.views import errors

pytestmark = pytest.mark.django_db
HANDLERS = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.page_not_found,
    500: errors.server_error,
}


def soup(html: bytes) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("status", HANDLERS)
@pytest.mark.parametrize("code", BY_CODE)
def test_an_error_is_told_in_the_language_of_the_address(
    rf: RequestFactory, status: int, code: str
) -> None:
    response = HANDLERS[status](rf.get(f"/{code}/somewhere/"))
    assert response.status_code == status
    assert response["Content-Language"] == code
    assert soup(response.content).html["lang"] == BY_CODE[code].tag


@pytest.mark.parametrize("status", HANDLERS)
def test_an_error_page_needs_no_database(
    rf: RequestFactory, status: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        HANDLERS[status](rf.get("/en/"))


def test_an_address_without_a_language_uses_the_browsers(rf: RequestFactory) -> None:
    response = errors.page_not_found(rf.get("/nowhere", headers={"accept-language": "pl"}))
    assert response["Content-Language"] == "pl"


def test_an_unknown_language_is_a_page_that_can_be_read(client: Client) -> None:
    response = client.get("/xx/directory/", headers={"accept-language": "ro"})
    assert response.status_code == 404
    assert soup(response.content).html["lang"] == "ro"


def test_a_page_that_is_not_there_offers_the_search(client: Client) -> None:
    response = client.get("/en/nothing-here/")
    assert response.status_code == 404
    assert soup(response.content).find("form", role="search")


def test_an_error_page_leads_to_the_other_languages(client: Client) -> None:
    link = soup(client.get("/en/nothing-here/").content).find("a", string="Polski")
    assert link["href"] == "/pl/"


def test_a_refusal_says_nothing_of_its_reason(rf: RequestFactory) -> None:
    response = errors.permission_denied(rf.get("/en/"), PermissionDenied("internal words"))
    assert b"internal words" not in response.content


def test_a_form_that_was_open_too_long(rf: RequestFactory) -> None:
    response = errors.csrf_failure(rf.post("/pl/feedback/"), reason="token missing")
    assert response.status_code == 403
    assert b"token missing" not in response.content


def test_a_view_may_answer_itself_for_a_form_that_was_open_too_long(rf: RequestFactory) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise AssertionError

    view.on_csrf_failure = lambda request, key: HttpResponse(f"kept {key}")  # type: ignore[attr-defined]
    request = rf.post("/pl/feedback/")
    request.resolver_match = ResolverMatch(view, (), {"key": "it"})
    assert errors.csrf_failure(request, reason="token missing").content == b"kept it"


def test_a_forged_form_is_refused_with_that_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/en/feedback/", {"message": "Hello"})
    assert response.status_code == 403
    assert "send it again" in response.content.decode()


@pytest.mark.parametrize("code", BY_CODE)
def test_the_address_of_a_button_is_no_page_but_can_be_read(client: Client, code: str) -> None:
    response = client.get(f"/{code}/directory/saved/change/")
    assert (response.status_code, response["Allow"]) == (405, "OPTIONS, POST")
    assert response["Content-Language"] == code
    assert soup(response.content).html["lang"] == BY_CODE[code].tag
    assert soup(response.content).find("form", role="search")


def test_a_refused_button_leads_to_the_other_languages_first_page() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/en/directory/saved/change/?x=1", {"add": "x"})
    assert response.status_code == 403
    assert soup(response.content).find("a", string="Polski")["href"] == "/pl/"


def test_a_refused_form_leads_to_itself_in_the_other_languages() -> None:
    response = Client(enforce_csrf_checks=True).post("/en/feedback/", {"message": "Hello"})
    assert soup(response.content).find("a", string="Polski")["href"] == "/pl/feedback/"


def test_the_language_of_the_thread_is_left_alone(rf: RequestFactory) -> None:
    errors.page_not_found(rf.get("/ur/x"))
    assert translation.get_language() == "en"


@override_settings(DEBUG_PROPAGATE_EXCEPTIONS=False)
def test_a_fault_of_ours_is_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(code: str) -> None:
        raise RuntimeError

    monkeypatch.setattr("portal.ui.views.pages.records.other_bodies", lambda: broken("x"))
    response = Client(raise_request_exception=False).get("/gu/privacy/")
    assert response.status_code == 500
    assert soup(response.content).html["lang"] == "gu"
