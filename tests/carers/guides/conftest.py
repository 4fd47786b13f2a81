"""Listings that guides name, as tests need them."""

import pytest

from carers.guides.texts import units
from directory.models import Phone, Taxonomy
from directory.search import index
from portal.languages.models import State, Translation
from portal.languages.translated import save_texts
from tests.factories.directory import ServiceFactory, TermFactory


@pytest.fixture
def local(db: None) -> None:
    """A little of the city: some that guides name, one without a number of its own."""
    need = TermFactory(
        taxonomy=Taxonomy.NEEDS, code="break-from-caring", name="A break from caring"
    )
    for key, name, phone in (
        ("my-time", "My Time", ""),
        ("cress", "CRESS", ""),
        ("carers-trust-heart-of-england", "Carers Trust", "024 7663 2972"),
        ("adult-social-care-direct", "Adult Social Care Direct", "024 7683 3003"),
    ):
        service = ServiceFactory(key=key, name=name, organisation=None)
        service.terms.add(need)
        if phone:
            Phone.objects.create(service=service, number=phone)
    index.rebuild()


def translate(slug: str, language: str, state: str = State.DRAFT, **texts: str) -> Translation:
    """`translate("dementia", "ur", title="…", words="…")`"""
    return save_texts(units()[slug], language=language, texts=texts, state=state)
