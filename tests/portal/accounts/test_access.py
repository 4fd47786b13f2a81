"""`page`: the one place that says who may open what."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from portal.accounts.access import AccessMiddleware, everyone, page
from portal.accounts.permissions import is_staff_member
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db


def view(request):
    return HttpResponse("open")


def request(method="GET", user=None):
    request = RequestFactory().generic(method, "/somewhere/")
    request.user = user or AnonymousUser()
    request.session = {}
    return request


def test_open_page_opens_for_a_stranger():
    assert page(open_to=everyone)(view)(request()).content == b"open"


def test_closed_page_asks_a_stranger_to_sign_in():
    answer = page(open_to=is_staff_member)(view)(request())
    assert answer.url == "/staff/account/login/?next=/somewhere/"


def test_closed_page_refuses_someone_without_the_right():
    with pytest.raises(PermissionDenied):
        page(open_to=is_staff_member)(view)(request(user=person()))


def test_closed_page_opens_for_someone_with_the_right():
    answer = page(open_to=is_staff_member)(view)(request(user=person("translator")))
    assert answer.content == b"open"


def test_right_without_second_factor_leads_to_setting_one_up():
    someone = person("translator", second_factor=False)
    assert page(open_to=is_staff_member)(view)(request(user=someone)).url.endswith("/2fa/app/")


def test_the_organisations_own_sign_in_counts_as_two_factors():
    someone = person("translator", second_factor=False)
    asked = request(user=someone)
    asked.session = {
        "account_authentication_methods": [{"method": "socialaccount", "at": 1}],
        "account_authentication_methods_user": str(someone.pk),
    }
    assert page(open_to=is_staff_member)(view)(asked).content == b"open"


def test_open_page_asks_staff_for_no_second_factor():
    someone = person("translator", second_factor=False)
    assert page(open_to=everyone)(view)(request(user=someone)).content == b"open"


def test_other_methods_are_refused_by_name():
    answer = page(open_to=everyone)(view)(request("DELETE"))
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_page_that_only_takes_posts_has_no_head():
    assert page(open_to=everyone, methods=("POST",))(view)(request("HEAD")).status_code == 405


@pytest.mark.parametrize(
    ("methods", "allow"), [(("GET",), "GET, HEAD, OPTIONS"), (("POST",), "OPTIONS, POST")]
)
def test_options_are_the_methods_and_nothing_else(methods, allow):
    def never(request):
        raise AssertionError

    answer = page(open_to=everyone, methods=methods)(never)(request("OPTIONS"))
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Allow"] == allow


def test_options_of_a_closed_page_are_told_to_nobody_else():
    assert page(open_to=is_staff_member)(view)(request("OPTIONS")).status_code == 302


def test_personal_page_is_never_cached_or_indexed():
    answer = page(open_to=everyone, personal=True)(view)(request())
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_page_that_opens_with_a_key_is_personal_and_has_no_example():
    opened = page(open_to=everyone, keyed=True, example=lambda: {"key": "x"})(view)
    assert opened.page.keyed
    assert "no-store" in opened(request()).headers["Cache-Control"]
    with pytest.raises(LookupError):
        opened.page.example()


def test_a_view_that_declares_nothing_is_closed():
    middleware = AccessMiddleware(lambda request: HttpResponse())
    with pytest.raises(PermissionDenied):
        middleware.process_view(request(), view, (), {})


def test_a_declared_view_passes():
    middleware = AccessMiddleware(lambda request: HttpResponse())
    assert middleware.process_view(request(), page(open_to=everyone)(view), (), {}) is None
