"""What the versions of a survey ask. What was published never changes, and is read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from questionnaires.definition import Question
from questionnaires.models import Version
from surveys.figures.questions import EQUALITY, Column, columns_of, equality_of, tag_of
from surveys.models import EASY, Comparable, Form, Survey

KEPT = 64
"""Surveys in memory."""


@dataclass(frozen=True)
class Asking:
    columns: Mapping[int, tuple[Column, ...]]
    """By version: the newest first, the standard form before easy read."""
    forms: Mapping[int, str]

    def form_of(self, version: int) -> str:
        return self.forms.get(version, Form.STANDARD)

    @cached_property
    def equality(self) -> dict[str, dict[int, Question]]:
        """By what is asked of the person ('equality:age') and by version: the question."""
        kinds = {tag_of(column.question, EQUALITY) for of in self.columns.values() for column in of}
        return {kind: equality_of(self.columns, kind) for kind in sorted(kinds) if kind}


def asking_of(survey: Survey) -> Asking:
    """Of all versions that ever were published."""
    codes = [survey.questionnaire(form) for form in (Form.STANDARD, Form.EASY)]
    published = Version.objects.filter(questionnaire__in=codes).exclude(published_at=None)
    found = sorted(
        published.values_list("pk", "digest", "questionnaire", "number"),
        key=lambda one: (codes.index(one[2]), -one[3]),
    )
    pks = [pk for pk, *_ in found]
    pairs = Comparable.objects.filter(version__in=pks).order_by("pk")
    return _read(tuple(found), tuple(pairs.values_list("version_id", "earlier_id")))


@lru_cache(maxsize=KEPT)
def _read(
    found: tuple[tuple[int, str, str, int], ...], pairs: tuple[tuple[int, int], ...]
) -> Asking:
    """The digest stands for what the version says."""
    there = Version.objects.in_bulk([pk for pk, *_ in found])
    versions = [there[pk] for pk, *_ in found]
    forms = {
        pk: str(Form.EASY if questionnaire.endswith(EASY) else Form.STANDARD)
        for pk, _, questionnaire, _ in found
    }
    return Asking(columns_of(versions, pairs), forms)


def columns_for(survey: Survey) -> Mapping[int, tuple[Column, ...]]:
    return asking_of(survey).columns


def published_versions(survey: Survey) -> list[Version]:
    """The newest first, the standard form before easy read."""
    versions: list[Version] = []
    for form in (Form.STANDARD, Form.EASY):
        of_form = Version.objects.filter(questionnaire=survey.questionnaire(form))
        versions += of_form.exclude(published_at=None).order_by("-number")
    return versions
