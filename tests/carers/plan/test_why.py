"""Why she sees an item: a whole sentence with her own answers in it."""

import pytest
from django.utils import translation

from carers.plan.criteria import Said
from carers.plan.why import why
from portal.languages.models import State, Translation
from portal.languages.table import LANGUAGES
from questionnaires.texts import KIND, words

ALONE = frozenset({"cared-condition", "sleep"})


@pytest.fixture
def told(assessment):
    def tell(*because, language="en"):
        return why(
            because,
            alone=ALONE,
            definition=assessment.definition,
            words=words(assessment, language),
            english=words(assessment, "en"),
            language=language,
        )

    return tell


def translate(question, **texts):
    Translation.objects.create(
        kind=KIND,
        object_id=f"carer-assessment/question/{question}",
        language="pl",
        texts={name.replace("__", "."): text for name, text in texts.items()},
        state=State.DRAFT,
    )


def test_an_answer_that_says_itself_what_it_is_about(told):
    assert told(Said("sleep", "hardly")).value == "Because you said: “I hardly sleep”."


def test_any_other_answer_is_told_with_its_question(told):
    sentence = told(Said("lonely", "often")).value
    assert sentence == "We asked: “Do you feel lonely?” You said: “Often”."


def test_two_and_three_answers_and_no_more(told):
    conditions = [Said("cared-condition", code) for code in ("autism", "memory", "frail", "stroke")]
    assert told(*conditions[:2]).value == (
        "Because you said: “Autism” and “Memory loss or dementia”."
    )
    assert told(*conditions).value == (
        "Because you said: “Autism”, “Memory loss or dementia” and “Old age, or getting weak”."
    )
    hard = [Said("hard", code) for code in ("home", "food", "fun")]
    assert told(*hard).value.endswith(
        "You said: “Keeping my home clean, warm and safe” and “Eating well”."
    )


def test_the_first_answer_decides_and_others_of_its_kind_stand_beside(told):
    because = (Said("lonely", "often"), Said("sleep", "hardly"))
    assert told(*because).value.startswith("We asked: “Do you feel lonely?”")
    assert told(*reversed(because)).value == "Because you said: “I hardly sleep”."


def test_the_same_words_for_two_people_are_said_once(told):
    because = (Said("cared-condition", "autism"), Said("cared-condition-2", "autism"))
    assert told(*because).value == "Because you said: “Autism”."


def test_without_an_answer_it_is_for_everyone(told):
    assert told().value == "This is for everyone who looks after someone."


def test_what_was_not_asked_has_sentences_of_its_own(told):
    assert told(Said("reader-language", "ur")).value == "Because you read this in your language."
    because = (Said("cared-lives", "with-me"), Said("home", "outside"))
    assert told(*because).value == "Because of the postcode you gave."


def test_in_her_language_with_the_state_of_her_words(told):
    translate("sleep", option__hardly="Prawie nie śpię")
    sentence = told(Said("sleep", "hardly"), language="pl")
    assert "Prawie nie śpię" in sentence.value
    assert (sentence.language, sentence.state) == ("pl", State.DRAFT)


def test_never_half_in_english(told):
    """An answer without words in her language makes the whole sentence English."""
    translate("sleep", option__hardly="Prawie nie śpię")
    sentence = told(Said("sleep", "hardly"), Said("cared-condition", "autism"), language="pl")
    assert sentence.value == "Because you said: “I hardly sleep” and “Autism”."
    assert sentence.language == "en"


def test_a_question_without_words_in_her_language_makes_it_english_too(told):
    translate("lonely", option__often="Często")
    assert told(Said("lonely", "often"), language="pl").language == "en"


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_the_language_of_the_page_is_left_as_it_was(told, language):
    with translation.override("ro"):
        told(Said("sleep", "hardly"), language=language)
        assert translation.get_language() == "ro"
