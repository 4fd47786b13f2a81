"""The pages of alerts, by each role: what is shown, what is recorded, what is refused."""

import logging
from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from portal.accounts.roles import CODES
from portal.alerts import acting
from portal.alerts.models import Alert, Level
from portal.alerts.showing import figure_for
from portal.alerts.views import alerts as views
from portal.audit.actions import NotRecorded
from portal.audit.models import AuditEvent
from portal.registry.registry import staff_tiles
from portal.registry.working_time import LONDON
from tests.factories.accounts import person
from tests.factories.alerts import ABOUT, CAUTION, PROVIDER, SECRET, alert_of

pytestmark = pytest.mark.django_db
LIST = "/staff/alerts/"
CLOSED = "/staff/alerts/closed/"
MORNING = datetime(2026, 11, 26, 10, 0, tzinfo=LONDON)
MINUTE = timedelta(minutes=1)
DONE = "Rang her by text first; she is safe"
GIVEN = {"outcome": "safe", "words": DONE}
SAFETY = "There is something about safety that you cannot read."


@pytest.fixture(autouse=True)
def intake():
    """Roles are held from today on: people are made on the same day as their alerts."""
    with time_machine.travel(MORNING, tick=False):
        yield person("intake")


def page_of(alert):
    return reverse("staff-alerts:alert", args=[alert.pk])


def take_up_of(alert):
    return reverse("staff-alerts:take-up", args=[alert.pk])


def close_of(alert):
    return reverse("staff-alerts:close", args=[alert.pk])


# One alert -----------------------------------------------------------------------------------

OPENED = {
    "R0": {"intake": "all", "carers_adviser": "all", "carers_manager": "all"},
    "R2": {"intake": "all", "safeguarding_lead": "all", "carers_adviser": "notice",
           "carers_manager": "notice"},
    "concern": {"intake": "all", "safeguarding_lead": "all", "carers_adviser": "all",
                "carers_manager": "all"},
    "survey": {"intake": "all", "safeguarding_lead": "all", "carers_adviser": "all",
               "carers_manager": "all"},
}  # fmt: skip
"""What each role sees of an alert that goes to the provider, by level. The others: 404."""


@pytest.mark.parametrize("role", CODES)
@pytest.mark.parametrize("level", Level)
def test_each_level_by_each_role(level, role, sign_in):
    alert = alert_of(level, roles=PROVIDER)
    answer = sign_in(role).get(page_of(alert))
    sees = OPENED[level].get(role)
    assert answer.status_code == (200 if sees else 404)
    assert (SECRET in answer.text) is (sees == "all")
    assert (CAUTION in answer.text) is (sees is not None)
    assert (SAFETY in answer.text) is (sees == "notice")
    assert ("I take this up" in answer.text) is (sees == "all")
    assert ("Close this alert" in answer.text) is (sees == "all")
    assert ("Harm or neglect" in answer.text) is (level == Level.HARM and sees == "all")


@pytest.mark.parametrize(
    ("role", "verb"), [("intake", "alerts.alert.read"), ("carers_adviser", "alerts.alert.seen")]
)
def test_reading_is_recorded(role, verb, sign_in):
    alert, reader = alert_of(Level.HARM, roles=PROVIDER), person(role)
    sign_in(user=reader).get(page_of(alert))
    event = AuditEvent.objects.get(verb__in=["alerts.alert.read", "alerts.alert.seen"])
    assert (event.verb, event.actor_id, event.subject_id) == (verb, str(reader.pk), str(alert.pk))


def test_what_cannot_be_recorded_is_not_shown(sign_in, monkeypatch):
    def broken(**given):
        raise NotRecorded

    monkeypatch.setattr(views, "record_read", broken)
    answer = sign_in("intake").get(page_of(alert_of()))
    assert answer.status_code == 503
    assert SECRET not in answer.text
    assert CAUTION not in answer.text
    assert "999" in answer.text


def test_whoever_does_not_get_it_leaves_no_trace(sign_in):
    sign_in("translator").get(page_of(alert_of()))
    assert not AuditEvent.objects.filter(verb__startswith="alerts.alert.read").exists()


@pytest.mark.parametrize("pk", ["0", "99999999", "9" * 18, "9" * 40])
def test_an_alert_that_is_not_there(pk, sign_in):
    assert sign_in("intake").get(f"/staff/alerts/{pk}/").status_code == 404


def test_the_page_says_who_was_told_what_to_do_and_what_happened(sign_in, intake):
    alert = alert_of(Level.HARM, roles=PROVIDER)
    text = sign_in(user=intake).get(page_of(alert)).text
    assert "Intake (1 person)" in text
    assert "Safeguarding lead (nobody today)" in text
    assert "Carers service adviser (nobody today): a notice, without what was said" in text
    assert "Check that they are safe now." in text
    assert f"The portal raised Alert {alert.pk}: {ABOUT}. E-mails went to 1 staff." in text
    assert 'href="/staff/"' in text


def test_a_manager_who_was_told_late_reads_what_is_asked_of_her(sign_in, intake):
    from portal.alerts.escalating import escalate_late

    alert = alert_of(Level.NOW)
    with time_machine.travel(MORNING + timedelta(hours=3), tick=False):
        escalate_late()
        text = sign_in("council_manager").get(page_of(alert)).text
    assert "see that somebody takes it up now" in text
    assert SECRET not in text


# Taking it up --------------------------------------------------------------------------------


def test_take_up(sign_in, intake):
    alert = alert_of()
    client = sign_in(user=intake)
    text = client.post(take_up_of(alert), follow=True).text
    assert "You have this alert now." in text
    assert f"{intake} has it" in text
    assert "I take this up" not in text


def test_the_second_one_is_told_who_has_it(sign_in, intake):
    alert = alert_of()
    acting.acknowledge(alert, intake)
    text = sign_in("intake").post(take_up_of(alert), follow=True).text
    assert f"{intake} took this alert up before you." in text


def test_taking_up_what_was_closed(sign_in, intake):
    alert = alert_of()
    acting.close(alert, intake, "safe", DONE)
    text = sign_in("intake").post(take_up_of(alert), follow=True).text
    assert f"{intake} has closed this alert." in text


@pytest.mark.parametrize("role", ["carers_adviser", "council_worker", "system_administrator"])
@pytest.mark.parametrize("address", [take_up_of, close_of])
def test_buttons_that_are_not_theirs(role, address, sign_in):
    alert = alert_of(Level.HARM, roles=PROVIDER)
    assert sign_in(role).post(address(alert), GIVEN).status_code == 404
    assert Alert.objects.unacknowledged().count() == 1


# Closing it ----------------------------------------------------------------------------------


def test_close(sign_in, intake):
    alert = alert_of()
    client = sign_in(user=intake)
    text = client.post(close_of(alert), GIVEN, follow=True).text
    assert "The alert is closed. Thank you." in text
    assert DONE not in text
    assert DONE in client.get(page_of(alert)).text


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "Choose what came of it."),
        ({"outcome": "safe"}, "Write what was done, and who has it now."),
        ({"outcome": "false", "words": "   "}, "Write what was done, and who has it now."),
        ({"outcome": "nonsense", "words": DONE}, "Choose what came of it."),
        ({"outcome": "safe", "words": "x" * 4001}, "This is too long. Use fewer words."),
        ({"outcome": ["safe", "no"], "words": DONE}, "Choose what came of it."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(given, problem, sign_in):
    alert = alert_of()
    answer = sign_in("intake").post(close_of(alert), given)
    assert answer.status_code == 400
    assert problem in answer.text
    assert given.get("words", "").strip() in answer.text
    assert Alert.objects.open().count() == 1


def test_of_two_who_close_it_the_second_loses_no_words(sign_in, intake):
    alert = alert_of()
    acting.close(alert, intake, "safe", DONE)
    answer = sign_in("intake").post(close_of(alert), {"outcome": "false", "words": "All mine"})
    assert answer.status_code == 409
    assert f"{intake} closed this alert before you." in answer.text
    assert "All mine" in answer.text
    alert.refresh_from_db()
    assert alert.outcome == "safe"


def test_whoever_raised_it_closes_it(sign_in):
    worker = person("directory_editor")
    alert = alert_of(Level.CONCERN, by=worker)
    assert sign_in(user=worker).post(close_of(alert), GIVEN).url == LIST
    assert Alert.objects.get().closed_by == worker


def test_what_came_of_it_is_for_those_who_read_it(sign_in, intake):
    alert = alert_of(Level.HARM, roles=PROVIDER)
    acting.close(alert, intake, "safeguarding", DONE)
    text = sign_in("carers_adviser").get(page_of(alert)).text
    assert DONE not in text
    assert "Safeguarding concern taken up" not in text
    assert SAFETY in text


def test_what_staff_write_is_not_logged_nor_kept_in_the_session(sign_in, caplog, intake):
    client = sign_in(user=intake)
    with caplog.at_level(logging.DEBUG):
        client.post(close_of(alert_of()), {"outcome": "gone", "words": DONE})
        client.post(close_of(alert_of()), GIVEN)
    assert DONE not in caplog.text
    assert DONE not in str(dict(client.session))


# Lists ---------------------------------------------------------------------------------------


def test_nothing_waits(sign_in):
    assert "No alert waits for you." in sign_in("intake").get(LIST).text
    assert "has been closed yet" in sign_in("intake").get(CLOSED).text


def test_open_ones_by_the_clock_and_those_that_somebody_has_last(sign_in, intake):
    with time_machine.travel(MORNING - 150 * MINUTE, tick=False):
        alert_of(words="Second")
    with time_machine.travel(MORNING - 100 * MINUTE, tick=False):
        acting.acknowledge(alert_of(words="Taken up"), intake)
        alert_of(words="Third")
    with time_machine.travel(MORNING - 200 * MINUTE, tick=False):
        alert_of(words="First")
    text = sign_in(user=intake).get(LIST).text
    places = [text.index(words) for words in ("First", "Second", "Third", "Taken up")]
    assert places == sorted(places)
    assert "3 alerts wait, 2 overdue." in text
    assert "Overdue by 1 hour 20 minutes" in text
    assert "20 minutes left" in text
    assert f"{intake} has it" in text


def test_when_somebody_has_each_of_them(sign_in, intake):
    acting.acknowledge(alert_of(), intake)
    assert "Somebody has each of these." in sign_in(user=intake).get(LIST).text


def test_a_list_shows_nothing_that_was_said(sign_in, intake):
    acting.close(alert_of(), intake, "safe", DONE)
    alert_of()
    for address in (LIST, CLOSED):
        text = sign_in(user=intake).get(address).text
        assert ABOUT in text
        assert not [words for words in (SECRET, CAUTION, DONE) if words in text]


def test_in_lists_harm_has_another_name_for_those_who_may_not_read_it(sign_in):
    alert_of(Level.HARM, roles=PROVIDER)
    assert "Something about safety" in sign_in("carers_adviser").get(LIST).text
    assert "Harm or neglect" in sign_in("safeguarding_lead").get(LIST).text


def test_everybody_has_her_own(sign_in):
    worker = person("translator")
    alert_of(Level.NOW, words="Of others")
    alert_of(Level.CONCERN, words="Raised by her", by=worker)
    text = sign_in(user=worker).get(LIST).text
    assert "Raised by her" in text
    assert "Of others" not in text


def test_closed_ones_go_over_pages(sign_in, intake):
    for number in range(views.CLOSED_ON_A_PAGE + 1):
        acting.close(alert_of(words=f"Number {number} of them"), intake, "safe", DONE)
    client = sign_in(user=intake)
    assert "Older" in client.get(CLOSED).text
    assert "Number 0 of them" in client.get(f"{CLOSED}?page=2").text
    for page in ("0", "x", "-1", "99999", "%00"):
        assert client.get(f"{CLOSED}?page={page}").status_code == 200


def test_the_list_alone_when_the_page_asks_again(sign_in):
    alert_of()
    client = sign_in("intake")
    part = client.get(LIST, headers={"HX-Request": "true"}).text
    whole = client.get(LIST).text
    assert "<html" not in part
    assert part.strip() in whole
    assert 'hx-trigger="every 30s"' in part


def test_when_the_session_has_ended_the_page_as_a_whole_goes_to_the_sign_in(client):
    answer = client.get(LIST, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (401, "true")


def test_the_list_takes_the_same_queries_however_long(sign_in, django_assert_max_num_queries):
    for _ in range(12):
        alert_of()
    client = sign_in("intake")
    with django_assert_max_num_queries(10):
        client.get(LIST)


# Out of hours --------------------------------------------------------------------------------


def test_while_somebody_is_there_nothing_is_said_of_the_night(sign_in):
    assert "The office is closed" not in sign_in("intake").get(LIST).text


def test_without_an_address_the_page_says_that_nobody_is_told(sign_in):
    with time_machine.travel(MORNING + timedelta(hours=36), tick=False):
        text = sign_in("intake").get(LIST).text
    assert "The office is closed. It opens again Monday, 09:00." in text
    assert "Until then the portal tells nobody who is on duty." in text
    assert "024 7683 2222" in text


def test_with_an_address_the_page_says_who_is_told(sign_in, settings):
    settings.ALERTS_OUT_OF_HOURS_EMAIL = "edt@coventry.example"
    with time_machine.travel(MORNING + timedelta(hours=12), tick=False):
        alert = alert_of()
        text = sign_in("intake").get(page_of(alert)).text
    assert "the Emergency Duty Team is told of danger and of concerns by e-mail" in text
    assert "<li>The Emergency Duty Team, by e-mail</li>" in text


# The tile ------------------------------------------------------------------------------------


def test_the_figure_of_the_tile(sign_in, intake):
    assert figure_for(intake) == ""
    alert_of(), alert_of()
    with time_machine.travel(MORNING - 200 * MINUTE, tick=False):
        alert_of()
    acting.acknowledge(alert_of(), intake)
    assert figure_for(intake) == "3 alerts wait, 1 overdue"
    assert "3 alerts wait, 1 overdue" in sign_in(user=intake).get("/staff/").text
    assert figure_for(person("translator")) == ""


def test_the_tile_is_for_everybody_with_a_role():
    tile = dict(staff_tiles.items())["alerts"]
    assert tile.open_to(person("translator"))
    assert not tile.open_to(person())
