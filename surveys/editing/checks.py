"""What to look at before questions are published: can everybody answer them? Pure.

These are no faults: there may be a reason, and a person says so. What cannot be published at all is
said by `questionnaires.checking`. Tables of questions do not exist here, and help numbers stand
before each box for own words by themselves.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portal.languages.reading import MOST_OF_A_TEXT, MOST_ON_AVERAGE, grade
from questionnaires.definition import Definition, Question
from questionnaires.in_words import English
from surveys.constructs import INDICATOR
from surveys.models import Form
from surveys.splitting import CONTACT, WISH, contact_part

MOST_ANSWERS = 8
"""Beside 'none of these', 'I do not know' and 'I'd rather not say'."""
MOST_WORDS = 15
FEWEST_OF_A_SENTENCE = 3
MOST_IN_ABOUT_YOU = 3
EARLY = 3
"""Questions within which safety and contact are asked."""
RATHER_NOT = "rather-not"
ON_THE_SCALE = {"good", "middle", "bad"}


@dataclass(frozen=True)
class Finding:
    words: str
    question: str = ""
    """Its code, where one question is meant."""


@dataclass(frozen=True)
class Looked:
    """What the checks look at."""

    definition: Definition
    english: English
    form: Form

    def title(self, question: Question) -> str:
        return self.english.question(question.code)

    def sentences(self, question: Question) -> list[str]:
        """Its words without labels: a list of names is hard to read by no measure of sentences."""
        words = self.english.texts.get(f"question/{question.text_code}", {})
        return [text for text in words.values() if len(text.split()) >= FEWEST_OF_A_SENTENCE]


Check = Callable[[Looked], Iterator[Finding]]


def findings(
    definition: Definition, texts: Mapping[str, Mapping[str, str]], form: Form
) -> list[Finding]:
    looked = Looked(definition, English(definition, texts), form)
    return [finding for check in CHECKS for finding in check(looked)]


# One question at a time -------------------------------------------------------


def one_on_a_page(looked: Looked) -> Iterator[Finding]:
    for section in looked.definition.sections:
        for page in section.pages:
            number = len(page.questions)
            if any(contact_part(question) for question in page.questions):
                continue
            most = MOST_IN_ABOUT_YOU if section.code == "about-you" else 1
            if number > most:
                first = page.questions[0]
                yield Finding(
                    f"The page of ‘{looked.title(first)}’ asks {number} questions at once.",
                    first.code,
                )


def few_answers(looked: Looked) -> Iterator[Finding]:
    for question in looked.definition.questions:
        number = sum(not option.exclusive for option in question.options)
        if number > MOST_ANSWERS:
            yield Finding(
                f"‘{looked.title(question)}’ has {number} answers; {MOST_ANSWERS} are easier to "
                "keep in mind.",
                question.code,
            )


def with_pictures(looked: Looked) -> Iterator[Finding]:
    if looked.form != Form.EASY:
        return
    for question in looked.definition.questions:
        without = [one.code for one in question.options if not one.picture]
        if without:
            named = ", ".join(f"‘{looked.english.option(question, code)}’" for code in without)
            yield Finding(
                f"In easy read every answer has a picture. ‘{looked.title(question)}’ has none "
                f"beside {named}.",
                question.code,
            )


def nothing_forced(looked: Looked) -> Iterator[Finding]:
    for question in looked.definition.questions:
        if question.required:
            yield Finding(
                f"‘{looked.title(question)}’ must be answered. That is only right where it asks "
                "for consent.",
                question.code,
            )


def may_keep_silent(looked: Looked) -> Iterator[Finding]:
    for section in looked.definition.sections:
        if section.code != "about-you":
            continue
        for page in section.pages:
            for question in page.questions:
                if question.is_choosing and not _can_rather_not(question):
                    yield Finding(
                        f"‘{looked.title(question)}’ is about the person and has no answer ‘I’d "
                        "rather not say’.",
                        question.code,
                    )


def _can_rather_not(question: Question) -> bool:
    return any(option.exclusive and RATHER_NOT in option.code for option in question.options)


# Words --------------------------------------------------------------------------


def short_titles(looked: Looked) -> Iterator[Finding]:
    for question in looked.definition.questions:
        number = len(looked.title(question).split())
        if number > MOST_WORDS:
            yield Finding(
                f"‘{looked.title(question)}’ has {number} words; {MOST_WORDS} are enough.",
                question.code,
            )


def easy_to_read(looked: Looked) -> Iterator[Finding]:
    """Each question as one text, and all of them together."""
    for question in looked.definition.questions:
        found = grade(looked.sentences(question))
        if found is not None and found > MOST_OF_A_TEXT:
            yield Finding(
                f"‘{looked.title(question)}’ is hard to read: reading grade {found}, where "
                f"{MOST_OF_A_TEXT} is the most.",
                question.code,
            )
    found = grade(text for one in looked.definition.questions for text in looked.sentences(one))
    if found is not None and found > MOST_ON_AVERAGE:
        yield Finding(
            f"All questions together have reading grade {found}; {MOST_ON_AVERAGE} suits a reader "
            "of nine or ten."
        )


# What the answers are for ---------------------------------------------------------


def places_on_a_scale(looked: Looked) -> Iterator[Finding]:
    for question in looked.definition.questions:
        measures = any(tag.startswith(INDICATOR) for tag in question.tags)
        tags = {tag for option in question.options for tag in option.tags}
        if measures and tags.isdisjoint(ON_THE_SCALE):
            yield Finding(
                f"‘{looked.title(question)}’ measures something, but no answer is said to be good "
                "or bad.",
                question.code,
            )


def safety_early(looked: Looked) -> Iterator[Finding]:
    early = looked.definition.questions[:EARLY]
    if not any(f"{INDICATOR}safe" in question.tags for question in early):
        yield Finding("‘Do you feel safe?’ is not among the first questions.")
    if not any(_wishes(question) for question in early):
        yield Finding("‘Do you want someone to contact you?’ is not among the first questions.")


def way_to_reach(looked: Looked) -> Iterator[Finding]:
    wishes = any(_wishes(question) for question in looked.definition.questions)
    ways = {tag for question in looked.definition.questions for tag in question.tags}
    if wishes and f"{CONTACT}how" not in ways:
        yield Finding("People may ask to hear from us, but nothing asks how to reach them.")


def _wishes(question: Question) -> bool:
    return any(tag.startswith(WISH) for option in question.options for tag in option.tags)


CHECKS: tuple[Check, ...] = (
    safety_early,
    one_on_a_page,
    few_answers,
    with_pictures,
    may_keep_silent,
    nothing_forced,
    short_titles,
    easy_to_read,
    places_on_a_scale,
    way_to_reach,
)
