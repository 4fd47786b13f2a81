"""Who may see a listing, and when it is to be checked again."""

import datetime
import itertools

import pytest

from directory.models import Cost, Publication, Service, Status, Taxonomy
from tests.factories.directory import ServiceFactory, TermFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)
SEEN = {
    (Publication.PUBLISHED, Status.ACTIVE),
    (Publication.PUBLISHED, Status.TEMPORARILY_CLOSED),
}


@pytest.mark.parametrize(
    ("publication", "status"), list(itertools.product(Publication.values, Status.values))
)
def test_the_public_sees_what_is_published_and_running(publication: str, status: str) -> None:
    service = ServiceFactory(publication=publication, status=status)
    visible = Service.objects.visible().filter(pk=service.pk).exists()
    assert visible is service.is_visible is ((publication, status) in SEEN)


def test_a_new_listing_is_a_draft_that_says_nothing_of_its_cost() -> None:
    service = Service.objects.create(key="new", name="New")
    assert (service.publication, service.cost) == (Publication.DRAFT, Cost.UNKNOWN)


class TestDueForCheck:
    def due(self) -> list[str]:
        return [service.name for service in Service.objects.due_for_check(TODAY)]

    @pytest.mark.parametrize(("days", "is_due"), [(-1, True), (0, True), (1, False)])
    def test_from_the_day_itself(self, days: int, is_due: bool) -> None:
        ServiceFactory(name="A", next_check_due=TODAY + datetime.timedelta(days))
        assert self.due() == (["A"] if is_due else [])

    def test_a_listing_without_a_date_is_not_due(self) -> None:
        ServiceFactory()
        assert self.due() == []

    def test_a_listing_that_nobody_sees_is_not_due(self) -> None:
        ServiceFactory(next_check_due=TODAY, draft=True)
        assert self.due() == []

    def test_longest_overdue_first_then_by_name(self) -> None:
        for name, days in (("C", 1), ("B", 1), ("A", 0), ("D", 9)):
            ServiceFactory(name=name, next_check_due=TODAY - datetime.timedelta(days))
        assert self.due() == ["D", "B", "C", "A"]


def test_terms_of_one_taxonomy() -> None:
    service = ServiceFactory()
    need, audience = TermFactory(), TermFactory(taxonomy=Taxonomy.AUDIENCES)
    service.terms.set([need, audience])
    assert service.terms_in(Taxonomy.AUDIENCES) == [audience]


@pytest.mark.parametrize(
    ("taxonomy", "tag"), [("needs", "needs:food"), ("audiences", "audiences:food")]
)
def test_a_term_is_tagged_by_taxonomy_and_code(taxonomy: str, tag: str) -> None:
    assert TermFactory(taxonomy=taxonomy, code="food").tag == tag
