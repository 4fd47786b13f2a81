"""What a carer adds, corrects and takes back; what she keeps and what she can have deleted."""

import datetime
import json

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from carers.cases import deleting, own
from carers.cases.sending import sent_from
from carers.models import Case, Decision, Letter, Note, Talk
from portal.alerts.actions import raise_alert
from portal.alerts.models import Alert, Level, ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from portal.notices.models import Notice
from portal.notices.rendering import render
from tests.carers.cases.mine.conftest import let_in
from tests.carers.plans.reading import text
from tests.factories.accounts import person
from tests.factories.cases import URDU_WORDS, call_back, case_of, case_with_harm, referral
from tests.factories.plans import draft_with_key, plan_of

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def url(name, case):
    return reverse(f"carers:mine-{name}", kwargs={"case": case.pk})


def verbs(case):
    events = AuditEvent.objects.about("carers.case", str(case.pk)).order_by("pk")
    return [event.verb.removeprefix("carers.case.") for event in events]


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


# Taking it back --------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["new", "checking", "talked"])
def test_withdrawing_asks_first_and_tells_staff(client, state):
    case = case_of(state=state, owner=person("carers_adviser", email="ada@example.org"))
    talk = case.talks.create(at=timezone.now() + DAY, place="phone")
    case.pauses.create(reason="unwell")
    raise_alert(level=Level.NOW, reason="answers", subject=case, words=str(case), url="/")
    Notice.objects.all().delete()
    let_in(client, case)
    client.get(url("withdraw", case))
    case.refresh_from_db()
    assert case.state == state
    client.post(url("withdraw", case))
    case.refresh_from_db()
    assert (case.state, case.ended_how) == (Case.State.WITHDRAWN, "carer")
    assert case.ended_at
    assert not case.pauses.filter(ended_at=None).exists()
    talk.refresh_from_db()
    assert talk.state == Talk.State.CANCELLED
    assert Alert.objects.open().count() == 1
    assert Notice.objects.get().recipient == "ada@example.org"


def test_nobody_translates_what_she_took_back(case):
    ask_for_translation(subject=case, parts={"answer/want": URDU_WORDS}, source="ur")
    own.withdraw(case=case)
    assert not OwnWords.objects.of(case).exists()


def test_what_she_wrote_is_translated_while_she_may_be_in_danger(case):
    ask_for_translation(subject=case, parts={"answer/want": URDU_WORDS}, source="ur")
    raise_alert(level=Level.NOW, reason="answers", subject=case, words=str(case), url="/")
    own.withdraw(case=case)
    assert OwnWords.objects.of(case).waiting().exists()


def test_other_rooms_and_systems_hear_of_it(case, monkeypatch):
    heard = []
    monkeypatch.setattr(own, "tell", lambda event, case: heard.append((event, case.state)))
    own.withdraw(case=case)
    assert heard == [("assessment.withdrawn", "withdrawn")]


def test_her_own_plan_stays_and_can_be_sent_again(case):
    draft, _key = draft_with_key(case.version)
    plan_of(draft)
    Case.objects.filter(pk=case.pk).update(draft=draft)
    own.withdraw(case=case)
    assert draft.plans.exists()
    assert sent_from(draft) is None
    assert case_of(draft=draft).draft == draft


@pytest.mark.parametrize("state", ["decided", "record-sent", "closed", "withdrawn"])
def test_what_is_decided_or_over_cannot_be_withdrawn(client, state):
    case = case_of(state=state, ended_at=timezone.now(), decided_at=timezone.now())
    let_in(client, case)
    assert "You cannot take it back any more" in text(client.get(url("withdraw", case)))
    answer = client.post(url("withdraw", case), follow=True)
    assert "You cannot take it back any more. Please phone us." in answer.content.decode()
    case.refresh_from_db()
    assert case.state == state


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


# A copy ----------------------------------------------------------------------------------------


def test_the_file_has_all_that_is_hers_and_nothing_of_staff(hers, case):
    case.notes.create(kind="added", words="Mum fell.")
    case.notes.create(kind="staff", words="For staff only")
    case.talks.create(at=timezone.now(), place="phone", words="What staff wrote down")
    answer = hers.post(url("download", case))
    assert f"{case.reference}.json" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    copy = json.loads(answer.content)
    said = answer.content.decode()
    assert copy["reference"] == case.spoken_reference
    assert copy["contact"]["mobile"] == "+447700900123"
    assert "I want to sleep through one night a week." in said
    assert "Mum fell." in said
    assert copy["plan"]["made_on"] == "2026-11-27"
    assert copy["emergency_plans"]
    assert "For staff only" not in said
    assert "What staff wrote down" not in said
    assert copy["written_record"] is None
    assert verbs(case) == ["downloaded"]


def test_questions_stand_there_in_words(hers, case):
    copy = json.loads(hers.post(url("download", case)).content)
    asked = [row["question"] for row in copy["answers"]]
    assert asked
    assert not [one for one in asked if one in case.answers]


def test_looking_at_the_page_downloads_nothing(hers, case):
    hers.get(url("download", case))
    assert not AuditEvent.objects.filter(verb="carers.case.downloaded").exists()


@pytest.mark.parametrize("make", [call_back, referral])
def test_a_copy_without_answers(client, make):
    case = make()
    let_in(client, case)
    assert json.loads(client.post(url("download", case)).content)["answers"] == []


def test_the_letter_once_it_is_there_to_read(client):
    case = case_of(state="decided", decided_at=timezone.now())
    Letter.objects.create(
        case=case, language="ur", english={"reasons": "Because"}, theirs={"reasons": URDU_WORDS}
    )
    let_in(client, case)
    assert json.loads(client.post(url("download", case)).content)["written_record"] is None
    Letter.objects.update(state="ready", finished_at=timezone.now())
    copy = json.loads(client.post(url("download", case)).content)
    assert copy["written_record"]["in_your_language"] == {"reasons": URDU_WORDS}


# Deleting --------------------------------------------------------------------------------------


def leftovers(pk):
    """Rows anywhere that point to a case, apart from the record of what was done."""
    found = []
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields() if hasattr(field, "attname")}
        to_case = dict.fromkeys(names & {"case", "previous", "review_of"}, pk)
        about = {name: str(pk) for name in names & {"subject_id"}}
        found += [
            f"{model._meta.label}.{name}"
            for name, value in {**to_case, **about}.items()
            if model is not AuditEvent and model.objects.filter(**{name: value}).exists()
        ]
    return found


def full_of_everything(**changes):
    case = case_of(language="ur", **changes)
    own.add(case=case, words=URDU_WORDS, language="ur")
    case.talks.create(at=timezone.now(), place="phone")
    case.attempts.create(how="phone", outcome="no-answer")
    case.check_ins.create()
    case.links.create(purpose="status", token_hash="x" + str(case.pk)[:8])
    case.pauses.create(reason="unwell")
    return case


def test_deleting_asks_first_and_leaves_nothing(client):
    case = full_of_everything()
    pk = case.pk
    assert leftovers(pk)
    let_in(client, case)
    assert "Yes, delete all of it" in text(client.get(url("delete", case)))
    assert Case.objects.filter(pk=pk).exists()
    answer = client.post(url("delete", case), follow=True)
    assert "It is deleted" in text(answer)
    assert not Case.objects.filter(pk=pk).exists()
    assert leftovers(pk) == []
    event = AuditEvent.objects.get(verb="carers.case.deleted")
    assert (event.subject_id, event.subject_kind) == ("", "")
    assert client.get(url("case", case)).url == reverse("carers:mine")


def test_a_review_outlives_what_it_reviewed():
    case = case_of()
    review = case_of(kind="review", previous=case)
    deleting.delete(case=case)
    review.refresh_from_db()
    assert review.previous is None


@pytest.mark.parametrize(
    ("make", "state", "may"),
    [
        (case_of, "new", True),
        (case_of, "withdrawn", True),
        (case_of, "checking", False),
        (case_of, "talked", False),
        (case_of, "closed", False),
        (call_back, "checking", True),
        (referral, "closed", True),
    ],
)
def test_what_may_be_deleted(make, state, may):
    assert deleting.may_delete(make(state=state)) is may


def test_a_decision_is_a_record_in_every_state():
    case = case_of(state="new", decided_at=timezone.now())
    assert not deleting.may_delete(case)
    case = case_of(state="withdrawn")
    Decision.objects.create(
        case=case, outcome="meets", reasons="x", organisation="council", by=person()
    )
    assert not deleting.may_delete(case)


def test_what_is_on_hold_stays_until_the_hold_is_lifted(case):
    lead = person()
    hold = case.holds.create(reason="A complaint", placed_by=lead)
    assert not deleting.may_delete(case)
    hold.lifted_at, hold.lifted_by = timezone.now(), lead
    hold.save()
    assert deleting.may_delete(case)


def test_an_alert_about_safety_is_a_record_and_is_not_told_of(client):
    case = case_with_harm(owner=person("carers_adviser", email="ada@example.org"))
    raise_alert(level=Level.HARM, reason="answers", subject=case, words=str(case), url="/")
    Notice.objects.all().delete()
    let_in(client, case)
    words = text(client.get(url("delete", case)))
    assert "alert" not in words.lower()
    assert "harm" not in words.lower()
    client.post(url("delete", case))
    assert Case.objects.filter(pk=case.pk).exists()
    note = case.notes.get()
    assert (note.kind, note.by) == (Note.Kind.ADDED, None)
    assert "deleted" in note.words
    assert "deleted" in Notice.objects.get().context["what"]


@pytest.mark.parametrize("posted", [{"words": ["a", "b"]}, {"words": "\x00"}, {"x": "y"}, {}])
@pytest.mark.parametrize(
    "name",
    ["add", "correct", "talk", "changed", "review", "news", "withdraw", "close", "join", "code"],
)
def test_whatever_is_posted_is_answered(hers, case, name, posted):
    assert hers.post(url(name, case), posted).status_code in (200, 302, 400)
