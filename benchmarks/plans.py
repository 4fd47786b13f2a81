"""Makes carers' plans from answers drawn at random: rules, words, local services, snapshot."""

import io
import random
from typing import Any

POSTCODES = ("CV1 5FB", "CV6 5AR", "CV3", "Foleshill", "", "somewhere")
LANGUAGES = ("en", "ur", "pl")
MOST_OPTIONS = 4


def measure(number: int) -> dict[str, Any]:
    """On the database at hand, with the questions and rules that ship."""
    from django.core.management import call_command

    from benchmarks.measuring import timed
    from carers.models import Ruleset
    from questionnaires.models import Version

    nowhere = io.StringIO()
    call_command("load_questionnaires", publish=True, stdout=nowhere, stderr=nowhere)
    call_command("load_plan_rules", publish=True, stdout=nowhere, stderr=nowhere)
    version = Version.objects.active(questionnaire="carer-assessment")
    ruleset = Ruleset.objects.active()
    drawn = random.Random(1)
    return {
        language: {
            **timed(
                lambda one, spoken=language: _make(version, ruleset, one, spoken),
                [_answers(version, drawn) for _ in range(number)],
            ),
            "queries": _queries(version, ruleset, _answers(version, drawn), language),
        }
        for language in LANGUAGES
    }


def _make(version: Any, ruleset: Any, answers: dict[str, Any], language: str) -> dict[str, Any]:
    """As a page does: the version and the rules come anew from the database."""
    from carers.models import Ruleset
    from carers.plan.making import make_plan
    from questionnaires.models import Version

    version, ruleset = Version.objects.get(pk=version.pk), Ruleset.objects.get(pk=ruleset.pk)
    return make_plan(version, ruleset, answers, language=language).snapshot()


def _answers(version: Any, drawn: random.Random) -> dict[str, Any]:
    """Each question is answered by two in three."""
    given: dict[str, Any] = {}
    for question in version.definition.questions:
        codes = [option.code for option in question.options]
        if drawn.random() > 2 / 3:
            continue
        if question.type == "choice":
            given[question.code] = drawn.choice(codes)
        elif question.type == "choices":
            count = min(len(codes), drawn.randint(1, MOST_OPTIONS))
            given[question.code] = drawn.sample(codes, count)
        elif question.type == "postcode":
            given[question.code] = drawn.choice(POSTCODES)
    return {code: answer for code, answer in given.items() if answer}


def _queries(version: Any, ruleset: Any, answers: dict[str, Any], language: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as context:
        _make(version, ruleset, answers, language)
    return len(context)
