"""Which listings lack which languages: in SQL for lists, in memory for rows."""

import pytest

from directory.models import Service
from directory.staff.coverage import OTHERS, coverage_of, in_state, lacking
from portal.languages.models import State
from portal.languages.translated import save_texts
from tests.factories.directory import ServiceFactory, TermFactory


def names(services):
    return sorted(services.values_list("name", flat=True))


@pytest.fixture
def services(db):
    """One with everything, one with a Polish draft and an outdated Urdu text, one with nothing."""
    full = ServiceFactory(name="full")
    for language in OTHERS:
        save_texts(full, language=language.code, texts={"name": "x"}, state=State.REVIEWED)
    some = ServiceFactory(name="some")
    save_texts(some, language="pl", texts={"name": "x"}, state=State.DRAFT)
    save_texts(some, language="ur", texts={"name": "x"}, state=State.OUTDATED)
    ServiceFactory(name="none")
    return Service.objects.all()


@pytest.mark.parametrize(
    ("language", "expected"),
    [("pl", ["none"]), ("ur", ["none", "some"]), ("ti", ["none", "some"]), ("", ["none", "some"])],
)
def test_lacking(services, language, expected):
    assert names(lacking(services, language)) == expected


@pytest.mark.parametrize(
    ("language", "state", "expected"),
    [
        ("pl", State.DRAFT, ["some"]),
        ("pl", State.MISSING, ["none"]),
        ("ur", State.OUTDATED, ["some"]),
        ("ur", State.MISSING, ["none"]),
        ("ur", State.REVIEWED, ["full"]),
    ],
)
def test_in_state(services, language, state, expected):
    assert names(in_state(services, language, state)) == expected


def test_a_row_marked_missing_is_missing(services):
    save_texts(Service.objects.get(name="none"), language="pl", texts={}, state=State.MISSING)
    assert names(in_state(services, "pl", State.MISSING)) == ["none"]
    assert "none" in names(lacking(services, "pl"))


def test_texts_of_other_things_do_not_count(services):
    term = TermFactory()
    for language in OTHERS:
        save_texts(term, language=language.code, texts={"name": "x"}, state=State.DRAFT)
    assert names(lacking(services)) == ["none", "some"]


def test_rows_in_one_query(services, django_assert_num_queries):
    listed = list(services)
    with django_assert_num_queries(1):
        found = {service.name: coverage_of(listed)[service.pk] for service in listed[:1]}
    assert found


def test_coverage_of_each(services):
    found = coverage_of(services)
    by_name = {service.name: found[service.pk] for service in services}
    assert by_name["full"].is_whole
    assert len(by_name["none"].missing) == 8
    some = by_name["some"]
    assert [language.code for language in some.outdated] == ["ur"]
    assert len(some.missing) == 6
    assert not some.is_whole


def test_drafts_by_machine_count_as_there(services):
    save_texts(
        Service.objects.get(name="none"),
        language="pl",
        texts={"name": "x"},
        state=State.MACHINE_DRAFT,
    )
    assert names(lacking(services, "pl")) == []
