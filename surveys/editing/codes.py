"""Codes of surveys, questions and options: made once from words, and never changed after that.

Trends, spreadsheets and addresses go by them.
"""

from collections.abc import Collection

from django.urls import Resolver404, resolve, reverse
from django.utils.text import slugify

from questionnaires.journey.wizard import CHECK
from questionnaires.models import Version
from surveys.bank import BANK, bank
from surveys.importing.rows import ABOUT
from surveys.models import Form, Survey
from surveys.models.surveys import EASY

MOST_OF_A_SURVEY = 20
MOST_OF_A_QUESTION = 25
MOST_OF_AN_OPTION = 30
MOST_OF_A_UNIT = 60
"""What a unit of translation is called: `direct-payments-easy/question/dp-who`."""
TAKEN = {CHECK, *ABOUT}
"""A step of every journey, and columns of every spreadsheet."""


def code_from(words: str, *, most: int, taken: Collection[str], otherwise: str) -> str:
    """`how-was-the-tea`; with a number behind it where there is one already."""
    made = _cut(slugify(words), most) or otherwise
    return next_code(made, most=most, taken=taken) if made in taken else made


def next_code(code: str, *, most: int, taken: Collection[str]) -> str:
    """`happy-2` after `happy`."""
    number = 2
    while True:
        suffix = f"-{number}"
        made = f"{_cut(code, most - len(suffix))}{suffix}"
        if made not in taken:
            return made
        number += 1


def _cut(code: str, most: int) -> str:
    """At the end of a word, where that leaves something."""
    if len(code) <= most:
        return code
    whole, _, _ = code[: most + 1].rpartition("-")
    return whole or code[:most]


# Surveys --------------------------------------------------------------------


def survey_code(title: str) -> str:
    taken = {BANK, *Survey.objects.values_list("code", flat=True)}
    questionnaires = set(Version.objects.values_list("questionnaire", flat=True))
    taken |= questionnaires | {name.removesuffix(EASY) for name in questionnaires}
    words = slugify(title).removesuffix(EASY)
    made = code_from(words, most=MOST_OF_A_SURVEY, taken=taken, otherwise="survey")
    while not _is_free(made):
        taken.add(made)
        made = next_code(words or "survey", most=MOST_OF_A_SURVEY, taken=taken)
    return made


def _is_free(code: str) -> bool:
    """Whether its address leads to it, and to no other page of surveys."""
    if code.endswith(EASY):
        return False
    wanted = {"surveys:about": [code], "staff-surveys:survey": [code]}
    try:
        found = {resolve(reverse(name, args=rest)).view_name for name, rest in wanted.items()}
    except Resolver404:
        return False
    return found == set(wanted)


# Questions ------------------------------------------------------------------


def question_code(survey: Survey, form: str, words: str) -> str:
    """No question of this survey and form, in whatever version, had it, and none of the bank."""
    return code_from(
        words, most=most_of_a_question(survey), taken=codes_ever(survey, form), otherwise="question"
    )


def code_of_a_new_one(survey: Survey, form: str, code: str) -> str:
    """For a question that is another one from now on."""
    return next_code(code, most=most_of_a_question(survey), taken=codes_ever(survey, form))


def most_of_a_question(survey: Survey) -> int:
    of_it = f"{survey.questionnaire(Form.EASY)}/question/"
    return min(MOST_OF_A_QUESTION, MOST_OF_A_UNIT - len(of_it))


def codes_ever(survey: Survey, form: str) -> set[str]:
    versions = Version.objects.filter(questionnaire=survey.questionnaire(form))
    asked = {one.code for version in versions for one in version.definition.questions}
    pages = {one.code for version in versions for one in version.definition.pages}
    return asked | pages | TAKEN | set(bank().questions) | set(bank().pages)


def option_code(words: str, taken: Collection[str]) -> str:
    return code_from(words, most=MOST_OF_AN_OPTION, taken=taken, otherwise="answer")
