"""`manage.py questions CODE`: what the published version asks (docs: interfaces).

With `--json` enough to write a file of answers, and to know what each answer stands for.
"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.languages.table import ENGLISH
from questionnaires.definition import Question
from questionnaires.models import Version, VersionState
from questionnaires.texts import Words, words


class Command(BaseCommand):
    help = "Lists the questions of a questionnaire, with the codes and tags of their options."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="such as carer-assessment")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        version = _published(options["code"])
        if options["json"]:
            self.stdout.write(json.dumps(_rows(version)))
            return
        self.stdout.write(str(version))
        english = words(version, ENGLISH.code)
        for section in version.definition.sections:
            self.stdout.write(f"\n{english.section(section) or section.code} [{section.code}]")
            for page in section.pages:
                for question in page.questions:
                    self._print(question, english)

    def _print(self, question: Question, english: Words) -> None:
        title = english.question(question) or question.code
        self.stdout.write(f"\n  {title} [{' '.join((question.code, *question.tags))}]")
        if question.visible_if:
            self.stdout.write(f"    only if {json.dumps(question.visible_if)}")
        for option in question.options:
            label = english.option(question, option.code) or option.code
            self.stdout.write(f"    - {label} [{' '.join((option.code, *option.tags))}]")
        if not question.is_choosing:
            self.stdout.write(f"    ({question.type}, at most {question.max_length} characters)")


def _published(code: str) -> Version:
    active = Version.objects.filter(state=VersionState.ACTIVE)
    known = sorted(active.values_list("questionnaire", flat=True))
    # Compared here: what is typed may hold bytes that a database refuses.
    if code not in known:
        there_are = ", ".join(known) or "none"
        raise CommandError(f"No questionnaire {code!r} has been published. Published: {there_are}.")
    version: Version = active.get(questionnaire=code)
    return version


def _rows(version: Version) -> list[dict[str, Any]]:
    return [
        {
            "code": question.code,
            "section": section.code,
            "type": question.type,
            "visible_if": question.visible_if or None,
            "tags": list(question.tags),
            "options": [
                {"code": option.code, "tags": list(option.tags)} for option in question.options
            ],
        }
        for section in version.definition.sections
        for page in section.pages
        for question in page.questions
    ]
