"""Numbered versions of a listing."""

import pytest

from directory.listing.shape import Listing
from directory.listing.versions import add_version, listing_in, source_said
from directory.listing.writing import write_listing
from directory.models import Service
from tests.factories.directory import ServiceFactory

pytestmark = pytest.mark.django_db


def test_versions_are_numbered_from_one() -> None:
    service = ServiceFactory()
    assert [add_version(service, by="import").number for _ in range(3)] == [1, 2, 3]


def test_a_version_holds_the_listing_whole() -> None:
    service = ServiceFactory(name="Soup", description="Hot food.")
    version = add_version(service, by="import from test", note="First")
    assert (listing_in(version).name, listing_in(version).description) == ("Soup", "Hot food.")
    assert (version.made_by_words, version.made_by, version.note) == (
        "import from test",
        None,
        "First",
    )


def test_a_version_can_be_restored() -> None:
    service = ServiceFactory(name="Soup")
    version = add_version(service, by="import")
    write_listing(service, Listing(name="Changed"))
    write_listing(service, listing_in(version))
    assert Service.objects.get().name == "Soup"


def test_what_the_source_said_is_kept_beside_what_staff_wrote() -> None:
    service = ServiceFactory(name="Our name", description="Same.")
    version = add_version(service, by="import", kept={"name": "Their name"})
    assert listing_in(version).name == "Our name"
    assert (source_said(version).name, source_said(version).description) == ("Their name", "Same.")
