"""Every address of the portal: who may open it, how, and an example that answers.

Browser tests, the roles x addresses test and fuzzers walk this list, so it is read from the
addresses themselves and never written by hand.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation

from portal.accounts.access import Page
from portal.accounts.roles import CODES
from portal.languages.table import ENGLISH

EVERYONE = "everyone"


class Pretender:
    """Stands in for someone with one role, for asking predicates about a role and not a person."""

    is_authenticated = True
    is_active = True
    is_public = False
    pk = None

    def __init__(self, *codes: str) -> None:
        self._codes = set(codes)

    def role_codes(self, on: object = None) -> set[str]:
        return self._codes

    def has_role(self, *codes: str, on: object = None) -> bool:
        return bool(self._codes & set(codes))


@dataclass(frozen=True)
class KnownAddress:
    name: str
    pattern: str
    view: Callable[..., Any]
    is_public_page: bool
    """True under /<language>/."""

    @property
    def page(self) -> Page | None:
        """What the view declares; None for a view that forgot, which is closed to all."""
        return getattr(self.view, "page", None)

    @property
    def methods(self) -> tuple[str, ...]:
        return self.page.methods if self.page else ()

    @property
    def roles(self) -> list[str]:
        if self.page is None:
            return []
        if self.page.open_to(AnonymousUser()):
            return [EVERYONE]
        return [code for code in CODES if self.page.open_to(Pretender(code))]

    def example(self, language: str = ENGLISH.code) -> str | None:
        """An address that answers on the data there is; None where the data has none to show."""
        if self.page is None or not self.name:
            return None
        try:
            with translation.override(language):
                url = reverse(self.name, kwargs=dict(self.page.example()))
        except (NoReverseMatch, LookupError, ObjectDoesNotExist):
            return None
        return f"{url}?{self.page.query}" if self.page.query else url


def every_address() -> list[KnownAddress]:
    return list(_walk(get_resolver(), prefix="/", namespace="", public=False))


def _walk(
    resolver: URLResolver, *, prefix: str, namespace: str, public: bool
) -> Iterator[KnownAddress]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            localised = isinstance(entry.pattern, LocalePrefixPattern)
            part = "<language>/" if localised else str(entry.pattern)
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(
                entry, prefix=prefix + part, namespace=inner, public=public or localised
            )
        elif isinstance(entry, URLPattern):
            name = f"{namespace}{entry.name}" if entry.name else ""
            yield KnownAddress(name, prefix + str(entry.pattern), entry.callback, public)
