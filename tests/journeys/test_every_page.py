"""Every public page as readers see it: accessible, narrow, in their language."""

import pytest
from django.utils import translation
from playwright.sync_api import Page

from portal.accounts.addresses import KnownAddress, every_address
from portal.languages.table import Language
from tests.factories.acting import entry_of
from tests.journeys import looks
from tests.journeys.conftest import shot
from tests.short_time import languages_of_today

LEAVES_THE_LANGUAGE = {"front-door"}


def pages() -> list[KnownAddress]:
    return [
        address
        for address in every_address()
        if address.is_public_page
        and "GET" in address.methods
        and address.roles == ["everyone"]
        and not address.page.keyed
    ]


@pytest.mark.long
@pytest.mark.parametrize("language", languages_of_today(), ids=lambda language: language.code)
def test_every_page_can_be_used_by_everyone(city: str, page: Page, language: Language) -> None:
    entry_of()  # What the public is told is staff's to write: nothing of it ships.
    found = []
    for address in pages():
        with translation.override(language.code):
            url = address.example(language.code)
        assert url, f"{address.name} has no example on the data that ships"
        page.goto(city + url)
        faults = looks.faults(page, language)
        shot(page, f"{address.name.replace(':', '-')}-{language.code}-320")
        faults += looks.overflow_when_longer(page)
        found += [f"{url}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", languages_of_today(), ids=lambda language: language.code)
def test_error_pages_can_be_used_by_everyone(site: str, page: Page, language: Language) -> None:
    page.goto(f"{site}/{language.code}/nothing-here/")
    assert looks.faults(page, language) == []
