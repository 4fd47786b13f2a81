"""`manage.py make_plan ANSWERS.json`: the plan for some answers (docs: interfaces).

Stores nothing. The file: {"answers": {question: option, [options] or text}, "postcode": "CV6 5AR"}.
"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from carers.models import Ruleset
from carers.plan.making import MadePlan, make_plan
from carers.plan.publishing import QUESTIONNAIRE
from portal.languages.table import BY_CODE
from questionnaires.answers import faults
from questionnaires.models import Version

MOST_BYTES = 1_000_000
LONGEST_POSTCODE = 200
KNOWN = {"answers", "postcode"}


class Command(BaseCommand):
    help = "Makes a plan from a file of answers, and stores nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("answers", metavar="ANSWERS.json", type=Path)
        parser.add_argument("--language", default="en", choices=sorted(BY_CODE))
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        given = _read(options["answers"])
        version, ruleset = _published()
        found = faults(version.definition, given["answers"])
        if found:
            for fault in found:
                self.stderr.write(fault)
            raise CommandError("These answers do not fit the questions.")
        plan = make_plan(
            version,
            ruleset,
            _clean(given["answers"]),
            language=options["language"],
            postcode=given.get("postcode") or "",
        )
        if plan.services.place_problem:
            self.stderr.write(plan.services.place_problem)
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(plan)))
        else:
            self._print(plan)

    def _print(self, plan: MadePlan) -> None:
        for one in plan.items:
            self.stdout.write(f"{one.chosen.when}: {one.title} [{one.chosen.item.code}]")
            for step in one.what:
                self.stdout.write(f"  - {step}")
            self.stdout.write(f"    {one.why}")
        for offer in plan.services.offers.values():
            self.stdout.write(f"{offer.texts.name} [{offer.key}] {offer.phone}".rstrip())


def _published() -> tuple[Version, Ruleset]:
    try:
        version = Version.objects.active(questionnaire=QUESTIONNAIRE)
        return version, Ruleset.objects.active()
    except (Version.DoesNotExist, Ruleset.DoesNotExist):
        raise CommandError(
            "No questions or no rules have been published. Run load_questionnaires and"
            " load_plan_rules first."
        ) from None


def _read(path: Path) -> dict[str, Any]:
    """The file, of the right shape. What is in it may be anything."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CommandError(f"The file cannot be read: {error}.") from error
    if len(raw) > MOST_BYTES:
        raise CommandError(f"The file is longer than {MOST_BYTES:,} bytes.")
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise CommandError(f"The file is not JSON: {error}.") from error
    if not isinstance(given, dict) or not isinstance(given.get("answers"), dict):
        raise CommandError('The file is no object with "answers" that are an object.')
    unknown = sorted(set(given) - KNOWN)
    if unknown:
        raise CommandError(f"The file has parts that nobody knows: {', '.join(unknown)}.")
    postcode = given.get("postcode")
    if postcode is not None and not isinstance(postcode, str):
        raise CommandError('The "postcode" is text.')
    if len(postcode or "") > LONGEST_POSTCODE:
        raise CommandError(f'The "postcode" is longer than {LONGEST_POSTCODE} characters.')
    return given


def _clean(answers: dict[str, Any]) -> dict[str, Any]:
    """A single option may be given as a list of one; an empty answer is none."""
    return {code: given for code, given in answers.items() if given}


def _as_data(plan: MadePlan) -> dict[str, Any]:
    return {
        "routing": plan.routing,
        "eligibility": plan.eligibility.as_data(),
        "red_flags": [flag.as_data() for flag in plan.red_flags],
        "items": [
            {
                "code": one.chosen.item.code,
                "title": one.title.value,
                "why": one.why.value,
                "when": one.chosen.when,
                "checked": one.checked,
            }
            for one in plan.items
        ],
        "services": [
            {
                "key": offer.key,
                "name": offer.texts.name.value,
                "organisation": offer.organisation,
                "distance_m": offer.distance_m,
                "reasons": offer.reasons,
            }
            for offer in plan.services.offers.values()
        ],
    }
