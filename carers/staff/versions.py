"""Versions of questions and rules: which there are, what one changes, what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet

from carers.models import Ruleset
from carers.plan.checking import problems as problems_of_rules
from carers.plan.items import BadRuleset
from carers.plan.publishing import faults_of, untranslated
from carers.staff.chosen import chosen, questions
from carers.staff.differences import Change, compare, other_texts
from carers.staff.differences import questions as things_of
from carers.staff.rule_differences import in_ruleset
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.table import BY_CODE
from questionnaires.in_words import English
from questionnaires.models import Version, VersionState
from questionnaires.publishing import missing_strings, problems

What = Literal["questions", "rules"]
TITLES: Mapping[What, str] = {"questions": "Questions", "rules": "Rules of plans"}
RANK = {VersionState.DRAFT: 0, VersionState.ACTIVE: 1, VersionState.RETIRED: 2}


def versions_of(what: What) -> QuerySet[Version] | QuerySet[Ruleset]:
    return questions() if what == "questions" else Ruleset.objects.all()


@dataclass(frozen=True)
class Shelf:
    """The versions of one kind: the draft, the one in use, then the old ones, newest first."""

    what: What
    title: str
    rows: list[Version | Ruleset]


def shelves() -> list[Shelf]:
    found = []
    for what, title in TITLES.items():
        rows: list[Version | Ruleset] = list(versions_of(what).select_related("published_by"))
        rows.sort(key=lambda row: (RANK[VersionState(row.state)], -row.number))
        found.append(Shelf(what, title, rows))
    return found


def compared_with(what: What, version: Version | Ruleset) -> Version | Ruleset | None:
    """A draft with what is in use; any other with the one before it."""
    others = versions_of(what).exclude(pk=version.pk)
    if version.state == VersionState.DRAFT:
        return others.filter(state=VersionState.ACTIVE).first()
    return others.filter(number__lt=version.number).order_by("-number").first()


@dataclass(frozen=True)
class Changes:
    """Under one heading: 'Questions', 'Rules', 'Items', 'Other texts'."""

    title: str
    changes: list[Change]


def changes(before: Version | Ruleset, after: Version | Ruleset) -> list[Changes]:
    if isinstance(before, Version) and isinstance(after, Version):
        old, new = English.of(before), English.of(after)
        found = [
            Changes("Questions and answers", compare(things_of(old), things_of(new))),
            Changes("Titles of sections and pages", compare(other_texts(old), other_texts(new))),
        ]
    elif isinstance(before, Ruleset) and isinstance(after, Ruleset):
        english = chosen("").english
        found = [
            Changes(title, compare(was, now))
            for (title, was), (_, now) in zip(
                in_ruleset(before, english), in_ruleset(after, english), strict=True
            )
        ]
    else:
        raise TypeError("Questions are compared with questions, rules with rules.")
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


@dataclass(frozen=True)
class Missing:
    """Texts without a translation in one language."""

    language: str
    strings: list[str]


def missing(version: Version | Ruleset) -> list[Missing]:
    try:
        found = missing_strings(version) if isinstance(version, Version) else untranslated(version)
    except BadRuleset:
        return []
    return [
        Missing(BY_CODE[code].english_name, strings) for code, strings in found.items() if strings
    ]


def record_of(version: Version | Ruleset) -> list[tuple[AuditEvent, str]]:
    """What was done with it, newest first, as sentences."""
    events = AuditEvent.objects.about(version._meta.label_lower, str(version.pk))
    return [(event, sentence(event)) for event in events]
