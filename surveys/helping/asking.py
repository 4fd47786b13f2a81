"""The two questions as a small form."""

from typing import Any

from django.core.cache import cache
from django.forms import ValidationError
from django.template.loader import render_to_string

from portal.languages.table import current_language, language_for
from questionnaires.definition import Question
from questionnaires.forms import PageForm
from questionnaires.models import Version
from questionnaires.texts import words
from surveys.answering.beginning import published
from surveys.answering.journey import BEFORE_OWN_WORDS, is_own_words
from surveys.models import Form, Survey

CODE = "did-this-help"
SECONDS_BETWEEN_LOOKS = 60
"""Its words stand on every page of a service: they are as they are, or were a minute ago."""


class SmallForm(PageForm):
    """All questions at once. Whoever does not want to answer leaves it alone, so that answers such
    as 'I'd rather not say' are not offered."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.values()):
            first = self.questions[0].code
            raise ValidationError({first: self.NEEDS["required"]})
        return given

    def _options(self, question: Question) -> list[tuple[str, Any]]:
        offered = {option.code for option in question.options if not option.exclusive}
        return [one for one in super()._options(question) if one[0] in offered]


def survey_in_use() -> tuple[Survey, Version] | None:
    survey = Survey.objects.in_use().filter(pk=CODE).first()
    version = published(survey, Form.STANDARD) if survey else None
    return (survey, version) if survey and version else None


def small_form(version: Version, language: str, data: Any = None) -> SmallForm:
    """Of the questions that are asked whatever else was answered."""
    form = SmallForm(
        data,
        page=version.definition.pages[0],
        questions=[one for one in version.definition.questions if not one.visible_if],
        words=words(version, language),
        prefix="helped",
    )
    said = {"language": language_for(language)}
    for question in filter(is_own_words, form.questions):
        form.fields[question.code].before = render_to_string(BEFORE_OWN_WORDS, said)  # type: ignore[attr-defined]
        form.fields[question.code].widget.attrs["rows"] = 3
    return form


def fields_shown() -> str:
    """The questions in the reader's language, as they stand in pages; empty where none are asked.

    Most pages find them in the cache and ask the database nothing.
    """
    language = current_language().code
    key = f"surveys.helped.{language}"
    return cache.get_or_set(key, lambda: _rendered(language), SECONDS_BETWEEN_LOOKS) or ""


def _rendered(language: str) -> str:
    found = survey_in_use()
    return small_form(found[1], language).render() if found else ""
