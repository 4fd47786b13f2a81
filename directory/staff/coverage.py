"""Which listings have no text, or an outdated one, in which of the other eight languages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from directory.models import Service
from portal.languages.models import State, Translation
from portal.languages.table import ENGLISH, LANGUAGES, Language

OTHERS = tuple(language for language in LANGUAGES if language != ENGLISH)
GOOD = (State.MACHINE_DRAFT, State.DRAFT, State.REVIEWED)
"""States of a text that says what the English says."""


class WrittenId(models.Func):
    """A UUID as translations write it, with hyphens; so that their index can be used."""

    output_field = models.CharField()

    def __init__(self, expression: Combinable | str) -> None:
        super().__init__(expression)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s)::text", **context)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        parts = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
        written = "||'-'||".join(f"substr(%(expressions)s,{start},{size})" for start, size in parts)
        return self.as_sql(compiler, connection, template=f"({written})", **context)


@dataclass(frozen=True)
class Coverage:
    """The languages of one listing."""

    missing: tuple[Language, ...]
    outdated: tuple[Language, ...]
    states: dict[str, str]
    """By code of the language; one without a row is not there."""

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.outdated)


def lacking(services: models.QuerySet[Service], language: str = "") -> models.QuerySet[Service]:
    """Those without a good text in this language; in any of the eight, where none is named."""
    rows = Translation.objects.filter(
        kind=Service.TRANSLATION_KIND, object_id=WrittenId(models.OuterRef("pk")), state__in=GOOD
    )
    if language:
        return services.filter(~models.Exists(rows.filter(language=language)))
    codes = [other.code for other in OTHERS]
    counted = rows.filter(language__in=codes).order_by().values("object_id")
    good = counted.annotate(number=models.Count("pk")).values("number")
    return services.annotate(languages_there=Coalesce(models.Subquery(good), 0)).filter(
        languages_there__lt=len(OTHERS)
    )


def in_state(
    services: models.QuerySet[Service], language: str, state: str
) -> models.QuerySet[Service]:
    """Those whose text in this language is in this state; missing also means no row at all."""
    rows = Translation.objects.filter(
        kind=Service.TRANSLATION_KIND,
        object_id=WrittenId(models.OuterRef("pk")),
        language=language,
    )
    if state == State.MISSING:
        return services.filter(~models.Exists(rows.exclude(state=State.MISSING)))
    return services.filter(models.Exists(rows.filter(state=state)))


def coverage_of(services: Iterable[Service]) -> dict[Any, Coverage]:
    """Of many listings, in one query, by primary key."""
    services = list(services)
    states: dict[str, dict[str, str]] = defaultdict(dict)
    rows = Translation.objects.of(Service.TRANSLATION_KIND, [str(one.pk) for one in services])
    for object_id, language, state in rows.values_list("object_id", "language", "state"):
        states[object_id][language] = state
    return {service.pk: _coverage(states[str(service.pk)]) for service in services}


def _coverage(states: dict[str, str]) -> Coverage:
    def found(*wanted: str) -> tuple[Language, ...]:
        return tuple(
            language for language in OTHERS if states.get(language.code, State.MISSING) in wanted
        )

    return Coverage(found(State.MISSING), found(State.OUTDATED), states)
