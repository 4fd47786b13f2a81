"""What is sent after the session has ended: kept sealed, for the same person, sent by one press."""

import json
import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.adapters import AccountAdapter
from portal.accounts.idle import carrying
from portal.accounts.models import User
from tests.clients import CheckingClient
from tests.factories.accounts import PASSWORD, UserFactory, account, person

pytestmark = pytest.mark.django_db
KEPT = "/staff/account/kept/"
WORDS = "Speaks Urdu & Punjabi, asked for by <the> team"
MINUTE = 60
HERE = {"origin": "http://testserver"}


@pytest.fixture
def administrator(moment) -> User:
    return person("system_administrator")


@pytest.fixture
def client(administrator: User) -> CheckingClient:
    client = CheckingClient()
    client.force_login(administrator)
    return client


def grant(**changes: object) -> dict[str, object]:
    day = timezone.localdate()
    boxes = {"ends_on_day": day.day, "ends_on_month": day.month, "ends_on_year": day.year}
    return {"role": "translator", "reason": WORDS, **boxes, **changes}


def page_of(someone: User) -> str:
    return reverse("staff:person", args=[someone.pk])


def hidden(page: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        fields.setdefault(name, []).append(unescape(value))
    return {name: values for name, values in fields.items() if name != "csrfmiddlewaretoken"}


def test_what_is_sent_too_late_leads_to_signing_in_and_is_not_done(client, moment):
    someone = UserFactory()
    moment.shift(31 * MINUTE)
    answer = client.post(page_of(someone), grant())
    assert answer.url == f"{reverse('account_login')}?next=%2Fstaff%2Faccount%2Fkept%2F"
    assert "What you sent is kept" in client.get(answer.url).text
    assert not someone.grants.exists()


def test_after_signing_in_it_is_shown_and_sent_by_one_press(client, administrator, moment):
    someone = UserFactory()
    moment.shift(31 * MINUTE)
    client.post(page_of(someone), grant())
    client.force_login(administrator)
    page = client.get(KEPT).text
    assert "Speaks Urdu &amp; Punjabi" in page
    assert f'action="{page_of(someone)}"' in page
    client.post(page_of(someone), hidden(page))
    assert someone.grants.get().reason == WORDS
    assert client.get(KEPT).url == reverse("staff:home")


def test_signing_in_with_password_and_code_leads_to_it(client, administrator, moment):
    moment.shift(31 * MINUTE)
    address = client.post(page_of(UserFactory()), grant()).url
    fields = {"login": administrator.email, "password": PASSWORD, "next": KEPT}
    assert client.post(address, fields).url.startswith(reverse("mfa_authenticate"))
    assert carrying.SESSION in client.session


def test_whichever_way_they_sign_in_it_is_shown_first(client, administrator, moment, rf):
    moment.shift(31 * MINUTE)
    client.post(page_of(UserFactory()), grant())
    request = rf.get("/")
    client.force_login(administrator)
    request.session, request.user = client.session, administrator
    assert AccountAdapter().get_login_redirect_url(request) == KEPT
    carrying.drop(request)
    assert AccountAdapter().get_login_redirect_url(request) == "/staff/"


def test_it_waits_where_it_was_refused(client, administrator, moment):
    someone = UserFactory()
    moment.shift(31 * MINUTE)
    client.post(page_of(someone), grant(role="king"))
    client.force_login(administrator)
    client.post(page_of(someone), hidden(client.get(KEPT).text))
    assert not someone.grants.exists()
    assert client.get(page_of(someone)).status_code == 200


def test_it_can_be_thrown_away(client, administrator, moment):
    someone = UserFactory()
    moment.shift(31 * MINUTE)
    client.post(page_of(someone), grant())
    client.force_login(administrator)
    assert client.post(KEPT).url == reverse("staff:home")
    assert client.get(KEPT).url == reverse("staff:home")
    assert not someone.grants.exists()


def test_nobody_else_sees_it(client, moment):
    moment.shift(31 * MINUTE)
    client.post(page_of(UserFactory()), grant())
    client.force_login(person("system_administrator"))
    assert client.get(KEPT).url == reverse("staff:home")


def test_it_is_sealed_where_it_waits(client, moment):
    moment.shift(31 * MINUTE)
    client.post(page_of(UserFactory()), grant())
    assert "Urdu" not in json.dumps(dict(client.session.items()))


def test_it_is_gone_after_half_a_day(client, administrator, moment):
    moment.shift(31 * MINUTE)
    client.post(page_of(UserFactory()), grant())
    moment.shift(carrying.KEPT_FOR + 1)
    client.force_login(administrator)
    assert client.get(KEPT).url == reverse("staff:home")


def test_the_newest_is_the_one_that_waits(client, administrator, moment):
    someone = UserFactory()
    moment.shift(31 * MINUTE)
    client.post(page_of(someone), grant(reason="The first one"))
    client.post(page_of(someone), grant(reason="The second one"))
    client.force_login(administrator)
    page = client.get(KEPT).text
    assert "The second one" in page
    assert "The first one" not in page


def test_another_tab_may_have_ended_the_session(client, administrator, moment):
    moment.shift(31 * MINUTE)
    client.get("/staff/")
    client.post(page_of(UserFactory()), grant())
    client.force_login(administrator)
    assert "Speaks Urdu" in client.get(KEPT).text


def test_passwords_are_never_kept(client, administrator, moment):
    fields = {"oldpassword": PASSWORD, "password1": "x y z", "password2": "x y z"}
    moment.shift(31 * MINUTE)
    client.post(reverse("account_change_password"), fields)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert carrying.SESSION not in client.session


def test_what_is_far_too_long_is_not_kept(client, moment):
    moment.shift(31 * MINUTE)
    answer = client.post(page_of(UserFactory()), grant(reason="x" * (carrying.LONGEST + 1)))
    assert answer.url == reverse("account_login")
    assert carrying.SESSION not in client.session


def test_a_stranger_keeps_nothing(moment):
    client = CheckingClient()
    answer = client.post(page_of(UserFactory()), grant())
    assert answer.url.startswith(reverse("account_login"))
    assert carrying.SESSION not in client.session


def test_what_was_typed_twice_under_one_name_is_kept_twice(client, administrator, moment):
    moment.shift(31 * MINUTE)
    client.post(page_of(UserFactory()), {"many": ["one thing", "two things"]})
    client.force_login(administrator)
    assert hidden(client.get(KEPT).text) == {"many": ["one thing", "two things"]}


def test_nobody_without_a_second_factor_reads_it(moment):
    someone = person("system_administrator")
    client = CheckingClient()
    client.force_login(someone)
    moment.shift(31 * MINUTE)
    client.post(page_of(UserFactory()), grant())
    someone.authenticator_set.all().delete()
    client.force_login(someone)
    assert client.get(KEPT).url == reverse("mfa_activate_totp")


# A form that was open while somebody signed in anew ----------------------------------------


def test_a_form_with_an_old_token_is_kept_too(administrator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    someone = UserFactory()
    answer = client.post(page_of(someone), grant(), headers=HERE)
    assert answer.headers["Location"] == KEPT
    assert "Speaks Urdu" in client.get(KEPT).content.decode()
    assert not someone.grants.exists()


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_a_form_of_another_site_is_not(administrator, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    answer = client.post(page_of(UserFactory()), grant(), headers={"origin": origin})
    assert answer.status_code == 403
    assert carrying.SESSION not in client.session


def test_an_old_token_and_an_ended_session_come_together(administrator, moment):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    moment.shift(31 * MINUTE)
    answer = client.post(page_of(UserFactory()), grant(), headers=HERE)
    assert answer.headers["Location"].startswith(reverse("account_login"))
    client.force_login(administrator)
    assert "Speaks Urdu" in client.get(KEPT).content.decode()


# The public -----------------------------------------------------------------------------


@pytest.fixture
def hers(moment) -> CheckingClient:
    client = CheckingClient()
    client.force_login(account("asha@example.org").user)
    return client


def test_what_she_sends_too_late_is_kept_for_her(hers, moment):
    moment.shift(61 * MINUTE)
    answer = hers.post("/ur/feedback/", {"message": "This is what I wrote"})
    assert answer.url == "/ur/account/sign-in/?next=%2Fur%2Faccount%2Fkept%2F"
    hers.force_login(account("asha@example.org").user)
    page = hers.get("/ur/account/kept/").text
    assert "This is what I wrote" in page
    assert hidden(page) == {"message": ["This is what I wrote"]}
    assert hers.post("/ur/feedback/", hidden(page)).status_code == 302
    assert hers.get("/ur/account/kept/").url == "/ur/account/"


def test_she_can_throw_it_away(hers, moment):
    moment.shift(61 * MINUTE)
    hers.post("/en/feedback/", {"message": "This is what I wrote"})
    hers.force_login(account("asha@example.org").user)
    hers.post("/en/account/kept/")
    assert hers.get("/en/account/kept/").url == "/en/account/"


def test_somebody_else_does_not_see_it(hers, moment):
    moment.shift(61 * MINUTE)
    hers.post("/en/feedback/", {"message": "This is what I wrote"})
    hers.force_login(account("other@example.org").user)
    assert hers.get("/en/account/kept/").url == "/en/account/"


def test_the_next_person_at_this_browser_sends_what_she_likes(hers, moment):
    moment.shift(61 * MINUTE)
    hers.get("/en/")
    assert hers.post("/en/feedback/", {"message": "Hello there"}).url == "/en/feedback/sent/"
