"""The pages on which people work: what they show, what a form does, what it says when it cannot."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from carers.models import Case, Organisation
from portal.audit.models import AuditEvent
from portal.languages.own_words.actions import ask_for_translation
from tests.carers.cases.working.addresses import address, forms
from tests.factories.cases import (
    ANSWERS,
    URDU_WORDS,
    call_back,
    case_in_danger,
    case_of,
    referral,
)
from tests.factories.directory import ServiceFactory

HOUR = datetime.timedelta(hours=1)


def see(client, name, case, **query):
    answer = client.get(address(name, case), query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def text(page, selector="main"):
    return " ".join(one.get_text(" ", strip=True) for one in page.select(selector))


def send(client, name, case, **fields):
    case.refresh_from_db()
    return client.post(address(name, case), {"seen": case.revision, **fields})


@pytest.fixture
def sitting(db):
    return ServiceFactory(key="sitting", name="Sitting service")


class TestHead:
    def test_says_which_case_whose_and_how_urgent(self, works, adviser):
        case = case_in_danger(owner=adviser, language="ur", contact={"interpreter": True})
        head = text(see(works, "contact", case), ".case-head")
        for words in (case.spoken_reference, "Amina Test", "Ada Adviser", "Now", "Reads Urdu"):
            assert words in head
        assert "Interpreter" in head
        assert "First contact" in head

    def test_says_that_nobody_has_it(self, works):
        assert "No owner" in text(see(works, "case", case_of()), ".case-head")

    def test_says_why_the_clock_stands(self, works):
        case = case_of()
        case.pauses.create(reason="information")
        assert "we wait for something" in text(see(works, "case", case), ".case-head")

    def test_what_must_not_be_done_stands_before_the_heading(self, works):
        page = see(works, "owner", case_of())
        said = text(page, ".case-contact")
        assert "Leave a message: no" in said
        assert "Phone: yes" in said
        assert "Do not speak with my brother." in said
        main = str(page.select_one("main"))
        assert main.index("case-contact") < main.index("<h1")

    def test_how_to_reach_her_waits_for_its_translation(self, works):
        case = case_of(language="ur", contact={"when": URDU_WORDS})
        ask_for_translation(subject=case, parts={"contact/when": URDU_WORDS}, source="ur")
        page = see(works, "case", case)
        assert "Waits for a translator" in text(page, ".case-contact")
        assert page.select_one(".case-contact [lang=ur]").text == URDU_WORDS


class TestAnswers:
    def test_answers_stand_beside_what_they_count_for(self, works):
        row = next(
            one
            for one in see(works, "case", case_of()).select("#section-days tr")
            if "change your own life" in one.text
        )
        assert "A lot" in row.text
        assert "A significant impact on the carer’s wellbeing: yes" in row.text

    def test_never_says_that_somebody_is_eligible(self, works):
        said = text(see(works, "case", case_of()))
        assert "The answers suggest a right to support." in said
        assert "It is no decision" in said
        assert "eligible" not in said.lower()

    def test_what_to_ask(self, works):
        case = case_of(answers={**ANSWERS, "necessary": "no", "impact": "not-sure"})
        said = text(see(works, "case", case))
        assert "35 hours or more a week, and yet the person could do it all alone." in said
        assert "What would happen if you did not do it for a week?" in said

    def test_what_is_not_known_and_would_settle_it(self, works):
        case = case_of(answers={**ANSWERS, "impact": "not-sure"})
        assert "How much has caring changed your life?" in text(see(works, "case", case))

    def test_nothing_to_ask(self, works):
        assert "nothing contradicts itself" in text(see(works, "case", case_of()))

    def test_her_own_words_in_her_language(self, works):
        case = case_of(language="ur", answers={**ANSWERS, "want": URDU_WORDS})
        quoted = see(works, "case", case).select_one("#section-wishes [lang=ur]")
        assert quoted["dir"] == "auto"

    def test_her_plan_and_her_emergency_plan(self, works):
        page = see(works, "case", case_of())
        assert "Do the thing first-one" in text(page)
        assert "Anna" in text(page)
        assert "My mum or dad" in text(page)

    def test_the_words_she_agreed_to(self, works):
        assert "You send your answers and your plan" in text(see(works, "case", case_of()))

    def test_a_referral_says_who_asks(self, works):
        said = text(see(works, "case", referral()))
        for words in ("Dr Example", "Example Surgery", "Close it", "answer the questions together"):
            assert words in said
        assert "Regulation 3" not in said

    def test_a_review_leads_to_what_it_reviews(self, works, url):
        before = case_of()
        case = case_of(kind=Case.Kind.REVIEW, previous=before)
        links = [one["href"] for one in see(works, "case", case).select("a[href]")]
        assert url("case", before) in links


class TestChecking:
    def test_from_the_start_to_the_end(self, works, adviser):
        case = case_of(owner=adviser)
        assert "Start checking" in text(see(works, "case", case))
        assert send(works, "start", case).status_code == 302
        assert "8 sections still to check" in text(see(works, "case", case))
        for button in see(works, "case", case).select(".case-section__do form"):
            sent = works.post(button["action"], {"seen": _seen(case), "result": "agreed"})
            assert sent.status_code == 302
        assert send(works, "checked", case).status_code == 302
        assert "All sections were checked" in text(see(works, "case", case))

    def test_what_she_says_now_stands_beside_her_answer(self, works):
        case = case_of(state="checking")
        sent = works.post(
            f"/staff/cases/{case.pk}/sections/days/",
            {"seen": 0, "result": "changed", "says-sleep": "Five times a night."},
        )
        assert sent.url.endswith("#section-days")
        said = text(see(works, "case", case), "#section-days")
        assert "I wake up a lot" in said
        assert "Five times a night." in said

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ({}, "Choose what came of it."),
            ({"result": "x"}, "Choose what came of it."),
            ({"result": "changed"}, "Write what has changed"),
            ({"result": "to-ask"}, "Write what is still to ask."),
            ({"result": "agreed", "says-situation": "My dad"}, "Something has changed"),
            ({"result": "changed", "says-situation": "x" * 2001}, "This is too long"),
            ({"result": "to-ask", "words": "x" * 4001}, "This is too long"),
        ],
    )
    def test_what_is_missing_is_said_at_the_field(self, works, typed, words):
        case = case_of(state="checking")
        answer = send(works, "section", case, **typed)
        assert answer.status_code == 400
        assert words in answer.text
        assert not case.checks.exists()

    @pytest.mark.parametrize("section", ["equality", "nothing", "place"])
    def test_sections_that_are_not_gone_through(self, works, url, section):
        assert works.get(url("section", case_of(), section=section)).status_code == 404

    def test_a_call_has_no_sections(self, works, url):
        assert works.get(url("section", call_back(), section="you")).status_code == 404

    def test_what_was_written_before_is_there_to_go_on_from(self, works):
        case = case_of(state="checking")
        case.checks.create(
            section="you", result="changed", words="Before", changed={"situation": "My dad"}
        )
        page = see(works, "section", case)
        assert page.select_one("[name=words]").text.strip() == "Before"
        assert page.select_one("[name=says-situation]").text.strip() == "My dad"


class TestWords:
    def test_what_she_added_is_shown_until_it_is_read(self, works, adviser):
        case = case_of()
        case.notes.create(kind="added", words="My mother fell.")
        page = see(works, "case", case)
        assert "My mother fell." in text(page)
        assert "Not read yet" in text(page)
        send(works, "words-read", case)
        page = see(works, "case", case)
        assert "Read by Ada Adviser" in text(page)
        assert "I have read" not in text(page)

    def test_what_she_wants_to_achieve(self, works):
        case = case_of()
        sent = send(works, "note", case, kind="wants", words="A night of sleep.")
        assert sent.url.endswith(f"/{case.pk}/#wants")
        assert "A night of sleep." in text(see(works, "case", case), "main")

    def test_a_note_stands_on_the_other_page(self, works):
        case = case_of()
        sent = send(works, "note", case, kind="staff", words="Phoned the surgery.")
        assert sent.url.endswith("/contact/#notes")
        assert "Phoned the surgery." in text(see(works, "contact", case))
        assert "Phoned the surgery." not in text(see(works, "case", case))

    @pytest.mark.parametrize("typed", [{}, {"kind": "added", "words": "x"}, {"words": "x"}])
    def test_nobody_writes_in_her_name(self, works, typed):
        case = case_of()
        assert send(works, "note", case, **typed).status_code == 400
        assert not case.notes.exists()


class TestServices:
    def test_is_found_added_and_taken_away(self, works, sitting, monkeypatch):
        from directory.search import index

        index.rebuild()
        case = case_of()
        assert "Sitting service" in text(see(works, "services", case, q="sitting"))
        assert send(works, "services", case, key="sitting", why="Tuesdays").status_code == 302
        assert "Sitting service" in text(see(works, "case", case))
        assert case.added_services.get().why == "Tuesdays"
        assert "added already" in send(works, "services", case, key="sitting").text
        assert send(works, "remove-service", case).status_code == 302
        assert not case.added_services.exists()
        verbs = AuditEvent.objects.values_list("verb", flat=True)
        assert {"carers.case.service_added", "carers.case.service_removed"} <= set(verbs)

    @pytest.mark.parametrize("key", ["", "nothing-like-it", "../etc", "x" * 200, "a b"])
    def test_one_that_is_not_there(self, works, key):
        case = case_of()
        assert send(works, "services", case, key=key).status_code == 400
        assert not case.added_services.exists()

    def test_one_that_only_staff_see_is_not_there(self, works):
        ServiceFactory(key="secret", draft=True)
        assert send(works, "services", case_of(), key="secret").status_code == 400

    @pytest.mark.parametrize("words", ["", "zzzz", "\x00", "x" * 3000, "<b>"])
    def test_whatever_is_looked_for(self, works, words):
        answer = works.get(address("services", case_of()), {"q": words})
        assert answer.status_code == 200


class TestReaching:
    def test_a_try_is_written_down(self, works, adviser):
        case = case_of()
        sent = send(works, "attempt", case, how="phone", outcome="spoke", words="Tired.")
        assert sent.status_code == 302
        case.refresh_from_db()
        assert case.first_contact_at is not None
        assert "Tired." in text(see(works, "contact", case))

    def test_one_of_an_earlier_hour(self, works):
        case = case_of(sent_at=timezone.now() - 5 * HOUR)
        at = timezone.localtime(timezone.now() - 2 * HOUR)
        when = {"on_day": at.day, "on_month": at.month, "on_year": at.year}
        send(works, "attempt", case, how="phone", outcome="spoke", at_time=f"{at:%H:%M}", **when)
        case.refresh_from_db()
        assert case.first_contact_at == at.replace(second=0, microsecond=0)

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ({}, "Choose how you tried."),
            ({"how": "phone"}, "Choose what came of it."),
            ({"how": "pigeon", "outcome": "spoke"}, "Choose how you tried."),
            ({"at_time": "14:30"}, "Write both the day and the time"),
            ({"on_day": 1, "on_month": 1, "on_year": 2040, "at_time": "14:30"}, "still to come"),
            ({"on_day": 1, "on_month": 1, "on_year": 2020, "at_time": "14:30"}, "before the carer"),
            ({"on_day": 31, "on_month": 2, "on_year": 2026, "at_time": "14:30"}, "not in the cal"),
            ({"at_time": "soon"}, "Write a time like"),
        ],
    )
    def test_what_is_wrong_is_said_at_the_field(self, works, typed, words):
        good = {"how": "phone", "outcome": "spoke"} if {"how"} - set(typed) else {}
        case = case_of()
        answer = send(works, "attempt", case, **{**(good if typed else {}), **typed})
        assert answer.status_code == 400
        assert words in answer.text
        assert not case.attempts.exists()

    def test_three_in_vain_suggest_a_letter_and_a_pause(self, works):
        case = case_of()
        for _ in range(3):
            case.attempts.create(how="phone", outcome="no-answer")
        assert "3 tries in a row came to nothing" in text(see(works, "contact", case))

    def test_the_clock_stands_and_goes_on(self, works, adviser):
        case = case_of()
        assert send(works, "pause", case, **forms(adviser)["pause"]).status_code == 302
        assert "We wait for the carer" in text(see(works, "contact", case))
        assert send(works, "resume", case).status_code == 302
        assert "Pauses before" in text(see(works, "contact", case))

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"reason": ""}, "Choose why we wait"),
            ({"until_day": ""}, "Write the day, the month and the year."),
            ({"until_day": "", "until_month": "", "until_year": ""}, "Write the day on which"),
            ({"until_year": "2020"}, "Choose a day after today."),
            ({"until_year": "2099"}, "Choose a day within a year."),
            ({"until_year": "99999"}, ""),
        ],
    )
    def test_a_pause_has_a_reason_and_an_end(self, works, adviser, change, words):
        case = case_of()
        answer = send(works, "pause", case, **{**forms(adviser)["pause"], **change})
        assert answer.status_code == 400
        assert words in answer.text

    def test_ways_that_are_not_safe_are_marked_beside_them(self, works):
        said = text(see(works, "contact", case_of(contact={"may_phone": False})))
        assert "Do not phone" in said
        assert "Do not e-mail" in said
        assert "Do not text" not in said


class TestCode:
    def test_is_shown_once_and_opens_the_case(self, works):
        from carers.cases.access import by_code

        case = case_of()
        answer = send(works, "code", case, sure="on")
        code = BeautifulSoup(answer.content, "html.parser").select_one("dd strong").text
        assert by_code(case.reference, code) == case
        assert code not in see(works, "contact", case).text
        assert AuditEvent.objects.filter(verb="carers.case.code_given").count() == 1

    def test_only_to_the_carer_herself(self, works):
        case = case_of()
        assert send(works, "code", case).status_code == 400
        case.refresh_from_db()
        assert case.code_hash == ""


class TestOwner:
    def test_a_manager_gives_it_away_others_take_it(self, works, sign_in, adviser, manager):
        case = case_of(owner=manager)
        assert send(works, "assign", case, to=adviser.pk).status_code == 302
        case.refresh_from_db()
        assert case.owner == adviser
        assert send(works, "assign", case, to=manager.pk).status_code == 400
        assert send(sign_in(user=manager), "assign", case, to=manager.pk).status_code == 302

    def test_others_are_not_offered(self, works, manager, adviser):
        case = case_of(owner=adviser)
        assert "A manager gives it to somebody else" in text(see(works, "owner", case))

    @pytest.mark.parametrize("to", ["", "0", "x", "99999999", "\x00"])
    def test_somebody_who_is_not_there(self, works, to):
        assert send(works, "assign", case_of(), to=to).status_code == 400

    def test_urgency_is_lowered_with_a_reason(self, works):
        case = case_in_danger()
        assert send(works, "urgency", case, urgency="2").status_code == 400
        assert send(works, "urgency", case, urgency="2", words="All is safe.").status_code == 302
        case.refresh_from_db()
        assert case.urgency == Case.Urgency.NORMAL

    def test_a_case_is_passed_on_and_gone(self, works, worker, sign_in, adviser):
        case = case_of(owner=adviser)
        sent = send(works, "transfer", case, **forms(adviser)["transfer"])
        assert sent.url == "/staff/cases/"
        assert works.get(address("case", case)).status_code == 404
        page = see(sign_in(user=worker), "contact", case)
        assert "Typed words" in text(page)
        assert "Will Worker" in text(page, ".case-head")

    @pytest.mark.parametrize("missing", ["reason", "words", "sure"])
    def test_not_without_a_reason_and_words(self, works, adviser, missing):
        case = case_of()
        typed = {k: v for k, v in forms(adviser)["transfer"].items() if k != missing}
        assert send(works, "transfer", case, **typed).status_code == 400
        case.refresh_from_db()
        assert case.organisation == Organisation.PROVIDER

    def test_a_reason_for_the_other_way_is_none(self, works, adviser):
        typed = {**forms(adviser)["transfer"], "reason": "separate"}
        assert send(works, "transfer", case_of(), **typed).status_code == 400


def _seen(case):
    case.refresh_from_db()
    return case.revision
