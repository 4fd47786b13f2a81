"""Asks the database for candidates: FTS5 on SQLite, full text search on PostgreSQL.

Both hold the same folded tokens and neither stems or folds anything itself, so both find the same
documents. They rank a little differently; that only decides which candidates are handed on when
there are more than `LIMIT`, and `scoring` then orders them by the same rules on both.
"""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

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


class Order(StrEnum):
    """Which documents are handed on where more match than the limit. Ranking them is what costs."""

    BEST = auto()
    """The best by the engine's own rank."""
    NAMED = auto()
    """Those with one of the words in their name, by rank; then any others, not ranked."""
    ANY = auto()


@dataclass(frozen=True)
class Wanted:
    """What to ask for: any of these tokens, in these languages, with all of these filters."""

    any_of: Sequence[str]
    languages: Sequence[str]
    all_of: Sequence[Sequence[str]] = ()
    """Each filter is a list of tokens of which one must be there."""
    order: Order = Order.BEST

    @property
    def groups(self) -> list[Sequence[str]]:
        """Lists of tokens; a document must have one of each."""
        return [tokens for tokens in [self.any_of, *self.all_of] if tokens]


class Engine(ABC):
    def find(self, wanted: Wanted, *, limit: int = LIMIT) -> list[Candidate]:
        if not wanted.groups:
            return []
        if wanted.order == Order.ANY:
            return self.any(wanted, limit)
        found = self.ranked(wanted, limit, by_name=wanted.order == Order.NAMED)
        if wanted.order == Order.NAMED and len(found) < limit:
            known = {(one.service_id, one.language) for one in found}
            others = self.any(wanted, limit)
            found += [one for one in others if (one.service_id, one.language) not in known]
        return found[:limit]

    @abstractmethod
    def ranked(self, wanted: Wanted, limit: int, *, by_name: bool) -> list[Candidate]:
        """The best; with `by_name` only those that have one of the tokens in their name."""

    @abstractmethod
    def any(self, wanted: Wanted, limit: int) -> list[Candidate]:
        """The first that come, in the order in which they were indexed."""


# Only these names and whole numbers are put into the SQL as text; words travel as parameters.
_COLUMNS = """d.service_id, d.language, d.name, d.terms, d.words, d.body, d.tags,
              d.latitude, d.longitude"""


class Fts5Engine(Engine):
    def ranked(self, wanted: Wanted, limit: int, *, by_name: bool) -> list[Candidate]:
        expression = self._expression(wanted.groups)
        if by_name:
            expression = f"name : {self._expression([wanted.any_of])} AND {expression}"
        # The innermost query touches the index alone, the middle one the languages, and only those
        # that are handed on are read whole: reading and sorting the texts would cost most.
        sql = f"""
            SELECT {_COLUMNS} FROM (
                SELECT found.id, found.rank FROM (
                    SELECT rowid AS id, bm25(directory_searchindex, 6, 1, 3, 1, 0.5) AS rank
                    FROM directory_searchindex WHERE directory_searchindex MATCH %s
                    ORDER BY rank LIMIT {int(limit) * 3}
                ) AS found JOIN directory_searchdocument AS d ON d.id = found.id
                WHERE d.language IN ({_marks(wanted.languages)})
                ORDER BY found.rank, d.id LIMIT {int(limit)}
            ) AS best JOIN directory_searchdocument AS d ON d.id = best.id
            ORDER BY best.rank, d.id
        """  # noqa: S608
        return _rows(sql, [expression, *wanted.languages])

    def any(self, wanted: Wanted, limit: int) -> list[Candidate]:
        # CROSS JOIN keeps the index outside: it gives its rows in order and stops at the limit.
        sql = f"""
            SELECT {_COLUMNS} FROM directory_searchindex AS found
            CROSS JOIN directory_searchdocument AS d ON d.id = found.rowid
            WHERE directory_searchindex MATCH %s AND d.language IN ({_marks(wanted.languages)})
            ORDER BY found.rowid LIMIT {int(limit)}
        """  # noqa: S608
        return _rows(sql, [self._expression(wanted.groups), *wanted.languages])

    def _expression(self, groups: Sequence[Sequence[str]]) -> str:
        return " AND ".join(
            "(" + " OR ".join(f'"{token}"' for token in tokens) + ")" for tokens in groups
        )


class PostgresEngine(Engine):
    def ranked(self, wanted: Wanted, limit: int, *, by_name: bool) -> list[Candidate]:
        condition, parameters = "d.vector @@ query", [self._expression(wanted.groups)]
        if by_name:
            # A small column of its own: asking the vector for words of one weight reads all of it.
            condition, parameters = "d.head @@ query", [self._expression([wanted.any_of])]
            if wanted.all_of:
                condition += " AND d.vector @@ to_tsquery('simple', %s)"
                parameters.append(self._expression(wanted.all_of))
        sql = f"""
            SELECT {_COLUMNS} FROM (
                SELECT d.id, ts_rank('{{0.1,0.2,0.5,1.0}}', d.vector, query) AS rank
                FROM directory_searchdocument AS d, to_tsquery('simple', %s) AS query
                WHERE {condition} AND d.language = ANY(%s)
                ORDER BY rank DESC, d.id LIMIT {int(limit)}
            ) AS found JOIN directory_searchdocument AS d ON d.id = found.id
            ORDER BY found.rank DESC, d.id
        """  # noqa: S608
        return _rows(sql, [*parameters, list(wanted.languages)])

    def any(self, wanted: Wanted, limit: int) -> list[Candidate]:
        sql = f"""
            SELECT {_COLUMNS} FROM directory_searchdocument AS d
            WHERE d.vector @@ to_tsquery('simple', %s) AND d.language = ANY(%s)
            ORDER BY d.id LIMIT {int(limit)}
        """  # noqa: S608
        return _rows(sql, [self._expression(wanted.groups), list(wanted.languages)])

    def _expression(self, groups: Sequence[Sequence[str]]) -> str:
        return " & ".join(
            "(" + " | ".join(f"'{token}'" for token in tokens) + ")" for tokens in groups
        )


def _marks(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))


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
