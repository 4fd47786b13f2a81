"""Asks the database for candidates: FTS5 on SQLite, full text search on PostgreSQL.

Both hold the same folded tokens and neither stems or folds anything itself, so both find the same
documents. They rank a little differently; that only decides which candidates are handed on when
there are more than `LIMIT`, and `scoring` then orders them by the same rules on both.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection

from directory.models import SearchDocument
from portal.languages.table import ENGLISH

LIMIT = 250
"""Documents handed on for scoring: more changes no judged answer (tests/judged) and costs time."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One document as the engine found it; the texts are folded stems."""

    service_id: str
    language: str
    name: str
    terms: str
    words: str
    body: str
    tags: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Wanted:
    """What to ask for: any of these tokens, in these languages, with all of these filters."""

    any_of: Sequence[str]
    languages: Sequence[str]
    all_of: Sequence[Sequence[str]] = ()
    """Each filter is a list of tokens of which one must be there."""


class Engine(Protocol):
    def find(self, wanted: Wanted, *, limit: int = LIMIT) -> list[Candidate]: ...


# Only these names and whole numbers are put into the SQL as text; words travel as parameters.
_COLUMNS = """d.service_id, d.language, d.name, d.terms, d.words, d.body, d.tags,
              d.latitude, d.longitude"""


class Fts5Engine:
    def find(self, wanted: Wanted, *, limit: int = LIMIT) -> list[Candidate]:
        expression = " AND ".join(
            "(" + " OR ".join(f'"{token}"' for token in tokens) + ")"
            for tokens in [wanted.any_of, *wanted.all_of]
            if tokens
        )
        if not expression:
            return []
        languages = ", ".join(["%s"] * len(wanted.languages))
        # The inner query touches the index alone: reading the rows of every match would cost most.
        sql = f"""
            SELECT {_COLUMNS} FROM (
                SELECT rowid AS id, bm25(directory_searchindex, 6, 1, 3, 1, 0.5) AS rank
                FROM directory_searchindex WHERE directory_searchindex MATCH %s
                ORDER BY rank LIMIT {int(limit) * 3}
            ) AS found JOIN directory_searchdocument AS d ON d.id = found.id
            WHERE d.language IN ({languages}) ORDER BY found.rank, d.id LIMIT {int(limit)}
        """  # noqa: S608
        return _rows(sql, [expression, *wanted.languages])


class PostgresEngine:
    def find(self, wanted: Wanted, *, limit: int = LIMIT) -> list[Candidate]:
        expression = " & ".join(
            "(" + " | ".join(f"'{token}'" for token in tokens) + ")"
            for tokens in [wanted.any_of, *wanted.all_of]
            if tokens
        )
        if not expression:
            return []
        sql = f"""
            SELECT {_COLUMNS} FROM (
                SELECT d.id, ts_rank('{{0.1,0.2,0.5,1.0}}', d.vector, query) AS rank
                FROM directory_searchdocument AS d, to_tsquery('simple', %s) AS query
                WHERE d.vector @@ query AND d.language = ANY(%s)
                ORDER BY rank DESC, d.id LIMIT {int(limit)}
            ) AS found JOIN directory_searchdocument AS d ON d.id = found.id
            ORDER BY found.rank DESC, d.id
        """  # noqa: S608
        return _rows(sql, [expression, list(wanted.languages)])


def _rows(sql: str, parameters: list[Any]) -> list[Candidate]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        # UUIDs come as hex from SQLite and as objects from PostgreSQL: one form for both.
        return [Candidate(str(row[0]).replace("-", ""), *row[1:]) for row in cursor.fetchall()]


def by_id(service_ids: Sequence[str], all_of: Sequence[Sequence[str]]) -> list[Candidate]:
    """The English documents of these listings that have one of each filter's tokens."""
    fields = (
        "service_id",
        "language",
        "name",
        "terms",
        "words",
        "body",
        "tags",
        "latitude",
        "longitude",
    )
    rows = SearchDocument.objects.filter(
        service__in=[uuid.UUID(one) for one in service_ids], language=ENGLISH.code
    )
    found = [Candidate(row[0].hex, *row[1:]) for row in rows.values_list(*fields)]
    return [
        one
        for one in found
        if all(not set(tokens).isdisjoint(one.tags.split()) for tokens in all_of)
    ]


def engine() -> Engine:
    return PostgresEngine() if connection.vendor == "postgresql" else Fts5Engine()
