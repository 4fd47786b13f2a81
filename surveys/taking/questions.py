"""Which columns a survey has in files, so that no answer ever slips into that of another question.

A column is called as results call the question (`surveys.figures.questions`): `happy`, and
`happy@1` for what was asked in other words before. Every published version has its place, answered
or not, so that the file of one month has the columns of the next.
"""

from collections.abc import Iterator

from questionnaires.definition import Question
from questionnaires.models import Version
from surveys.figures.questions import EQUALITY
from surveys.figures.results import columns_for, published_versions
from surveys.models import Form, Survey
from surveys.splitting import contact_part
from surveys.taking.coding import Asked

PLAIN = (
    "week",
    "day",
    "form",
    "version",
    "language",
    "mode",
    "channel",
    "team",
    "about",
)
"""Columns about the whole set of answers, before those of questions."""
PERSON = "person"
"""The column of pseudonyms, where they were asked for."""
OTHER_CODES = ("number", "postcode")
"""Types that are kept as codes beside choices; own words never are."""


class Questions:
    """Of one survey, read once for a file."""

    def __init__(self, survey: Survey, *, form: str = "", with_person: bool = False) -> None:
        found = published_versions(survey)
        wanted = {survey.questionnaire(one) for one in survey.forms if form in ("", one)}
        self.versions = [one for one in found if one.questionnaire in wanted]
        self._names = {
            pk: {one.question.code: one.name for one in columns}
            for pk, columns in columns_for(survey).items()
        }
        self.asked: dict[int, tuple[Asked, ...]] = {
            version.pk: tuple(
                one for one in self._of(version) if with_person or not one.is_about_person
            )
            for version in self.versions
        }
        """By version."""
        self.names = list(dict.fromkeys(one.name for of in self.asked.values() for one in of))

    def _of(self, version: Version) -> Iterator[Asked]:
        names = self._names.get(version.pk, {})
        for question in version.definition.questions:
            if question.code in names:
                name = names[question.code]
            elif question.type in OTHER_CODES and not contact_part(question):
                name = f"{question.code}:{question.type}"
            else:
                continue
            plain = name in (*PLAIN, PERSON)
            yield Asked(f"question:{name}" if plain else name, question, _is_about_person(question))


def form_of(survey: Survey, version: Version) -> Form:
    is_easy = version.questionnaire == survey.questionnaire(Form.EASY)
    return Form.EASY if is_easy else Form.STANDARD


def _is_about_person(question: Question) -> bool:
    """Equality questions, and where somebody lives."""
    return question.type == "postcode" or any(tag.startswith(EQUALITY) for tag in question.tags)
