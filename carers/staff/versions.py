"""Versions of questions and rules: which there are, what one changes, what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet
from django.urls import reverse

from carers.models import Ruleset
from carers.plan.checking import problems as problems_of_rules
from carers.plan.items import BadRuleset
from carers.plan.publishing import faults_of, untranslated
from carers.staff.chosen import chosen, questions
from carers.staff.rule_differences import in_ruleset
from questionnaires import comparing, shelves
from questionnaires.comparing import Changes, compare
from questionnaires.models import Version
from questionnaires.publishing import missing_strings, problems
from questionnaires.shelves import Missing

What = Literal["questions", "rules"]
TITLES: Mapping[What, str] = {"questions": "Questions", "rules": "Rules of plans"}


def versions_of(what: What) -> QuerySet[Version] | QuerySet[Ruleset]:
    return questions() if what == "questions" else Ruleset.objects.all()


@dataclass(frozen=True)
class Shelf:
    """The versions of one kind."""

    what: What
    title: str
    rows: list[Version | Ruleset]

    @property
    def addressed(self) -> list[tuple[Version | Ruleset, str]]:
        """Each with its page."""
        return [
            (row, reverse("staff-carers:version", args=[self.what, row.number]))
            for row in self.rows
        ]


def all_shelves() -> list[Shelf]:
    return [
        Shelf(what, title, shelves.in_order(versions_of(what).select_related("published_by")))
        for what, title in TITLES.items()
    ]


def compared_with(what: What, version: Version | Ruleset) -> Version | Ruleset | None:
    return shelves.compared_with(version, versions_of(what))


def changes(before: Version | Ruleset, after: Version | Ruleset) -> list[Changes]:
    if isinstance(before, Version) and isinstance(after, Version):
        return comparing.changes(before, after)
    if not (isinstance(before, Ruleset) and isinstance(after, Ruleset)):
        raise TypeError("Questions are compared with questions, rules with rules.")
    english = chosen("").english
    found = [
        Changes(title, compare(was, now))
        for (title, was), (_, now) in zip(
            in_ruleset(before, english), in_ruleset(after, english), strict=True
        )
    ]
    return [one for one in found if one.changes]


def faults(version: Version | Ruleset) -> list[str]:
    """Why it cannot be published, a sentence each."""
    if isinstance(version, Version):
        return problems(version.definition, version.english)
    try:
        return faults_of(version)
    except BadRuleset as error:
        return [str(error)]


def faults_with_rules(version: Version | Ruleset) -> list[str]:
    """What becomes of the rules in use once these questions are: no reason not to publish.

    Rules are checked against the questions in use, so that the rules that fit come afterwards.
    """
    book = chosen("").book if isinstance(version, Version) else None
    if book is None or not isinstance(version, Version):
        return []
    return problems_of_rules(book, version.definition)


def missing(version: Version | Ruleset) -> list[Missing]:
    try:
        found = missing_strings(version) if isinstance(version, Version) else untranslated(version)
    except BadRuleset:
        return []
    return shelves.missing(found)
