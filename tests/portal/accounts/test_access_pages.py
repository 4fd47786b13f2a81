"""The pages of a system administrator against those who should not be there, and odd posts."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts import views
from portal.accounts.models import RoleGrant, User
from tests.clients import CheckingClient
from tests.factories.accounts import UserFactory, person
from tests.people import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    return person("system_administrator")


@pytest.fixture
def client(administrator: User, sign_in: SignIn) -> CheckingClient:
    return sign_in(user=administrator)


def grant_of(day: datetime.date | None = None, **changes: Any) -> dict[str, Any]:
    last = day or timezone.localdate() + datetime.timedelta(days=30)
    boxes = {"ends_on_day": last.day, "ends_on_month": last.month, "ends_on_year": last.year}
    return {"role": "translator", "reason": "Speaks Urdu", **boxes, **changes}


def addresses_about(someone: User) -> list[str]:
    return [
        reverse("staff:person", args=[someone.pk]),
        reverse("staff:end-grant", args=[someone.grants.get().pk]),
        reverse("staff:remove-second-factor", args=[someone.pk]),
        reverse("staff:set-active", args=[someone.pk]),
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_post_by_someone_else_is_refused_and_changes_nothing(
    number: int, sign_in: SignIn
) -> None:
    someone = person("translator")
    address = addresses_about(someone)[number]
    assert sign_in("commissioner").post(address, grant_of(role="intake")).status_code == 403
    someone = User.objects.get(pk=someone.pk)
    assert someone.role_codes() == {"translator"}
    assert someone.authenticator_set.exists()


@pytest.mark.parametrize("number", range(4))
def test_a_post_by_a_stranger_leads_to_signing_in(number: int) -> None:
    someone = person("translator")
    answer = CheckingClient().post(addresses_about(someone)[number], grant_of())
    assert answer.headers["Location"].startswith(reverse("account_login"))
    assert User.objects.get(pk=someone.pk).role_codes() == {"translator"}


def test_a_post_without_a_second_factor_changes_nothing(sign_in: SignIn) -> None:
    client = sign_in(user=person("system_administrator", second_factor=False))
    someone = UserFactory()
    answer = client.post(reverse("staff:person", args=[someone.pk]), grant_of())
    assert answer.headers["Location"] == reverse("mfa_activate_totp")
    assert not someone.grants.exists()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_looking_changes_nothing(number: int, client: CheckingClient) -> None:
    assert client.get(addresses_about(person("translator"))[number]).status_code == 405


@pytest.mark.parametrize("number", range(4))
def test_a_post_from_another_site_is_refused(number: int, administrator: User) -> None:
    someone = person("translator")
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    address = addresses_about(someone)[number]
    assert client.post(address, grant_of(role="intake")).status_code == 403
    assert User.objects.get(pk=someone.pk).role_codes() == {"translator"}


@pytest.mark.parametrize("name", ["end-grant", "remove-second-factor", "set-active"])
def test_what_is_not_there_is_not_found(name: str, client: CheckingClient) -> None:
    assert client.post(reverse(f"staff:{name}", args=[999_999])).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "king"},
        {"role": ""},
        {"role": ["translator", "king"]},
        {"reason": ""},
        {"reason": "x" * 301},
        {"reason": " \u202e\x00 "},
        {"ends_on_day": 31, "ends_on_month": 2},
        {"ends_on_year": "99999999999999999999"},
        {"ends_on_day": "-1"},
        {"ends_on_month": "٣x"},
        {"ends_on_year": ""},
    ],
)
def test_odd_grants_are_answered_with_a_sentence(
    changes: dict[str, Any], client: CheckingClient
) -> None:
    answer = client.post(reverse("staff:person", args=[UserFactory().pk]), grant_of(**changes))
    assert "There is a problem" in answer.text
    assert not RoleGrant.objects.filter(role__in=["translator", "king"]).exists()


@pytest.mark.parametrize(("days", "given"), [(-1, False), (0, True), (366, True), (367, False)])
def test_the_form_takes_the_same_last_days_as_the_action(
    days: int, given: bool, client: CheckingClient
) -> None:
    someone = UserFactory()
    day = timezone.localdate() + datetime.timedelta(days=days)
    client.post(reverse("staff:person", args=[someone.pk]), grant_of(day))
    assert someone.grants.exists() is given


def test_a_grant_names_the_one_who_posts_not_the_one_who_is_posted(
    client: CheckingClient, administrator: User
) -> None:
    someone = UserFactory()
    posted = grant_of(approved_by=someone.pk, by=someone.pk, user=administrator.pk)
    client.post(reverse("staff:person", args=[someone.pk]), posted)
    assert someone.grants.get().approved_by == administrator


@pytest.mark.parametrize("action", ["remove-second-factor", "set-active"])
def test_administrators_do_it_to_each_other_not_to_themselves(
    action: str, client: CheckingClient, administrator: User
) -> None:
    address = reverse(f"staff:{action}", args=[administrator.pk])
    assert client.post(address, {"active": "0"}).status_code == 403
    administrator.refresh_from_db()
    assert administrator.is_active
    assert administrator.authenticator_set.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "x" * 201},
        {"email": "asha"},
        {"email": "asha@example.org\nBcc: all@example.org"},
        {"organisation": "Someone else"},
    ],
)
def test_odd_people_are_not_added(changes: dict[str, str], client: CheckingClient) -> None:
    people = User.objects.count()
    fields = {"name": "Asha", "email": "asha@example.org", "organisation": "Carers service"}
    answer = client.post(reverse("staff:add-person"), fields | changes)
    assert "There is a problem" in answer.text
    assert User.objects.count() == people


def test_a_person_cannot_be_added_with_more_than_the_form_asks(client: CheckingClient) -> None:
    fields = {"name": "Asha", "email": "asha@example.org", "organisation": "Carers service"}
    extra = {"is_active": "", "is_demonstration": "on", "password": "x", "role": "translator"}
    client.post(reverse("staff:add-person"), fields | extra)
    added = User.objects.get(email="asha@example.org")
    assert (added.is_active, added.is_demonstration) == (True, False)
    assert not added.has_usable_password()
    assert not added.grants.exists()


def test_nobody_is_added_when_their_letter_cannot_be_written(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(views, "send_invitation", fails)
    fields = {"name": "Asha", "email": "asha@example.org", "organisation": "Carers service"}
    with pytest.raises(RuntimeError):
        client.post(reverse("staff:add-person"), fields)
    assert not User.objects.filter(email="asha@example.org").exists()


def test_markup_in_a_name_and_a_reason_is_shown_as_typed(client: CheckingClient) -> None:
    someone = UserFactory(name="<script>alert(1)</script>")
    address = reverse("staff:person", args=[someone.pk])
    client.post(address, grant_of(reason="<img src=x onerror=alert(1)>"))
    for page in (address, reverse("staff:people"), reverse("staff:changes")):
        text = client.get(page).text
        assert "&lt;script&gt;alert(1)" in text
        assert "<img src=x" not in text


@pytest.mark.parametrize("field", ["name", "email", "organisation"])
def test_people_are_found_by_each_of_their_fields(field: str, client: CheckingClient) -> None:
    someone = UserFactory(name="Asha", email="zeta@example.org", organisation="Carers service")
    UserFactory(name="Ben", email="ben@example.org")
    page = client.get(reverse("staff:people"), {"q": getattr(someone, field).upper()}).text
    assert "Asha" in page
    assert "Ben" not in page


def test_closing_an_account_ends_its_open_sessions(client: CheckingClient, sign_in: SignIn) -> None:
    someone = person("translator")
    theirs = sign_in(user=someone)
    assert theirs.get(reverse("staff:home")).status_code == 200
    client.post(reverse("staff:set-active", args=[someone.pk]), {"active": "0"})
    assert theirs.get(reverse("staff:home")).status_code == 302


def test_ending_a_role_closes_its_pages_in_open_sessions(
    client: CheckingClient, sign_in: SignIn
) -> None:
    someone = person("translator")
    theirs = sign_in(user=someone)
    client.post(reverse("staff:end-grant", args=[someone.grants.get().pk]))
    assert theirs.get(reverse("staff:home")).status_code == 403
