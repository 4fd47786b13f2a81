"""The letter on the pages of staff: who opens it, what they do, two at once, hostile posts."""

from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from carers.cases.letters.writing import letter_of
from carers.models import Case, Letter, SupportPlan
from portal.accounts.models import User
from portal.accounts.roles import CODES
from portal.audit.models import AuditEvent
from portal.ui.pdf import can_make_pdf
from tests.browser_forms import fields_of
from tests.carers.cases.letters.conftest import TEXTS, WANTS, Made, translate, write
from tests.clients import CheckingClient
from tests.directory.staff.reading import mistakes, page, text
from tests.factories.accounts import person
from tests.factories.cases import ANSWERS, URDU_WORDS, case_of, case_with_harm
from tests.people import SignIn

PAGES = ("", "write/", "delivered/", "print/", "pdf/")
WORKERS = {
    "carers service": {"carers_adviser", "carers_manager"},
    "council": {"council_worker", "council_manager"},
}


def url(case: Case, tail: str = "") -> str:
    return f"/staff/cases/{case.pk}/letter/{tail}"


def typed(client: CheckingClient, case: Case, tail: str = "write/", **values: Any) -> Any:
    """The page's own form with these values in it."""
    form = "main form.keeping-form"
    return {**fields_of(client.get(url(case, tail)).content, form=form), **values}


def day(*written: str) -> dict[str, str]:
    """As the three boxes of a date send it."""
    return dict(zip(("on_day", "on_month", "on_year"), written, strict=True))


class TestWhoOpensIt:
    @pytest.mark.parametrize("role", CODES)
    @pytest.mark.parametrize("organisation", WORKERS)
    def test_each_role_of_each_organisation(
        self, decided: Made, sign_in: SignIn, organisation: str, role: str
    ) -> None:
        case, client = decided(organisation=organisation), sign_in(role)
        works = role in WORKERS[organisation]
        works_elsewhere = any(role in roles for roles in WORKERS.values())
        expected = 200 if works else 404 if works_elsewhere else 403
        assert client.get(url(case)).status_code == expected
        posted = client.post(url(case, "write/"), {"do": "save", "seen": "0"})
        assert posted.status_code == (302 if works else expected)

    @pytest.mark.parametrize("tail", PAGES)
    def test_intake_and_the_safeguarding_lead_have_no_letters(
        self, decided: Made, sign_in: SignIn, tail: str
    ) -> None:
        case = decided(make=case_with_harm)
        for role in ("intake", "safeguarding_lead"):
            assert sign_in(role).get(url(case, tail)).status_code == 403

    @pytest.mark.parametrize("tail", ["", "write/", "print/", "pdf/"])
    def test_reading_is_recorded_else_nothing_is_shown(
        self, decided: Made, staff: CheckingClient, monkeypatch: pytest.MonkeyPatch, tail: str
    ) -> None:
        case = decided()
        staff.get(url(case, tail))
        assert AuditEvent.objects.filter(verb="carers.case.read").exists()

        def fail(**_: object) -> None:
            raise DatabaseError

        monkeypatch.setattr("portal.audit.actions.record", fail)
        answer = staff.get(url(case, tail))
        assert answer.status_code == 503
        assert WANTS not in answer.content.decode()

    def test_no_page_changes_anything_by_being_opened(
        self, decided: Made, staff: CheckingClient
    ) -> None:
        case = decided()
        for tail in PAGES:
            staff.get(url(case, tail))
        assert not Letter.objects.exists()
        assert Case.objects.get().revision == case.revision


class TestWriting:
    def test_begins_with_the_reasons_of_the_decision_and_what_the_case_has(
        self, decided: Made, staff: CheckingClient
    ) -> None:
        case = decided(language="ur", answers={**ANSWERS, "want": URDU_WORDS})
        fields = typed(staff, case)
        assert fields["reasons"] == [TEXTS["reasons"]]
        assert "answer/want" in fields["include"]
        shown = text(staff.get(url(case, "write/")))
        assert URDU_WORDS in shown
        assert "Not translated yet" in shown
        assert "Write nothing about danger or harm in it." in shown

    def test_with_harm_her_own_words_are_not_ticked(
        self, decided: Made, staff: CheckingClient
    ) -> None:
        case = decided(make=case_with_harm)
        fields = typed(staff, case)
        assert [code.partition("/")[0] for code in fields["include"]] == ["wants"]

    def test_saved_then_finished(self, decided: Made, staff: CheckingClient) -> None:
        case = decided(language="ur")
        staff.post(url(case, "write/"), typed(staff, case, summary="A beginning.", do="save"))
        letter = letter_of(case)
        assert letter is not None
        assert (letter.state, letter.english["summary"]) == ("being-written", "A beginning.")
        answer = staff.post(url(case, "write/"), typed(staff, case, do="finish"), follow=True)
        assert "It waits for its translation by a person." in text(answer)
        assert "0 of 3 parts done" in text(answer)

    def test_an_empty_part_is_named_and_the_rest_kept(
        self, decided: Made, staff: CheckingClient
    ) -> None:
        case = decided()
        answer = staff.post(
            url(case, "write/"), typed(staff, case, summary="", next="Kept?", do="finish")
        )
        assert answer.status_code == 400
        assert mistakes(answer)[0].startswith("Write this before you finish")
        assert fields_of(answer.content, form="main form.keeping-form")["next"] == ["Kept?"]

    def test_without_a_decision_it_is_kept_but_not_finished(
        self, staff: CheckingClient, adviser: User
    ) -> None:
        case = case_of(state=Case.State.TALKED)
        data = typed(staff, case, summary="S", reasons="R", do="finish")
        answer = staff.post(url(case, "write/"), data)
        assert answer.status_code == 400
        assert mistakes(answer) == [
            "No decision is recorded yet. The letter can be finished once there is one."
        ]
        assert staff.post(url(case, "write/"), {**data, "do": "save"}).status_code == 302

    def test_a_finished_letter_is_not_written_but_taken_back(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided()
        write(case, adviser)
        answer = staff.get(url(case, "write/"), follow=True)
        assert "Take it back first to change it." in text(answer)
        back = fields_of(answer.content, form="main form[action$='back/']")
        assert staff.post(url(case, "back/"), back).url == url(case, "write/")
        assert typed(staff, case)["next"] == [TEXTS["next"]]

    def test_taking_back_what_has_moved_says_so(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided()
        write(case, adviser)
        for seen in ("0", "x", ""):
            answer = staff.post(url(case, "back/"), {"seen": seen}, follow=True)
            assert "Somebody else changed this case meanwhile." in text(answer)
        case.refresh_from_db()
        staff.post(url(case, "back/"), {"seen": case.revision})
        answer = staff.post(url(case, "back/"), {"seen": case.revision + 1}, follow=True)
        assert "There is no finished letter to change." in text(answer)


class TestTwoPeopleWriting:
    def test_the_second_is_told_and_nothing_is_lost(
        self, decided: Made, staff: CheckingClient, sign_in: SignIn
    ) -> None:
        case = decided()
        other = sign_in(user=person("carers_adviser", name="Olga Other"))
        mine = typed(staff, case, summary="What I wrote", do="save")
        other.post(url(case, "write/"), typed(other, case, summary="What Olga wrote", do="save"))
        answer = staff.post(url(case, "write/"), mine)
        assert answer.status_code == 409
        assert "Somebody else changed this case while you were writing." in text(answer)
        assert "What Olga wrote" in text(answer)
        again = fields_of(answer.content, form="main form.keeping-form")
        assert again["summary"] == ["What I wrote"]
        assert staff.post(url(case, "write/"), {**again, "do": "save"}).status_code == 302
        letter = letter_of(case)
        assert letter is not None
        assert letter.english["summary"] == "What I wrote"

    def test_finished_by_the_other_meanwhile(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided()
        mine = typed(staff, case, summary="What I wrote", do="save")
        write(case, adviser)
        answer = staff.post(url(case, "write/"), mine)
        assert answer.status_code == 409
        again = fields_of(answer.content, form="main form.keeping-form")
        answer = staff.post(url(case, "write/"), {**again, "do": "save"})
        assert answer.status_code == 400
        assert mistakes(answer) == ["The letter is finished. Take it back first to change it."]
        assert "What I wrote" in answer.content.decode()

    def test_delivered_by_the_other_meanwhile(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided()
        write(case, adviser)
        mine = typed(staff, case, "delivered/", how="handed", words="At her door")
        write_again = typed(staff, case, "delivered/", how="handed")
        staff.post(url(case, "delivered/"), write_again)
        answer = staff.post(url(case, "delivered/"), mine)
        assert answer.status_code == 409
        assert "At her door" in answer.content.decode()
        again = fields_of(answer.content, form="main form.keeping-form")
        answer = staff.post(url(case, "delivered/"), again)
        assert mistakes(answer) == ["It is recorded already how the letter reached the carer."]


class TestDelivering:
    def test_recorded_with_its_evidence(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided(language="ti")
        write(case, adviser)
        assert "not yet in the carer’s language" in text(staff.get(url(case, "delivered/")))
        data = typed(staff, case, "delivered/", how="handed")
        answer = staff.post(url(case, "delivered/"), data)
        assert answer.status_code == 400
        assert "An interpreter may read it to her." in mistakes(answer)[0]
        data |= {"how": "read-aloud"}
        answer = staff.post(url(case, "delivered/"), data)
        assert mistakes(answer) == ["Give the name or number of the interpreter."]
        answer = staff.post(
            url(case, "delivered/"), {**data, "interpreter": "CITU 4711"}, follow=True
        )
        assert "Interpreter: CITU 4711" in text(answer)
        assert "Read to the carer by an interpreter" in text(answer)
        case.refresh_from_db()
        assert case.state == Case.State.RECORD_SENT

    @pytest.mark.parametrize(
        ("written", "sentence"),
        [
            (("31", "2", "2026"), "This date is not in the calendar."),
            (("1", "", "2026"), "Write the day, the month and the year."),
            (("", "", ""), "Write the day, the month and the year."),
            (("1", "1", "2090"), "This day has not come yet."),
        ],
    )
    def test_the_day_is_written_in_three_boxes(
        self,
        decided: Made,
        staff: CheckingClient,
        adviser: User,
        written: tuple[str, ...],
        sentence: str,
    ) -> None:
        case = decided()
        write(case, adviser)
        data = typed(staff, case, "delivered/", how="handed")
        today = timezone.localdate()
        assert data["on_day"] == [str(today.day)], "it begins with today"
        answer = staff.post(url(case, "delivered/"), {**data, **day(*written)})
        assert answer.status_code == 400
        assert mistakes(answer) == [sentence]
        kept = fields_of(answer.content, form="main form.keeping-form")
        assert [kept.get(name, [""]) for name in day(*written)] == [[one] for one in written]

    def test_what_is_not_allowed_is_said_before(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided()
        write(case, adviser)
        assert "Do not post it" in text(staff.get(url(case)))
        assert "Do not post it" in text(staff.get(url(case, "delivered/")))

    def test_earlier_letters_are_listed(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided()
        write(case, adviser)
        staff.post(
            url(case, "delivered/"), typed(staff, case, "delivered/", how="handed", words="To her")
        )
        case.refresh_from_db()
        staff.post(url(case, "back/"), {"seen": case.revision})
        shown = text(staff.get(url(case)))
        assert "Earlier letters: 1" in shown
        assert "To her" in shown


class TestShowing:
    def test_in_english_and_in_her_language(
        self, decided: Made, staff: CheckingClient, adviser: User, tariq: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        translate(case, tariq, text="اردو")
        english = page(staff.get(url(case))).select_one(".record")
        hers = page(staff.get(url(case) + "?in=theirs")).select_one(".record")
        assert english is not None
        assert hers is not None
        assert (english["lang"], hers["lang"]) == ("en-GB", "ur")
        assert "اردو letter/reasons" in hers.get_text()

    def test_a_carer_who_reads_another_language_now(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        Case.objects.update(language="pl")
        assert "The carer now reads Polish. This letter is in Urdu" in text(staff.get(url(case)))

    def test_a_support_plan_that_waits_is_named(
        self, decided: Made, staff: CheckingClient, adviser: User
    ) -> None:
        case = decided()
        SupportPlan.objects.create(case=case, words="To rest.", written_by=adviser)
        assert "The support plan is not approved." in text(staff.get(url(case)))

    def test_where_pango_is_missing_the_print_page_serves(
        self, decided: Made, staff: CheckingClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = decided()
        monkeypatch.setattr("carers.views.cases.letters.can_make_pdf", lambda: False)
        answer = staff.get(url(case, "pdf/"), follow=True)
        assert "A PDF cannot be made just now." in text(answer)
        assert "Your assessment and our decision" in text(answer)
        assert "/pdf/" not in staff.get(url(case)).content.decode()

    @pytest.mark.skipif(not can_make_pdf(), reason="Pango is not installed")
    def test_the_file_says_nothing_by_its_name(self, decided: Made, staff: CheckingClient) -> None:
        answer = staff.get(url(decided(), "pdf/"))
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].endswith("''letter.pdf")
        assert "no-store" in answer["Cache-Control"]


HUGE = "x" * 8_001


@pytest.mark.parametrize(
    ("tail", "posted"),
    [
        ("write/", {}),
        ("write/", {"do": "finish", "seen": "9" * 40}),
        ("write/", {"do": "save", "seen": "0", "summary": HUGE}),
        ("write/", {"do": "save", "seen": "0", "include": ["answer/safe", "x"]}),
        ("write/", {"do": "save", "seen": "-1", "summary": "\x00"}),
        ("delivered/", {}),
        ("delivered/", {"how": "online", **day("27", "11", "2026"), "seen": "0"}),
        ("delivered/", {"how": "handed", **day("yesterday", "", ""), "seen": "0"}),
        ("delivered/", {"how": "handed", **day("99", "99", "99999"), "seen": "0"}),
        ("delivered/", {"how": ["post", "x"], "words": HUGE, "interpreter": HUGE}),
        ("back/", {"seen": "\x00"}),
    ],
)
def test_hostile_posts_change_nothing(
    decided: Made, staff: CheckingClient, tail: str, posted: dict[str, Any]
) -> None:
    case = decided()
    answer = staff.post(url(case, tail), posted)
    assert answer.status_code in (302, 400, 409)
    assert not Letter.objects.exists()
    case.refresh_from_db()
    assert (case.state, case.revision) == (Case.State.DECIDED, 0)


@pytest.mark.parametrize("tail", ["write/", "delivered/", "back/"])
def test_other_methods_are_refused(decided: Made, staff: CheckingClient, tail: str) -> None:
    assert staff.delete(url(decided(), tail)).status_code == 405
