"""What a letter says, and what is never in it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from carers.cases.letters.content import for_staff, included_now
from carers.cases.letters.parts import included_at_first, may_be_told, pieces_of
from carers.cases.letters.record import RecordPage, copies
from carers.cases.letters.writing import letter_of
from carers.models import (
    AddedService,
    Case,
    Note,
    SectionCheck,
    SupportItem,
    SupportPlan,
    Talk,
)
from portal.accounts.models import User
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation
from portal.languages.table import LANGUAGES, language_for
from questionnaires.in_words import English
from tests.carers.cases.letters.conftest import TEXTS, WANTS, Made, translate, write
from tests.factories.accounts import person
from tests.factories.cases import (
    ANSWERS,
    URDU_WORDS,
    call_back,
    case_of,
    case_with_harm,
    shipped_questions,
)
from tests.factories.plans import snapshot, snapshot_with_harm

ALL = "all that may be put in"


def html_of(case: Case, included: Any = ALL) -> str:
    """Every copy of the letter as it stands."""
    content = for_staff(case, letter_of(case))
    if included is ALL and content.is_draft:
        content.facts["included"] = [piece.code for piece in pieces_of(case)]
    context = {"copies": list(copies(case, content)), "case": case}
    return render_to_string("carers/record/copies.html", context, RequestFactory().get("/en/"))


def text_of(html: str) -> str:
    text = " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
    return text.replace(" ,", ",").replace(" .", ".")


class TestNothingOfHarm:
    """A letter lies on a kitchen table."""

    def words_of_danger(self) -> list[str]:
        version = shipped_questions()
        words = English.of(version)
        question = version.definition.question_by_code["safe"]
        return [words.question("safe"), *(words.option(question, one) for one in question.by_code)]

    @pytest.mark.parametrize("said", ["end-life", "hurt-them", "unsafe-now", "hurt-me", "neglect"])
    @pytest.mark.parametrize("language", ["en", "ur"])
    def test_in_no_copy(self, decided: Made, adviser: User, said: str, language: str) -> None:
        case = decided(
            answers={**ANSWERS, "safe": [said]}, plan=snapshot_with_harm(), language=language
        )
        for is_finished in (False, True):
            if is_finished:
                write(case, adviser)
            page = text_of(html_of(case))
            assert not [words for words in self.words_of_danger() if words in page]
            assert "Tell someone you trust" not in page
            assert "refuge" not in page

    def test_a_gap_tells_nothing_either(self, db: None) -> None:
        """With danger or harm and without, the letter is the same to the letter."""
        fine = case_of(answers={**ANSWERS, "safe": ["all-fine"]}, reference="11111111")
        harmed = case_with_harm(reference="22222222", plan=snapshot_with_harm())
        unanswered = {code: given for code, given in ANSWERS.items() if code != "safe"}
        silent = case_of(answers=unanswered, reference="33333333")
        pages = {
            html_of(case).replace(case.spoken_reference, "") for case in (fine, harmed, silent)
        }
        assert len(pages) == 1

    def test_no_question_that_can_tell_of_it_is_told(self, db: None) -> None:
        definition = shipped_questions().definition
        kept_back = {
            question.code
            for question in definition.questions
            if any(tag in ("R0", "R2") for one in question.options for tag in one.tags)
        }
        assert "safe" in kept_back
        assert not [one for one in kept_back if may_be_told(definition.question_by_code[one])]

    @pytest.mark.parametrize("said", ["hurt-me", "end-life"])
    def test_her_own_words_are_put_in_by_a_person_only(self, db: None, said: str) -> None:
        case = case_of(answers={**ANSWERS, "safe": [said], "want": "He must not read this."})
        AddedService.objects.create(case=case, key="refuge", name="A refuge")
        note = Note.objects.create(case=case, kind=Note.Kind.WANTS, words="Rest.")
        assert included_at_first(case, pieces_of(case)) == {f"wants/{note.pk}"}
        page = text_of(html_of(case, included=None))
        assert "He must not read this." not in page
        assert "A refuge" not in page

    def test_what_changed_about_harm_is_not_told(self, db: None) -> None:
        case = case_of()
        section = case.version.definition.section_of["safe"]
        SectionCheck.objects.create(
            case=case, section=section.code, result="changed", changed={"safe": "He hits her."}
        )
        assert "He hits her." not in html_of(case)

    def test_nor_an_emergency_plan_nor_how_to_reach_her(self, decided: Made) -> None:
        page = html_of(decided())
        for secret in ("The Surgery", "07700 900123", "1 High Street", "my brother."):
            assert secret not in page


class TestWhatItSays:
    def test_how_it_was_done_and_by_whom(self, decided: Made, adviser: User) -> None:
        case = decided(involved={"people": "My sister Rosa"}, checked_at=timezone.now())
        other = person("carers_adviser", name="Tom Talker", organisation="Carers Trust")
        Talk.objects.create(
            case=case, at=timezone.now(), place="home", state="held", interpreter="booked",
            with_whom=other,
        )  # fmt: skip
        Talk.objects.create(case=case, at=timezone.now(), place="video", state="missed")
        page = text_of(html_of(case))
        assert "You sent us your answers on" in page
        assert "We talked with you at your home on" in page
        assert "An interpreter helped us." in page
        assert "by video" not in page
        assert "Tom Talker, Carers Trust" in page
        assert "My sister Rosa" in page

    @pytest.mark.parametrize(
        ("outcome", "sentence"),
        [
            ("meets", "You have needs that the council has a duty to help with."),
            ("does-not", "We did not find needs that the law says the council must meet."),
        ],
    )
    def test_the_decision_its_reasons_and_the_law(
        self, decided: Made, adviser: User, outcome: str, sentence: str
    ) -> None:
        case = decided(outcome=outcome)
        write(case, adviser)
        page = text_of(html_of(case))
        assert sentence in page
        assert TEXTS["reasons"] in page
        assert "Anna Adviser decided this for" in page
        assert "regulation 3" in page
        assert "An adult needs the care that you give." in page

    def test_how_to_disagree_complain_and_get_an_advocate(self, decided: Made) -> None:
        page = text_of(html_of(decided()))
        assert "0300 061 0614" in page
        assert "Local Government and Social Care Ombudsman" in page
        assert "Care Act advocate" in page
        assert "024 7683 3003" in page
        assert "You can ask for a review on any day" in page
        assert "Nobody else gets a copy unless you ask us." in page

    def test_her_plan_comes_with_it_as_advice(self, decided: Made) -> None:
        page = text_of(html_of(decided()))
        assert "Your plan: advice to keep" in page
        assert "Do the thing first-one" in page
        assert "Service near-one" in page
        assert "Because you said" not in page

    def test_what_she_wants_in_her_words_and_in_those_of_staff(
        self, decided: Made, adviser: User
    ) -> None:
        case = decided()
        page = text_of(html_of(case))
        assert WANTS in page
        assert ANSWERS["want"] in page

    def test_what_changed_after_talking(self, decided: Made, adviser: User) -> None:
        case = decided()
        section = case.version.definition.section_of["sleep"]
        SectionCheck.objects.create(
            case=case, section=section.code, result="changed", by=adviser,
            changed={"sleep": "She sleeps two hours."}, words="For staff only.",
        )  # fmt: skip
        page = text_of(html_of(case))
        assert "After we talked: She sleeps two hours." in page
        assert "For staff only." not in page

    @pytest.mark.parametrize(
        ("period", "sentence"),
        [
            ("once", "You get £250, once."),
            ("week", "You get £250 a week."),
            ("month", "You get £250 a month."),
            ("year", "You get £250 a year."),
            ("", "You get £250."),
        ],
    )
    def test_a_direct_payment_of_an_approved_plan(
        self, decided: Made, adviser: User, period: str, sentence: str
    ) -> None:
        case = decided()
        plan = SupportPlan.objects.create(
            case=case, words="To rest.", written_by=adviser, state="approved",
            settled_by=person("carers_manager", name="Mo Manager"), settled_at=timezone.now(),
        )  # fmt: skip
        SupportItem.objects.create(
            plan=plan, kind="direct-payment", words="For a gym.", amount="250.00", period=period
        )
        page = text_of(html_of(case))
        assert sentence in page
        assert "For a gym." in page
        assert "Mo Manager approved this plan on" in page

    def test_a_plan_that_is_not_approved_is_not_in_it(self, decided: Made, adviser: User) -> None:
        case = decided()
        plan = SupportPlan.objects.create(case=case, words="To rest.", written_by=adviser)
        SupportItem.objects.create(plan=plan, kind="break", words="A sitter.")
        assert "A sitter." not in html_of(case)

    def test_a_service_that_was_added(self, decided: Made) -> None:
        case = decided()
        AddedService.objects.create(
            case=case, key="cafe", name="Carers’ café", phone="024 7600 0077", why="To meet people."
        )
        page = text_of(html_of(case))
        assert "Carers’ café" in page
        assert "024 7600 0077" in page
        assert "To meet people." in page

    def test_a_joint_assessment_says_so_and_no_more(self, decided: Made) -> None:
        involved = {"other_name": "Fatima", "other_agreed": "yes", "other_how": "She said yes."}
        page = text_of(html_of(decided(joint="joint", involved=involved)))
        assert "together with the assessment of the person you look after" in page
        assert "She said yes." not in page

    def test_without_answers_it_is_a_letter_all_the_same(self, decided: Made) -> None:
        page = text_of(html_of(decided(make=call_back)))
        assert "What we decided" in page
        assert "What you told us" not in page
        assert "Your plan: advice to keep" not in page

    def test_nothing_that_is_typed_becomes_markup(self, decided: Made, adviser: User) -> None:
        case = decided(involved={"people": "<script>x</script>"})
        write(case, adviser, next="<b>bold</b>", included={"involved/people"})
        page = html_of(case)
        assert "<b>bold" not in page
        assert "<script>" not in page


class TestStaysAsItWas:
    def test_what_happens_later_does_not_change_it(self, decided: Made, adviser: User) -> None:
        case = decided()
        write(case, adviser)
        before = html_of(case)
        Note.objects.filter(case=case).update(words="Something else.")
        AddedService.objects.create(case=case, key="x", name="Later")
        Talk.objects.create(case=case, at=timezone.now(), place="ward", state="held")
        adviser.name = "Renamed"
        adviser.save()
        case.refresh_from_db()
        assert html_of(case) == before

    def test_a_draft_says_that_it_is_one(self, decided: Made, adviser: User) -> None:
        case = decided()
        assert "This is a draft." in html_of(case)
        write(case, adviser)
        assert "This is a draft." not in html_of(case)


class TestTwoLanguages:
    def test_her_language_first_then_english(
        self, decided: Made, adviser: User, tariq: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        translate(case, tariq, text="اردو")
        page = BeautifulSoup(html_of(case), "html.parser")
        first, second = page.select(".record")
        assert (first["lang"], first["dir"]) == ("ur", "rtl")
        assert (second["lang"], second["dir"]) == ("en-GB", "ltr")
        assert "اردو letter/reasons" in first.get_text()
        assert TEXTS["reasons"] not in first.get_text()
        assert TEXTS["reasons"] in second.get_text()
        assert "اردو" not in second.get_text()

    def test_english_in_her_copy_is_marked_until_it_is_translated(
        self, decided: Made, adviser: User
    ) -> None:
        case = decided(language="ur")
        write(case, adviser)
        first = BeautifulSoup(html_of(case), "html.parser").select(".record")[0]
        marked = [part.get_text(strip=True) for part in first.select('[lang="en-GB"]')]
        assert TEXTS["reasons"] in marked

    def test_for_a_reader_of_english_there_is_one_copy(self, decided: Made) -> None:
        case = decided(language="en")
        assert len(list(copies(case, for_staff(case, None)))) == 1

    def test_her_own_words_are_in_english_in_the_english_copy(
        self, decided: Made, adviser: User
    ) -> None:
        case = decided(language="ur", answers={**ANSWERS, "want": URDU_WORDS})
        ask_for_translation(subject=case, parts={"answer/want": URDU_WORDS}, source="ur")
        write(case, adviser, included={"answer/want"})
        hers, english = copies(case, for_staff(case, letter_of(case)))
        assert self.want(hers).value == URDU_WORDS
        assert self.want(english).value == URDU_WORDS
        OwnWords.objects.filter(part="answer/want").update(
            translated="To sleep.", done_at=timezone.now()
        )
        hers, english = copies(case, for_staff(case, letter_of(case)))
        assert (self.want(hers).value, self.want(hers).tag) == (URDU_WORDS, "ur")
        assert (self.want(english).value, self.want(english).tag) == ("To sleep.", "en-GB")

    def want(self, record: RecordPage) -> Any:
        lines = [line for _, lines in record.answers for line in lines if line.own_words]
        assert len(lines) == 1
        return lines[0].own_words

    @pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
    def test_stands_in_every_language(self, decided: Made, language: Any) -> None:
        case = decided(language=language.code, plan=snapshot(language=language.code))
        page = RecordPage(case, for_staff(case, None), language_for(language.code))
        assert page.is_hers
        assert page.answers
        assert html_of(case)


class TestWhatIsChosen:
    def test_nothing_that_has_gone_meanwhile(self, decided: Made, adviser: User) -> None:
        case = decided()
        letter = write(case, adviser, finish=False, included={"answer/want", "wants/0", "x"})
        assert included_now(case, letter) == {"answer/want"}

    def test_what_is_left_out_is_not_in_it(self, decided: Made, adviser: User) -> None:
        case = decided()
        write(case, adviser, included=set())
        page = text_of(html_of(case))
        assert ANSWERS["want"] not in page
        assert WANTS not in page

    def test_pieces_say_what_they_are(self, decided: Made) -> None:
        case = decided(language="ur", answers={**ANSWERS, "want": URDU_WORDS})
        want = next(piece for piece in pieces_of(case) if piece.code == "answer/want")
        assert (want.words, want.language, want.english) == (URDU_WORDS, "ur", "")
        assert want.title
