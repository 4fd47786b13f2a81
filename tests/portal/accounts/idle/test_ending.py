"""Sessions end when nothing happens; what counts as use; what is open again afterwards."""

import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.urls import reverse

from portal.accounts.idle import clock
from portal.accounts.models import User
from tests.clients import CheckingClient
from tests.factories.accounts import account, person

pytestmark = pytest.mark.django_db
STAFF, ACCOUNT, SESSION = "/staff/", "/en/account/", "/session/"
MINUTE = 60


@pytest.fixture
def translator(moment) -> User:
    return person("translator")


@pytest.fixture
def asha(moment) -> User:
    return account("asha@example.org").user


def signed_in(someone: User) -> CheckingClient:
    client = CheckingClient()
    client.force_login(someone)
    return client


@pytest.mark.parametrize(("minutes", "is_open"), [(29, True), (30, False), (600, False)])
def test_a_session_of_staff_ends_after_half_an_hour(translator, moment, minutes, is_open):
    client = signed_in(translator)
    moment.shift(minutes * MINUTE)
    answer = client.get(STAFF)
    assert (answer.status_code == 200) is is_open
    assert (SESSION_KEY in client.session) is is_open


@pytest.mark.parametrize(("minutes", "is_open"), [(59, True), (60, False)])
def test_a_session_of_the_public_ends_after_an_hour(asha, moment, minutes, is_open):
    client = signed_in(asha)
    moment.shift(minutes * MINUTE)
    assert (client.get(ACCOUNT).status_code == 200) is is_open


def test_both_times_are_settings(translator, asha, moment, settings):
    settings.STAFF_IDLE = settings.PUBLIC_IDLE = settings.IDLE_WARNING * 2
    staff, hers = signed_in(translator), signed_in(asha)
    moment.shift(5 * MINUTE)
    assert (staff.get(STAFF).status_code, hers.get(ACCOUNT).status_code) == (302, 302)


def test_use_keeps_a_session_open(translator, moment):
    client = signed_in(translator)
    for _ in range(5):
        moment.shift(20 * MINUTE)
        assert client.get(STAFF).status_code == 200


def test_what_a_page_asks_for_by_itself_is_no_use(translator, moment):
    client = signed_in(translator)
    for _ in range(5):
        moment.shift(7 * MINUTE)
        last = client.get(STAFF, headers={"HX-Request": "true"})
    assert (last.status_code, last.content) == (401, b"")
    assert client.get(STAFF).status_code == 302


def test_to_ask_how_long_is_left_is_no_use(translator, moment):
    client = signed_in(translator)
    moment.shift(20 * MINUTE)
    assert client.get(SESSION).json()["left"] == 10 * MINUTE
    moment.shift(10 * MINUTE)
    assert client.get(SESSION).json() == {"left": 0}
    assert client.get(STAFF).status_code == 302


def test_to_say_that_one_stays_is_use(translator, moment):
    client = signed_in(translator)
    moment.shift(29 * MINUTE)
    assert client.post(SESSION).json()["left"] == 30 * MINUTE
    moment.shift(29 * MINUTE)
    assert client.get(STAFF).status_code == 200


def test_to_stay_too_late_opens_nothing(translator, moment):
    client = signed_in(translator)
    moment.shift(31 * MINUTE)
    assert client.post(SESSION).json() == {"left": 0}
    assert client.get(STAFF).status_code == 302


def test_strangers_are_told_nothing(client):
    assert client.get(SESSION).json() == client.post(SESSION).json() == {"left": 0}


def test_pages_know_whose_session_it_is_but_not_who(translator, asha):
    marks = {signed_in(one).get(SESSION).json()["whose"] for one in (translator, asha)}
    assert len(marks) == 2
    assert signed_in(asha).get(SESSION).json()["whose"] in marks


@pytest.mark.parametrize(
    ("seconds", "written"), [(clock.OFTEN_ENOUGH - 1, False), (clock.OFTEN_ENOUGH, True)]
)
def test_use_is_written_down_once_a_minute(translator, moment, seconds, written):
    client = signed_in(translator)
    began = int(time.time())
    moment.shift(seconds)
    client.get(STAFF)
    assert (client.session[clock.IDLE]["seen"] > began) is written


def test_use_is_written_where_the_page_writes_to_the_session_itself(asha, moment):
    client = signed_in(asha)
    moment.shift(2 * MINUTE)
    client.post("/en/account/passkeys/sign-in/options/")
    assert client.session["mfa.webauthn.state"]
    assert client.session[clock.IDLE]["seen"] == int(time.time())


def test_use_is_written_onto_what_another_page_stored_meanwhile(translator, moment, rf):
    """Two pages at once: the one that only notes the use must not undo what the other kept."""
    client = signed_in(translator)
    request = rf.get(STAFF)
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    request.session, request.user = client.session, translator
    now = clock.standing(request)
    meanwhile = client.session
    meanwhile["staff_drafts"] = {"one": "key"}
    meanwhile.save()
    moment.shift(2 * MINUTE)
    clock.note_use(request, now)
    assert client.session["staff_drafts"] == {"one": "key"}
    assert client.session[clock.IDLE]["seen"] == int(time.time())


def test_a_page_that_was_on_its_way_while_somebody_signed_out_opens_nothing(translator, moment, rf):
    client = signed_in(translator)
    request = rf.get(STAFF)
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    request.session, request.user = client.session, translator
    now = clock.standing(request)
    client.post(reverse("account_logout"))
    moment.shift(2 * MINUTE)
    clock.note_use(request, now)
    assert client.get(STAFF).status_code == 302


def test_a_session_from_before_these_rules_begins_to_count(translator, moment):
    client = signed_in(translator)
    session = client.session
    del session[clock.IDLE]
    session.save()
    assert client.get(STAFF).status_code == 200
    moment.shift(31 * MINUTE)
    assert client.get(STAFF).status_code == 302


def test_what_was_open_is_closed_until_the_same_person_is_back(translator, moment):
    client = signed_in(translator)
    session = client.session
    session["staff_drafts"] = {"one": "key"}
    session.save()
    before = client.cookies["sessionid"].value
    moment.shift(31 * MINUTE)
    client.get(STAFF)
    assert "staff_drafts" not in client.session
    assert client.cookies["sessionid"].value != before
    client.force_login(translator)
    assert client.session["staff_drafts"] == {"one": "key"}
    assert clock.ENDED not in client.session


def test_for_anybody_else_it_stays_closed(translator, moment):
    client = signed_in(translator)
    session = client.session
    session["staff_drafts"] = {"one": "key"}
    session.save()
    moment.shift(31 * MINUTE)
    client.get(STAFF)
    client.force_login(person("intake"))
    assert "staff_drafts" not in client.session
    client.force_login(translator)
    assert "staff_drafts" not in client.session


def test_who_signs_in_to_nothing_has_no_end(client, moment):
    client.get("/en/")
    session = client.session
    session["drafts"] = {"one": "key"}
    session.save()
    moment.shift(48 * 60 * MINUTE)
    client.get("/en/")
    assert client.session["drafts"] == {"one": "key"}


def test_pages_warn_whom_they_concern(translator, asha, client):
    warned = 'data-idle="/session/"'
    assert warned in signed_in(translator).get(STAFF).text
    assert warned in signed_in(asha).get("/en/").text
    assert warned not in client.get("/en/").text
    assert warned not in signed_in(translator).get("/en/").text


def test_without_scripts_pages_say_it(translator, asha):
    assert "nothing has happened for 30 minutes" in signed_in(translator).get(STAFF).text
    assert "When nothing happens for 60 minutes" in signed_in(asha).get(ACCOUNT).text


def test_she_can_go_on_without_her_account(asha, moment):
    client = signed_in(asha)
    moment.shift(61 * MINUTE)
    assert "You were signed out" in client.get(ACCOUNT, follow=True).text
    answer = client.post("/en/account/without/", {"next": "/en/carers/"})
    assert answer.url == "/en/carers/"
    assert "You were signed out" not in client.get("/en/account/sign-in/").text
