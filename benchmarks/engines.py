"""The same words, on the same rows, asked of our engine, the bare database and tantivy."""

from collections.abc import Callable

import tantivy
from django.db import connection

from directory.models import SearchDocument
from directory.search.engine import Wanted, engine
from directory.search.filters import Filters
from directory.search.lexicon import lexicon
from directory.search.parsing import parse
from directory.search.ranking import rank
from directory.search.terms_of_text import stems

TOP = 20


def ours() -> Callable[[str], object]:
    """Everything but the page: parse, candidates, scoring, related listings."""

    def run(text: str) -> object:
        known = lexicon()
        return rank(parse(text, page_language="en", lexicon=known), Filters(), None, known)

    return run


def candidates_only() -> Callable[[str], object]:
    return lambda text: engine().find(Wanted(stems(text, "en") or ["x"], ["en"]))


def bare() -> Callable[[str], object]:
    """One `MATCH … ORDER BY bm25`, or one `@@` ordered by `ts_rank_cd`, top 20."""
    if connection.vendor == "postgresql":
        sql = f"""SELECT service_id FROM directory_searchdocument, to_tsquery('simple', %s) AS query
                  WHERE vector @@ query ORDER BY ts_rank_cd(vector, query) DESC LIMIT {TOP}"""
        joined = " | "
    else:
        sql = f"""SELECT rowid FROM directory_searchindex WHERE directory_searchindex MATCH %s
                  ORDER BY bm25(directory_searchindex) LIMIT {TOP}"""
        joined = " OR "

    def run(text: str) -> object:
        words = stems(text, "en") or ["x"]
        quote = "'" if connection.vendor == "postgresql" else '"'
        with connection.cursor() as cursor:
            cursor.execute(sql, [joined.join(f"{quote}{word}{quote}" for word in words)])
            return cursor.fetchall()

    return run


def tantivy_index() -> Callable[[str], object]:
    schema = tantivy.SchemaBuilder()
    for field in ("name", "terms", "words", "body"):
        schema.add_text_field(field, stored=False, tokenizer_name="whitespace")
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    index = tantivy.Index(schema.build())
    writer = index.writer(heap_size=200_000_000)
    rows = SearchDocument.objects.filter(language="en").values_list(
        "service_id", "name", "terms", "words", "body"
    )
    for pk, name, terms, words, body in rows.iterator(chunk_size=2000):
        writer.add_document(
            tantivy.Document(id=str(pk), name=name, terms=terms, words=words, body=body)
        )
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def run(text: str) -> object:
        query = index.parse_query(
            " ".join(stems(text, "en") or ["x"]), ["name", "terms", "words", "body"]
        )
        return searcher.search(query, TOP)

    return run
