"""A small directory with a known answer to each question."""

from collections.abc import Callable

import pytest

from directory.models import Service, Taxonomy, Term
from directory.search import index
from portal.languages.translated import save_texts
from tests.factories.directory import ServiceFactory, TermFactory


@pytest.fixture
def term(db: None) -> Callable[..., Term]:
    def make(code: str, name: str, *words: str, taxonomy: str = Taxonomy.NEEDS) -> Term:
        return TermFactory(code=code, name=name, words="\n".join(words), taxonomy=taxonomy)

    return make


@pytest.fixture
def listing(db: None) -> Callable[..., Service]:
    def make(key: str, name: str, *terms: Term, words: str = "", **fields: object) -> Service:
        service = ServiceFactory(key=key, name=name, words=words, **fields)
        service.terms.set(terms)
        return service

    return make


@pytest.fixture
def small(term: Callable[..., Term], listing: Callable[..., Service]) -> dict[str, Service]:
    """Breaks, dementia and money, with one Urdu and one Chinese text."""
    breaks = term("break-from-caring", "A break from caring", "respite", "sitting service")
    dementia = term("dementia", "Dementia", "alzheimers", "memory loss")
    money = term("money-and-benefits", "Money and benefits", "carers allowance", "bills")
    carers = term("carers", "People who look after someone", "carer", taxonomy=Taxonomy.AUDIENCES)
    made = {
        service.key: service
        for service in (
            listing("dementia-hub", "Dementia Hub", dementia, words="memory test\nmum forgets"),
            listing("short-breaks", "Short breaks", breaks, carers, words="holiday for mum"),
            listing("my-time", "My Time", breaks, carers, description="A meal or a night away."),
            listing("cress", "CRESS", breaks, carers, words="who looks after mum if I am ill"),
            listing("money-matters", "Money Matters", money, carers),
            listing("memory-singers", "Memory Singers", dementia, description="Sing together."),
        )
    }
    save_texts(
        made["short-breaks"], language="ur", state="draft",
        texts={"name": "مختصر وقفے", "words": "امی کے پاس کوئی بیٹھے"},
    )  # fmt: skip
    save_texts(
        made["short-breaks"], language="zh-hant", state="draft",
        texts={"name": "短期休息", "words": "喘息服務"},
    )  # fmt: skip
    save_texts(
        breaks, language="pl", state="draft",
        texts={"name": "Odpoczynek od opieki", "words": "odpoczynek"},
    )  # fmt: skip
    index.rebuild()
    return made
