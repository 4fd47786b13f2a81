"""What of her answers is shown to whom, in which words, and what each counts for."""

import pytest

from carers.cases.her_words import notes_of, others_of, said_of_reaching
from carers.cases.reading import Reading, counts_for
from carers.eligibility import work_out
from portal.languages.models import OwnWords, Translation
from portal.languages.own_words.actions import ask_for_translation
from tests.factories.accounts import person
from tests.factories.cases import (
    ANSWERS,
    URDU_WORDS,
    case_in_danger,
    case_of,
    case_with_harm,
    referral,
    shipped_questions,
)


def answer(reading, code):
    return next(one for part in reading.sections for one in part.answers if one.code == code)


def english(one):
    return [chosen.english for chosen in one.chosen]


class TestHarm:
    @pytest.mark.parametrize("roles", [["carers_adviser"], ["carers_manager"]])
    def test_who_works_here_sees_that_there_is_something(self, db, roles):
        reading = Reading(case_with_harm(), person(*roles))
        safe = answer(reading, "safe")
        assert safe.is_withheld
        assert english(safe) == []
        assert reading.said_about_safety == []
        assert "Harm" not in str(reading.flags)

    @pytest.mark.parametrize("role", ["intake", "safeguarding_lead"])
    def test_who_may_read_it_reads_it(self, db, role):
        reading = Reading(case_with_harm(), person(role))
        assert english(answer(reading, "safe")) == ["The person I look after hurts me or scares me"]
        assert len(reading.said_about_safety) == 1

    @pytest.mark.parametrize("role", ["intake", "safeguarding_lead"])
    def test_and_nothing_else_of_a_case_that_is_not_theirs(self, db, role):
        reading = Reading(case_with_harm(), person(role))
        assert [one.code for one in reading.sections] == ["safe"]

    def test_a_worker_who_is_safeguarding_lead_reads_all(self, db):
        case = case_with_harm(organisation="council")
        reading = Reading(case, person("council_worker", "safeguarding_lead"))
        assert english(answer(reading, "safe"))
        assert answer(reading, "want").own.text == ANSWERS["want"]

    def test_danger_now_is_read_by_who_works_here(self, adviser):
        reading = Reading(case_in_danger(), adviser)
        assert english(answer(reading, "safe")) == ["I am not safe at home right now"]
        assert not answer(reading, "safe").is_withheld
        assert reading.said_about_safety == ["I am not safe at home right now"]

    def test_danger_beside_harm(self, adviser):
        case = case_of(answers={**ANSWERS, "safe": ["unsafe-now", "hurt-me"]})
        reading = Reading(case, adviser)
        assert english(answer(reading, "safe")) == ["I am not safe at home right now"]
        assert answer(reading, "safe").is_withheld
        assert reading.said_about_safety == ["I am not safe at home right now"]
        assert len(Reading(case, person("intake")).said_about_safety) == 2

    def test_the_plan_says_nothing_of_it(self, adviser):
        case = case_with_harm()
        assert "tell-someone" not in str(Reading(case, adviser).plan)
        assert "tell-someone" in str(Reading(case, person("intake")).plan)


class TestWords:
    def test_what_stands_for_danger_and_strain_says_what_was_asked(self, adviser):
        case = case_of(answers={**ANSWERS, "safe": ["unsafe-now"], "lonely": "often"})
        first, *_, last = Reading(case, adviser).flags
        assert (first.level, first.answer) == ("Danger now", "I am not safe at home right now")
        assert first.question == "Is anyone in danger, or being hurt?"
        assert (last.level, last.answer) == ("Strain", "Often")
        assert last.question == "Do you feel lonely?"

    def test_a_question_with_its_answer_in_english(self, adviser):
        sleep = answer(Reading(case_of(), adviser), "sleep")
        assert sleep.question == "How do you sleep?"
        assert english(sleep) == ["I wake up a lot"]
        assert sleep.theirs is None

    def test_beside_her_language_where_she_answered_in_another(self, adviser, urdu):
        sleep = answer(Reading(case_of(language="ur"), adviser), "sleep")
        assert sleep.theirs.language == "ur"
        assert str(sleep.chosen[0].theirs) == "ٹوٹی ہوئی نیند"

    def test_nothing_stands_twice_where_her_language_has_no_words(self, adviser, db):
        sleep = answer(Reading(case_of(language="ur"), adviser), "sleep")
        assert sleep.theirs is None
        assert sleep.chosen[0].theirs is None

    def test_her_own_words_with_what_a_person_translated(self, adviser):
        case = case_of(language="ur", answers={**ANSWERS, "want": URDU_WORDS})
        ask_for_translation(subject=case, parts={"answer/want": URDU_WORDS}, source="ur")
        own = answer(Reading(case, adviser), "want").own
        assert (own.text, own.language.code) == (URDU_WORDS, "ur")
        assert not own.translation.is_done

    def test_what_was_left_out(self, adviser):
        reading = Reading(case_of(), adviser)
        assert "benefits" in {one.code for one in reading.sections if one.left_out}
        assert all(not one.is_answered for part in reading.sections for one in part.left_out)

    def test_what_is_hidden_was_never_asked(self, adviser):
        reading = Reading(case_of(), adviser)
        assert "o1-help" not in {one.code for part in reading.sections for one in part.answers}

    def test_where_she_lives_was_not_sent(self, adviser):
        reading = Reading(case_of(answers={**ANSWERS, "postcode": "CV6 5AR"}), adviser)
        assert "place" not in {one.code for one in reading.sections}

    def test_what_she_says_now(self, adviser):
        case = case_of()
        case.checks.create(section="days", result="changed", changed={"sleep": "Better"})
        reading = Reading(case, adviser)
        assert answer(reading, "sleep").now == "Better"
        assert reading.section("days").has_now
        assert not reading.section("you").has_now

    @pytest.mark.parametrize(
        ("result", "words"),
        [
            ("T", "The answers suggest a right to support."),
            ("U", "The answers do not settle it. A conversation is needed."),
            ("F", "The answers do not show it at the moment."),
        ],
    )
    def test_what_they_suggest_is_never_called_eligible(self, adviser, result, words):
        reading = Reading(case_of(eligibility={"result": result}), adviser)
        assert reading.suggests == words
        assert "eligible" not in words

    def test_a_case_without_answers_has_nothing_to_read(self, adviser):
        with pytest.raises(ValueError, match="without questions"):
            Reading(referral(), adviser)


@pytest.fixture
def urdu(db):
    """One question with its answers, in Urdu."""
    Translation.objects.create(
        kind="questionnaires.text",
        object_id="carer-assessment/question/sleep",
        language="ur",
        texts={"title": "آپ کی نیند کیسی ہے؟", "option.broken": "ٹوٹی ہوئی نیند"},
    )


class TestCounts:
    def test_each_answer_with_what_it_counts_for(self, adviser):
        reading = Reading(case_of(), adviser)
        assert answer(reading, "impact").counts == (
            "A significant impact on the carer’s wellbeing: yes",
        )
        assert answer(reading, "o3-strain").counts == (
            "A home fit to live in: can, with significant pain, distress or anxiety: yes",
        )
        assert answer(reading, "sleep").counts == ()

    def test_an_answer_about_all_limbs_of_all_outcomes(self, db):
        definition = shipped_questions().definition
        counts = counts_for(work_out(definition, {"hard": ["none"]}))
        assert len(counts["hard"]) == 8
        assert "Recreation: no" in counts["hard"]


class TestBesideAnswers:
    def test_who_referred_and_who_helps(self, db):
        case = referral(involved={"people": "My sister"})
        said = {label: own.text for label, own in others_of(case)}
        assert said["Referred by"] == "Dr Example"
        assert said["Whom she wants involved"] == "My sister"

    def test_how_the_other_adult_agreed_is_told_in_words(self, db):
        case = case_of(involved={"other_agreed": "cannot"})
        assert [own.text for _, own in others_of(case)] == ["Cannot decide this"]

    def test_how_she_may_be_reached_is_translated(self, db):
        case = case_of(language="ur", contact={"when": URDU_WORDS, "caution": ""})
        ask_for_translation(subject=case, parts={"contact/when": URDU_WORDS}, source="ur")
        OwnWords.objects.update(translated="In the morning")
        (label, own), *_ = said_of_reaching(case)
        assert (label, own.translation.translated) == ("When", "In the morning")

    def test_her_notes_with_their_translation(self, db):
        case = case_of(language="ur")
        note = case.notes.create(kind="added", words=URDU_WORDS, language="ur")
        ask_for_translation(subject=case, parts={f"note/{note.pk}": URDU_WORDS}, source="ur")
        (shown,) = notes_of(case)
        assert (shown.text, shown.language.code) == (URDU_WORDS, "ur")
        assert shown.translation is not None
