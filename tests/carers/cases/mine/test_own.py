"""What a carer adds and corrects, another time for a talk, and how she hears of news."""

import datetime

import pytest
from django.utils import timezone

from carers.cases import own
from carers.models import Talk
from portal.alerts.models import Alert, ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.notices.models import Notice
from portal.notices.rendering import render
from tests.carers.cases.mine.conftest import let_in, url, verbs
from tests.carers.plans.reading import text
from tests.factories.accounts import person
from tests.factories.cases import URDU_WORDS, call_back, case_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def owned(db):
    return case_of(owner=person("carers_adviser", email="ada@example.org"))


# Adding and correcting -------------------------------------------------------------------------


def test_what_she_adds_is_read_the_same_day(hers, case):
    answer = hers.post(url("add", case), {"words": "Mum falls more often."})
    assert answer.url == url("added", case)
    note = case.notes.get()
    assert (note.kind, note.words, note.language, note.by) == (
        "added",
        "Mum falls more often.",
        "en",
        None,
    )
    waiting = ToRead.objects.get()
    assert (waiting.subject_id, waiting.sounds_like_danger) == (str(case.pk), False)
    assert set(waiting.roles) == {"carers_adviser", "carers_manager"}
    assert not OwnWords.objects.exists()
    event = AuditEvent.objects.get(verb="carers.case.added_to")
    assert (event.detail, event.actor_id) == ({}, "")
    words = text(hers.get(url("added", case)))
    assert "Mum falls more often." in words
    assert "Carers Trust Heart of England" in words


def test_another_language_is_translated_by_a_person(hers, case):
    path = url("add", case).replace("/en/", "/ur/", 1)
    hers.post(path, {"words": URDU_WORDS})
    note, words = case.notes.get(), OwnWords.objects.get()
    assert note.language == "ur"
    assert (words.part, words.source, words.target) == (f"note/{note.pk}", "ur", "en")


def test_words_of_danger_show_help_at_once_and_go_first(hers, case):
    hers.post(url("add", case), {"words": "I want to end my life"})
    assert ToRead.objects.get().sounds_like_danger
    assert not Alert.objects.exists()
    answer = hers.get(url("added", case))
    assert "urgent-help-title" in answer.content.decode()
    hers.post(url("add", case), {"words": "All is well"})
    assert "urgent-help-title" not in hers.get(url("added", case)).content.decode()


def test_before_anything_was_added_the_page_leads_to_adding(hers, case):
    assert hers.get(url("added", case)).url == url("add", case)


def test_what_was_added_before_stands_there_and_whether_it_was_read(hers, case):
    case.notes.create(kind="added", words="Mum fell.", read_at=timezone.now())
    case.notes.create(kind="texted", words="And again.")
    case.notes.create(kind="staff", words="For staff only")
    words = text(hers.get(url("add", case)))
    assert "Mum fell." in words
    assert "Not read yet" in words
    assert "For staff only" not in words


@pytest.mark.parametrize("name", ["add", "correct"])
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "Write something first."), ("x" * 3001, "This is too long. Use fewer words.")],
)
def test_nothing_and_too_much_are_said_and_kept(hers, case, name, typed, sentence):
    answer = hers.post(url(name, case), {"words": typed, "section": ""})
    assert answer.status_code == 400
    assert sentence in text(answer)
    assert typed[:100] in answer.content.decode()
    assert not case.notes.exists()


def test_a_correction_names_its_part_and_changes_no_answer(hers, case):
    before = case.answers
    section = next(iter(hers.get(url("correct", case)).context["form"].fields["section"].choices))
    hers.post(url("correct", case), {"section": section[0], "words": "She is 81."})
    note = case.notes.get()
    assert (note.kind, note.words) == ("corrected", f"{section[1]}\n\nShe is 81.")
    case.refresh_from_db()
    assert case.answers == before
    assert verbs(case) == ["corrected"]


@pytest.mark.parametrize("section", ["invented", "<b>"])
def test_an_invented_part_is_refused(hers, case, section):
    answer = hers.post(url("correct", case), {"section": section, "words": "x"})
    assert answer.status_code == 400
    assert not case.notes.exists()


def test_the_part_is_chosen_already_when_she_comes_from_it(hers, case):
    form = hers.get(url("correct", case)).context["form"]
    code = form.fields["section"].choices[1][0]
    page = hers.get(url("correct", case) + f"?section={code}").content.decode()
    assert f'value="{code}"' in page
    assert "checked" in page


def test_without_answers_there_are_no_parts_to_choose(client):
    case = call_back()
    let_in(client, case)
    client.post(url("correct", case), {"words": "My number is wrong."})
    assert case.notes.get().words == "My number is wrong."


@pytest.mark.parametrize("state", ["decided", "record-sent", "closed", "withdrawn"])
def test_something_can_be_added_whatever_has_become_of_it(client, state):
    case = case_of(state=state, ended_at=timezone.now(), decided_at=timezone.now())
    let_in(client, case)
    client.post(url("add", case), {"words": "One more thing"})
    assert case.notes.count() == 1


def test_a_page_of_staff_that_is_open_is_told_of_it(hers, case):
    hers.post(url("add", case), {"words": "Mum fell."})
    case.refresh_from_db()
    assert case.revision == 1


# Talks -----------------------------------------------------------------------------------------


def test_another_time(client, owned):
    talk = owned.talks.create(at=timezone.now() + DAY, place="phone")
    let_in(client, owned)
    answer = client.post(url("talk", owned), {"words": "Fridays, please"}, follow=True)
    talk.refresh_from_db()
    assert (talk.state, talk.carer_words) == (Talk.State.CHANGE_ASKED, "Fridays, please")
    assert "You asked for another time. We look for one and tell you." in text(answer)
    assert ToRead.objects.count() == 1
    notice = Notice.objects.get()
    said = render(notice.template, language="en", context=notice.context)
    assert notice.recipient == "ada@example.org"
    assert "another time" in said.body
    assert "Friday" not in said.body + said.subject
    assert f"/staff/cases/{owned.pk}/" in said.body
    assert verbs(owned) == ["talk_changed"]


def test_a_talk_that_is_cancelled_meanwhile(client, owned):
    let_in(client, owned)
    answer = client.post(url("talk", owned), {"words": "Fridays"})
    assert answer.status_code == 400
    assert "This talk is no longer booked." in text(answer)
    assert not Notice.objects.exists()


def test_the_next_of_several_talks(owned):
    for days in (5, 2, -3):
        owned.talks.create(at=timezone.now() + days * DAY, place="phone")
    assert own.booked_talk(owned).at.date() == (timezone.now() + 2 * DAY).date()


# News ------------------------------------------------------------------------------------------


def test_she_says_how_she_hears_of_news(hers, case):
    hers.post(url("news", case), {"news_by": ""})
    case.refresh_from_db()
    assert case.contact["news_by"] == ""
    assert case.contact["name"] == "Amina Test"


@pytest.mark.parametrize("way", ["email", "post", "x"])
def test_never_by_a_way_that_she_did_not_call_safe(hers, case, way):
    assert hers.post(url("news", case), {"news_by": way}).status_code == 400
    case.refresh_from_db()
    assert case.contact["news_by"] == "text"


# Whatever is posted ----------------------------------------------------------------------------


@pytest.mark.parametrize("posted", [{"words": ["a", "b"]}, {"words": "\x00"}, {"x": "y"}, {}])
@pytest.mark.parametrize(
    "name",
    ["add", "correct", "talk", "changed", "review", "news", "withdraw", "close", "join", "code"],
)
def test_whatever_is_posted_is_answered(hers, case, name, posted):
    assert hers.post(url(name, case), posted).status_code in (200, 302, 400)
