"""Pages of talks: booked, moved, held, missed and cancelled as staff do it."""

import datetime

import pytest
from django.utils import timezone

from carers.models import Talk
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from tests.carers.cases.deciding.conftest import boxes, errors, held, text, values
from tests.factories.cases import URDU_WORDS, call_back, case_of

pytestmark = pytest.mark.django_db
SOON = datetime.timedelta(days=3)


def day_ahead(days=3):
    return timezone.localdate() + datetime.timedelta(days=days)


def booked(user, **changes):
    fields = {**boxes("day", day_ahead()), "time": "14:30", "place": "phone", "with_whom": user.pk}
    return {**fields, "interpreter": "", "language": "", **changes}


def test_a_talk_is_booked(desk, adviser):
    case = case_of()
    answer = desk(adviser).send("talks", case, booked(adviser))
    assert answer.status_code == 302
    talk = case.talks.get()
    local = timezone.localtime(talk.at)
    assert (local.date(), f"{local:%H:%M}") == (day_ahead(), "14:30")
    page = desk(adviser).see("talks", case)
    assert f"14:30 By phone {adviser}" in text(page)


def test_it_starts_with_what_she_asked_for(desk, adviser):
    needs = {"interpreter": True, "spoken": "Mirpuri", "may_phone": True}
    page = desk(adviser).see("talks", case_of(contact=needs))
    assert values(page)["language"] == "Mirpuri"
    assert page.context["form"]["interpreter"].value() == "asked"
    page = desk(adviser).see("talks", case_of(contact={"sign_language": True}))
    assert values(page)["language"] == "British Sign Language"


@pytest.mark.parametrize(
    ("news_by", "said"),
    [("text", "The carer is told by message."), ("", "The carer cannot be told by message")],
)
def test_staff_learn_whether_she_is_told(desk, adviser, news_by, said):
    at = desk(adviser)
    case = case_of(contact={"news_by": news_by})
    sent = {"seen": "0", **booked(adviser)}
    page = text(at.client.post(at.url("talks", case), sent, follow=True))
    assert f"Booked. {said}" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (boxes("day", datetime.date(2020, 1, 1)), "This time is over"),
        (boxes("day", datetime.date(2099, 1, 1)), "within the next twelve months"),
        ({"day_day": "31", "day_month": "2"}, "not in the calendar"),
        ({"day_day": ""}, "Write the day, the month and the year"),
        ({"time": "half two"}, "Write a time like 14:30"),
        ({"time": ""}, "Write the time"),
        ({"place": "moon"}, "Choose where"),
        ({"place": ""}, "Choose where"),
        ({"with_whom": "0"}, "Choose somebody who works"),
        ({"with_whom": "x"}, "Choose somebody who works"),
        ({"with_whom": ""}, "Choose with whom"),
        ({"interpreter": "booked"}, "Write the language"),
        ({"interpreter": "x"}, "Choose one of the answers"),
        ({"language": "x" * 61}, "too long"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(desk, adviser, changes, said):
    case = case_of()
    sent = {**booked(adviser), "language": "Urdu", **changes}
    if "interpreter" in changes:
        sent["language"] = ""
    answer = desk(adviser).send("talks", case, sent)
    assert answer.status_code == 400
    assert any(said in error for error in errors(answer)), errors(answer)
    assert values(answer)["time"] == sent["time"]
    assert not case.talks.exists()


def test_somebody_of_the_other_organisation_cannot_be_chosen(desk, adviser, council_manager):
    answer = desk(adviser).send("talks", case_of(), booked(council_manager))
    assert answer.status_code == 400
    assert str(council_manager) not in text(answer)


def test_a_double_booking_is_a_warning_and_no_block(desk, adviser):
    at = timezone.make_aware(datetime.datetime.combine(day_ahead(), datetime.time(14, 0)))
    held(case_of(), state="booked", at=at, with_whom=adviser)
    case = case_of()
    answer = desk(adviser).send("talks", case, booked(adviser))
    assert answer.status_code == 400
    assert errors(answer) == [f"{adviser} has another talk at 14:00."]
    assert "Book it all the same" in text(answer)
    assert not case.talks.exists()
    answer = desk(adviser).send("talks", case, booked(adviser, despite="on"))
    assert answer.status_code == 302
    assert case.talks.exists()


def test_a_box_that_was_ticked_beforehand_skips_no_rule(desk, adviser):
    past = boxes("day", datetime.date(2020, 1, 1))
    answer = desk(adviser).send("talks", case_of(), {**booked(adviser, despite="on"), **past})
    assert answer.status_code == 400


def test_somebody_else_was_quicker(desk, adviser, manager):
    case = case_of()
    page = {"seen": "0", **booked(adviser)}
    assert desk(manager).send("talks", case, booked(manager, time="9:00")).status_code == 302
    answer = desk(adviser).client.post(desk(adviser).url("talks", case), page)
    assert answer.status_code == 409
    assert "The case has changed while you were writing" in text(answer)
    assert f"{manager} booked a talk" in text(answer)
    assert values(answer)["time"] == "14:30"
    assert 'name="seen" value="1"' in answer.text
    assert case.talks.count() == 1
    case.refresh_from_db()
    assert desk(adviser).send("talks", case, booked(adviser)).status_code == 302


def test_what_she_asks_for_stands_on_top_in_her_words_and_in_english(desk, adviser):
    case = case_of(language="ur")
    held(case, state="booked", at=timezone.now() + SOON)
    asked = held(case, state="change-asked", at=timezone.now() + 2 * SOON, carer_words=URDU_WORDS)
    ask_for_translation(subject=case, parts={f"talk/{asked.pk}": URDU_WORDS}, source="ur")
    page = text(desk(adviser).see("talks", case))
    assert page.index("asks for another time") < page.index("Book a talk")
    assert URDU_WORDS in page
    assert "waits for a translator" in page
    OwnWords.objects.update(translated="In the evening.", done_at=timezone.now())
    page = text(desk(adviser).see("talks", case))
    assert "In English: In the evening." in page


def test_another_time_is_offered(desk, adviser):
    case = case_of()
    talk = held(case, state="change-asked", at=timezone.now() + SOON, with_whom=adviser)
    page = desk(adviser).see("talk-change", case, talk=talk.pk)
    assert values(page)["time"] == f"{timezone.localtime(talk.at):%H:%M}"
    answer = desk(adviser).send("talk-change", case, booked(adviser), talk=talk.pk)
    assert answer.status_code == 302
    talk.refresh_from_db()
    assert (talk.state, f"{timezone.localtime(talk.at):%H:%M}") == ("booked", "14:30")


def test_it_is_cancelled_after_asking(desk, adviser):
    case = case_of()
    talk = held(case, state="booked", at=timezone.now() + SOON)
    assert "Cancel the talk" in text(desk(adviser).see("talk-cancel", case, talk=talk.pk))
    talk.refresh_from_db()
    assert talk.state == "booked"
    assert desk(adviser).send("talk-cancel", case, talk=talk.pk).status_code == 302
    talk.refresh_from_db()
    assert talk.state == "cancelled"


def test_what_was_said_is_kept_with_the_talk(desk, adviser):
    case = case_of(sent_at=timezone.now() - SOON)
    talk = held(case, state="booked", at=timezone.now() - datetime.timedelta(hours=2), words="")
    at = timezone.localtime(talk.at)
    sent = {**boxes("day", at.date()), "time": f"{at:%H:%M}", "place": "home", "words": "All well."}
    assert desk(adviser).send("talk-held", case, sent, talk=talk.pk).status_code == 302
    talk.refresh_from_db()
    case.refresh_from_db()
    assert (talk.state, talk.words, talk.place) == ("held", "All well.", "home")
    assert (case.state, case.first_contact_at) == ("talked", talk.at)
    assert "All well." in text(desk(adviser).see("talks", case))


def test_one_that_was_not_booked_is_written_down(desk, adviser):
    case = call_back(sent_at=timezone.now() - SOON)
    assert desk(adviser).see("talk-unbooked", case).status_code == 200
    yesterday = boxes("day", day_ahead(-1))
    sent = {**yesterday, "time": "9am", "place": "phone", "words": "We spoke."}
    assert desk(adviser).send("talk-unbooked", case, sent).status_code == 302
    assert case.talks.get().with_whom == adviser


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"words": ""}, "Write what was said"),
        ({"words": "x" * 4001}, "too long"),
        (boxes("day", datetime.date(2099, 1, 1)), "still to come"),
        (boxes("day", datetime.date(1, 1, 1)), "before the carer turned to us"),
        (boxes("day", datetime.date(9999, 12, 31)), "still to come"),
    ],
)
def test_what_cannot_be_so_is_said(desk, adviser, changes, said):
    case = case_of()
    sent = {**boxes("day", day_ahead(0)), "time": "00:00", "place": "phone", "words": "My words."}
    answer = desk(adviser).send("talk-unbooked", case, {**sent, **changes})
    assert answer.status_code == 400
    assert any(said in error for error in errors(answer)), errors(answer)
    assert values(answer)["words"] == changes.get("words", "My words.")


def test_it_did_not_come_about(desk, adviser):
    case = case_of(sent_at=timezone.now() - SOON)
    talk = held(case, state="booked", at=timezone.now() - datetime.timedelta(hours=1), words="")
    assert "It did not come about" in text(desk(adviser).see("talks", case))
    empty = desk(adviser).send("talk-missed", case, talk=talk.pk)
    assert errors(empty) == ["Choose what happened."]
    sent = {"outcome": "no-answer", "words": "Rang twice."}
    assert desk(adviser).send("talk-missed", case, sent, talk=talk.pk).status_code == 302
    assert case.attempts.get().words == "Rang twice."


def test_what_is_still_to_come_cannot_be_missed(desk, adviser):
    case = case_of()
    talk = held(case, state="booked", at=timezone.now() + SOON, words="")
    assert "It did not come about" not in text(desk(adviser).see("talks", case))
    answer = desk(adviser).send("talk-missed", case, {"outcome": "no-answer"}, talk=talk.pk)
    assert answer.status_code == 400
    assert "still to come" in errors(answer)[0]


@pytest.mark.parametrize("name", ["talk-change", "talk-cancel", "talk-held", "talk-missed"])
def test_a_talk_of_another_case_is_not_there(desk, adviser, name):
    talk = held(case_of(), state="booked")
    assert desk(adviser).see(name, case_of(), talk=talk.pk).status_code == 404
    assert desk(adviser).see(name, case_of(), talk=10**30).status_code == 404


def test_an_ended_case_shows_its_talks_and_books_none(desk, adviser):
    case = case_of(state="closed")
    held(case, words="Long ago.")
    page = text(desk(adviser).see("talks", case))
    assert "Long ago." in page
    assert "Book a talk" not in page
    answer = desk(adviser).send("talks", case, booked(adviser))
    assert answer.status_code == 409
    assert not Talk.objects.filter(state="booked").exists()


def test_reading_is_recorded_also_where_a_form_is_shown_again(desk, adviser):
    case = case_of()
    desk(adviser).send("talks", case, {})
    reads = AuditEvent.objects.filter(verb="carers.case.read")
    assert [event.actor_id for event in reads] == [str(adviser.pk)]
