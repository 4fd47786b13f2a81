"""'Has anything changed?' while she waits, and reviews that she asks for."""

import copy
import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from carers.cases import asking_again, checking_in
from carers.models import Case, CheckIn, Note, Sending
from portal.alerts.models import Alert, ToRead
from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from questionnaires.journey.access import SESSION as DRAFTS
from questionnaires.journey.standing import Standing
from questionnaires.models import Draft, DraftStep, Version
from tests.carers.cases.mine.conftest import let_in
from tests.carers.plans.reading import text
from tests.factories import questionnaires
from tests.factories.accounts import person
from tests.factories.cases import ANSWERS, call_back, case_of, shipped_questions

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
NOW, SOON, NORMAL = Case.Urgency.NOW, Case.Urgency.SOON, Case.Urgency.NORMAL


def url(name, case):
    return reverse(f"carers:mine-{name}", kwargs={"case": case.pk})


@pytest.fixture
def waiting_case(db):
    owner = person("carers_adviser", email="ada@example.org")
    return case_of(owner=owner, urgency=NORMAL, sent_at=timezone.now() - 30 * DAY)


# What she says ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        ("same", NORMAL, NORMAL),
        ("same", NOW, NOW),
        ("worse", NORMAL, SOON),
        ("worse", NOW, NOW),
        ("cannot", NORMAL, NOW),
        ("cannot", SOON, NOW),
        ("no-longer", SOON, SOON),
    ],
)
def test_what_is_harder_raises_the_urgency_and_nothing_lowers_it(said, before, after):
    case = case_of(urgency=before)
    checking_in.say(case=case, said=CheckIn.Said(said))
    case.refresh_from_db()
    assert case.urgency == after
    assert AuditEvent.objects.get(verb="carers.case.changed_said").detail == {"said": said}
    raised = AuditEvent.objects.filter(verb="carers.case.urgency_raised").exists()
    assert raised == (after != before)
    assert not Alert.objects.exists()


@pytest.mark.parametrize(
    ("said", "told"), [("same", False), ("worse", True), ("cannot", True), ("no-longer", True)]
)
def test_the_owner_hears_that_she_answered_and_not_what(waiting_case, said, told):
    checking_in.say(case=waiting_case, said=CheckIn.Said(said))
    notices = list(Notice.objects.all())
    assert bool(notices) == told
    for notice in notices:
        assert notice.context["is_urgent"] == (said == "cannot")
        assert "cannot go on" not in str(notice.context)
        assert "harder" not in str(notice.context)


def test_the_question_that_was_asked_is_answered(client, waiting_case):
    asked = waiting_case.check_ins.create()
    let_in(client, waiting_case)
    assert "Has anything changed?" in text(client.get(url("case", waiting_case)))
    client.post(url("changed", waiting_case), {"said": "same"})
    asked.refresh_from_db()
    assert (asked.said, waiting_case.check_ins.count()) == ("same", 1)
    assert asked.said_at
    assert "Has anything changed?" not in text(client.get(url("case", waiting_case)))


def test_she_may_say_it_unasked_and_again(client, waiting_case):
    let_in(client, waiting_case)
    for said in ("worse", "same"):
        client.post(url("changed", waiting_case), {"said": said})
    assert [one.said for one in waiting_case.check_ins.order_by("pk")] == ["worse", "same"]


def test_cannot_go_on_says_whom_to_phone_now_and_that_nobody_reads_it_at_night(
    client, waiting_case
):
    let_in(client, waiting_case)
    answer = client.post(url("changed", waiting_case), {"said": "cannot"}, follow=True)
    words = text(answer)
    for number in ("999", "116 123", "024 7683 2222", "024 7663 2972"):
        assert number in words
    assert "on the next working day at the latest" in words
    assert "cannot" not in answer.request["PATH_INFO"]


def test_worse_and_same_say_what_follows(client, waiting_case):
    let_in(client, waiting_case)
    worse = client.post(url("changed", waiting_case), {"said": "worse"}, follow=True)
    assert "We have moved you up" in text(worse)
    same = client.post(url("changed", waiting_case), {"said": "same"}, follow=True)
    assert "We ask you again in four weeks." in text(same)


def test_no_longer_leads_to_taking_it_back_which_asks_first(client, waiting_case):
    let_in(client, waiting_case)
    answer = client.post(url("changed", waiting_case), {"said": "no-longer"})
    assert answer.url == url("withdraw", waiting_case)
    waiting_case.refresh_from_db()
    assert waiting_case.state == Case.State.NEW


@pytest.mark.parametrize("said", ["", "x", "cannot "])
def test_anything_else_is_asked_again(client, waiting_case, said):
    let_in(client, waiting_case)
    answer = client.post(url("changed", waiting_case), {"said": said})
    assert answer.status_code == 400
    assert "Choose one of the answers." in text(answer)
    assert not waiting_case.check_ins.exists()


def test_after_a_decision_it_leads_to_a_review(client):
    case = decided()
    let_in(client, case)
    for method in (client.get, client.post):
        assert method(url("changed", case), {"said": "worse"}).url == url("review", case)
    assert not CheckIn.objects.exists()


def test_before_she_said_anything_there_is_nothing_to_follow(client, waiting_case):
    let_in(client, waiting_case)
    assert client.get(url("changed-said", waiting_case)).url == url("case", waiting_case)


# By the clock ----------------------------------------------------------------------------------


@pytest.fixture
def _by_day(time_machine):
    time_machine.move_to(timezone.now().replace(hour=12), tick=False)


@pytest.mark.usefixtures("_by_day")
def test_who_waits_is_asked_every_four_weeks(time_machine):
    case = case_of(sent_at=timezone.now() - 27 * DAY)
    assert checking_in.ask_waiting() == "0 asked"
    days = []
    for day in range(60):
        if checking_in.ask_waiting() == "1 asked":
            days.append(day)
        time_machine.shift(DAY)
    assert days == [1, 29, 57]
    assert case.check_ins.count() == 3
    notices = Notice.objects.filter(template="case-changed")
    assert notices.count() == 3
    verbs = AuditEvent.objects.filter(verb="carers.case.changed_asked")
    assert {event.actor_words for event in verbs} == {"the portal"}
    assert verbs.count() == 3


@pytest.mark.usefixtures("_by_day")
@pytest.mark.parametrize(
    ("changes", "pause", "asked"),
    [
        ({"state": "checking"}, "", True),
        ({"state": "talked"}, "", True),
        ({"state": "decided"}, "", False),
        ({"state": "record-sent"}, "", False),
        ({"state": "closed"}, "", False),
        ({"state": "withdrawn"}, "", False),
        ({"contact": {"news_by": ""}}, "", False),
        ({"contact": {"may_text": False}}, "", False),
        ({}, "carer-asked", False),
        ({}, "cannot-reach", True),
    ],
)
def test_who_is_asked(changes, pause, asked):
    case = case_of(sent_at=timezone.now() - 40 * DAY, **changes)
    if pause:
        case.pauses.create(reason=pause)
    assert checking_in.ask_waiting() == f"{int(asked)} asked"
    case.refresh_from_db()
    assert bool(case.asked_on) == asked
    assert case.check_ins.exists() == asked


@pytest.mark.usefixtures("_by_day")
def test_a_pause_that_is_over_keeps_nobody_from_being_asked():
    case = case_of(sent_at=timezone.now() - 40 * DAY)
    case.pauses.create(reason="carer-asked", ended_at=timezone.now())
    case.pauses.create(reason="unwell")
    assert checking_in.ask_waiting() == "1 asked"


@pytest.mark.usefixtures("_by_day")
def test_those_who_cannot_be_reached_keep_nobody_else_waiting(monkeypatch):
    monkeypatch.setattr(checking_in, "AT_A_TIME", 2)
    for _case in range(3):
        case_of(sent_at=timezone.now() - 50 * DAY, contact={"news_by": ""})
    reachable = [case_of(sent_at=timezone.now() - 40 * DAY) for _case in range(3)]
    assert checking_in.ask_waiting() == "2 asked"
    assert checking_in.ask_waiting() == "1 asked"
    assert CheckIn.objects.count() == len(reachable)


@pytest.mark.usefixtures("_by_day")
def test_asking_does_not_overtake_a_page_that_staff_have_open():
    case = case_of(sent_at=timezone.now() - 40 * DAY)
    checking_in.ask_waiting()
    case.refresh_from_db()
    assert case.revision == 0


# Reviews ---------------------------------------------------------------------------------------


def decided(**changes):
    now = timezone.now()
    return case_of(**{"state": "record-sent", "decided_at": now, "record_sent_at": now, **changes})


def test_her_last_answers_are_filled_in_and_she_lands_on_the_check_of_them(client):
    case = decided(owner=person("carers_adviser", email="ada@example.org"))
    let_in(client, case)
    answer = client.post(url("review", case), {"words": "Mum came out of hospital."})
    draft = Draft.objects.get()
    assert answer.url == reverse("carers:check", kwargs={"draft": draft.pk})
    assert str(draft.pk) in client.session[DRAFTS]
    assert Sending.objects.get().review_of == case
    kept = {code: given for code, given in case.answers.items() if code != "postcode"}
    assert draft.visible_answers() == kept
    # Her postcode is in no case; it is the one thing that she is asked again.
    assert [page.code for page in Standing(draft).open_pages()] == ["place"]
    assert client.get(answer.url).status_code == 302
    note = case.notes.get()
    assert (note.kind, note.words) == (Note.Kind.CHANGED, "Mum came out of hospital.")
    assert ToRead.objects.count() == 1
    assert "hospital" not in str([one.context for one in Notice.objects.all()])
    assert AuditEvent.objects.filter(verb="carers.case.review_asked").count() == 1


def test_she_need_not_say_what_has_changed(client):
    case = decided()
    let_in(client, case)
    assert client.post(url("review", case), {"words": " "}).status_code == 302
    assert not case.notes.exists()


def test_what_she_left_out_then_is_not_asked_again():
    answers = copy.deepcopy(ANSWERS)
    del answers["lonely"]
    case = decided(answers=answers)
    begun = asking_again.ask_for_review(case=case, words="", language="en")
    pages = [page.code for page in Standing(begun.draft).open_pages()]
    assert pages == ["place"]
    assert begun.draft.length == Draft.Length.FULL


def test_after_the_short_questions_only_the_short_ones_are_filled_in():
    version = shipped_questions()
    short = {one.code for page in version.definition.pages if page.length == "short"
             for one in page.questions}  # fmt: skip
    case = decided(answers={code: given for code, given in ANSWERS.items() if code in short})
    begun = asking_again.ask_for_review(case=case, words="", language="en")
    assert begun.draft.length == Draft.Length.SHORT
    assert {step.page for step in DraftStep.objects.all()} <= {
        page.code for page in version.definition.pages if page.length == "short"
    }


def test_what_no_longer_fits_is_asked(db):
    data = questionnaires.data()
    old = questionnaires.published(data)
    case = decided(version=old, answers={"who": "mum", "pets": "dog", "walks": "yes"})
    walks = data["section"][0]["page"][3]["question"][0]
    walks["option"] = [{"code": "daily"}, {"code": "never"}]
    data["section"][0]["page"][0]["question"][0]["option"].append({"code": "aunt"})
    new = questionnaires.published(data, number=2)
    begun = asking_again.ask_for_review(case=case, words="", language="en")
    assert begun.draft.version == new
    assert begun.draft.visible_answers() == {"who": "mum", "pets": "dog"}
    asked = [page.code for page in Standing(begun.draft).open_pages()]
    assert asked == ["walks", "place"]


def test_one_that_was_begun_is_carried_on_and_nothing_is_lost(client):
    case = decided()
    let_in(client, case)
    client.post(url("review", case), {})
    draft = Draft.objects.get()
    page = draft.definition.page_by_code["place"]
    draft.steps.create(page=page.code, answers={"postcode": "CV6 5AR"}, revision=1)
    assert "You began this on" in text(client.get(url("review", case)))
    key = draft.key_hash
    client.post(url("review", case), {})
    draft = Draft.objects.get()
    assert draft.key_hash != key
    assert draft.steps.filter(page="place").exists()
    assert AuditEvent.objects.filter(verb="carers.case.review_asked").count() == 1


def test_before_a_decision_something_is_added_instead(hers, case):
    words = text(hers.get(url("review", case)))
    assert "We have not decided yet. You can add something." in words
    assert hers.post(url("review", case), {"words": "x"}).status_code == 400
    assert not Draft.objects.exists()
    assert not case.notes.exists()


def test_without_answers_she_starts_with_the_questions(client):
    case = call_back(state="closed", decided_at=timezone.now(), ended_at=timezone.now())
    let_in(client, case)
    assert reverse("carers:start") in client.get(url("review", case)).content.decode()
    assert client.post(url("review", case), {}).status_code == 400


def test_while_no_questions_are_in_use_she_is_told_to_phone(client):
    case = decided()
    Version.objects.update(state="retired")
    let_in(client, case)
    answer = client.post(url("review", case), {"words": "Mum fell."})
    assert answer.status_code == 400
    assert "Please phone us." in text(answer)
    assert "Mum fell." in answer.content.decode()
    assert not case.notes.exists()


def test_too_many_words_are_kept_on_the_page(client):
    case = decided()
    let_in(client, case)
    answer = client.post(url("review", case), {"words": "y" * 3001})
    assert answer.status_code == 400
    assert "y" * 3001 in answer.content.decode()
