"""What the codes of a file of answers mean: columns, options, versions, and what is comparable."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Min
from django.utils import timezone

from portal.languages.table import BY_CODE
from questionnaires.in_words import KINDS_OF_ANSWER, English
from questionnaires.models import Version
from surveys.editing.languages import readiness
from surveys.figures.questions import INDICATOR, place_of
from surveys.models import Comparable, Form, Mode, Taking, Team
from surveys.reading.results_shown import CHANNELS
from surveys.taking.coding import MEANING
from surveys.taking.questions import PERSON, Questions, form_of
from surveys.taking.rows import answers_of
from surveys.taking.sheets import Sheet

ABOUT_COLUMNS = {
    PERSON: "The same for answers of one person in this file, and in no other file",
    "week": "The Monday of the week in which it was answered",
    "day": "The day, where the answer is linked or pseudonymous; of anonymous ones it is not kept",
    "form": "Which form of the questions",
    "version": "The version of the questions in this form",
    "language": "The language in which the questions were read",
    "mode": "Who put the answers in, and how",
    "channel": "By which way in",
    "team": "Whose work it is about",
    "about": "The page of the portal that it is about, where there is one",
}


def codebook(taking: Taking, questions: Questions) -> list[Sheet]:
    return [
        Sheet(
            "columns",
            "What each column holds",
            ("column", "form", "version", "question", "kind", "tags", "indicator", "shown"),
            _columns(taking, questions),
            (22, 10, 9, 70, 22, 40, 22, 60),
        ),
        Sheet(
            "codes",
            "What each code means",
            ("column", "form", "version", "code", "words", "tags", "place"),
            [*_meanings(), *_plain_codes(), *_options(taking, questions)],
            (22, 10, 9, 26, 60, 40, 12),
        ),
        Sheet(
            "versions",
            "Versions of the questions that were answered",
            ("form", "version", "published", "first-week", "last-week", "answers", "languages"),
            list(_versions(taking, questions)),
            (10, 9, 14, 14, 14, 10, 80),
        ),
        Sheet(
            "comparable",
            "Versions that a person has found comparable",
            ("form", "version", "earlier", "reason", "by", "on"),
            list(_comparable(taking, questions)),
            (10, 9, 9, 80, 30, 14),
        ),
    ]


def _columns(taking: Taking, questions: Questions) -> Iterator[tuple[Any, ...]]:
    for name, words in ABOUT_COLUMNS.items():
        if name != PERSON or taking.with_pseudonyms:
            yield name, "", "", words, "", "", "", ""
    for version in questions.versions:
        english = English.of(version)
        for one in questions.asked[version.pk]:
            tags = one.question.tags
            yield (
                one.name,
                form_of(taking.survey, version),
                version.number,
                english.question(one.question.code),
                KINDS_OF_ANSWER[one.question.type],
                " ".join(tags),
                next((tag for tag in tags if tag.startswith(INDICATOR)), ""),
                english.condition(one.question.visible_if) or "always",
            )


def _meanings() -> Iterator[tuple[Any, ...]]:
    for code, words in MEANING.items():
        yield "any question", "", "", code, words, "", ""


def _plain_codes() -> Iterator[tuple[Any, ...]]:
    """Of columns that are no questions."""
    known: dict[str, dict[Any, Any]] = {
        "form": dict(Form.choices),
        "mode": dict(Mode.choices),
        "channel": dict(CHANNELS),
        "team": dict(Team.objects.values_list("code", "name")),
        "language": {code: one.english_name for code, one in BY_CODE.items()},
    }
    for column, codes in known.items():
        for code, words in codes.items():
            yield column, "", "", str(code), str(words), "", ""


def _options(taking: Taking, questions: Questions) -> Iterator[tuple[Any, ...]]:
    for version in questions.versions:
        english = English.of(version)
        for one in questions.asked[version.pk]:
            for option in one.question.options:
                yield (
                    one.name,
                    form_of(taking.survey, version),
                    version.number,
                    option.code,
                    english.option(one.question, option.code),
                    " ".join(option.tags),
                    place_of(option),
                )


def _versions(taking: Taking, questions: Questions) -> Iterator[tuple[Any, ...]]:
    """Every one that was answered in the period, with its weeks there."""
    for version in questions.versions:
        # One at a time: grouped, a database sorts a million answers for it.
        answers = answers_of(taking).filter(version=version).order_by()
        row = answers.aggregate(number=Count("pk"), first=Min("week"), last=Max("week"))
        if not row["number"]:
            continue
        yield (
            form_of(taking.survey, version),
            version.number,
            f"{timezone.localtime(version.published_at):%Y-%m-%d}",
            row["first"].isoformat(),
            row["last"].isoformat(),
            row["number"],
            _languages(taking, version),
        )


def _languages(taking: Taking, version: Version) -> str:
    """As they stand today: 'English: complete; Polish: 3 texts missing'."""
    return "; ".join(
        f"{one.language.english_name}: {_state(len(one.missing), len(one.outdated))}"
        for one in readiness(taking.survey, version)
    )


def _state(missing: int, outdated: int) -> str:
    if missing or outdated:
        return f"{missing} texts missing, {outdated} made from other English"
    return "complete"


def _comparable(taking: Taking, questions: Questions) -> Iterator[tuple[Any, ...]]:
    found = Comparable.objects.filter(version__in=questions.versions).order_by("pk")
    for one in found.select_related("version", "earlier", "by"):
        on = f"{timezone.localtime(one.at):%Y-%m-%d}"
        form = form_of(taking.survey, one.version)
        yield form, one.version.number, one.earlier.number, one.reason, str(one.by), on
