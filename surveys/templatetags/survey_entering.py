"""Parts of the pages on which staff type in answers."""

from dataclasses import dataclass

from django import template

from portal.languages.table import ENGLISH
from portal.languages.translated import TextSet, texts_for
from questionnaires.entry.sheet import Sheet
from questionnaires.models import Draft
from surveys.answering.wishes import wishes_without_a_way

register = template.Library()


@dataclass(frozen=True)
class ReadOut:
    """The words of the survey, for staff and for the person."""

    english: TextSet
    theirs: TextSet


@register.simple_tag
def read_out(draft: Draft) -> ReadOut:
    survey = draft.survey_attempt.survey
    english, theirs = (texts_for([survey], one) for one in (ENGLISH.code, draft.language))
    return ReadOut(english[survey.pk], theirs[survey.pk])


@register.filter
def said_with(sheet: Sheet, tag: str) -> list[str]:
    """Answers in words that carry a tag."""
    return sheet.in_words(tag)


@register.filter
def cannot_be_reached(sheet: Sheet) -> bool:
    """Whether the person wishes to hear from us and has not said how."""
    return bool(wishes_without_a_way(sheet.definition, sheet.standing.answers))
