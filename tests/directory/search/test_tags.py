"""Every fact that a filter asks for, as the listing says it or does not."""

import pytest

from directory.models import (
    Accessibility,
    Schedule,
    Service,
    ServiceArea,
    ServiceLanguage,
    Taxonomy,
)
from directory.search.tags import tags_of, token, values_of
from tests.factories.directory import (
    LocationFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    TermFactory,
)


def tags(service: Service) -> set[str]:
    return set(tags_of(Service.objects.for_page().get(pk=service.pk)))


@pytest.mark.parametrize(
    ("tag", "made"),
    [
        ("needs:food", "tneedsfood"),
        ("day:MO", "tdaymo"),
        ("access:step-free", "taccessstepfree"),
        ("language:zh-hant", "tlanguagezhhant"),
    ],
)
def test_a_tag_is_one_token_of_letters_and_digits(tag: str, made: str) -> None:
    assert token(tag) == made


def test_known_values_of_a_fact() -> None:
    text = "tlanguagepl language:pl language:ur languages:x day:MO"
    assert values_of(text, "language") == ["pl", "ur"]
    assert values_of("language:unknown", "language") == []


@pytest.mark.django_db
class TestFacts:
    def test_a_listing_that_says_nothing_is_unknown_everywhere(self) -> None:
        assert tags(ServiceFactory()) == {
            f"{fact}:unknown"
            for fact in ("cost", "noassessment", "language", "delivery", "cultures", "day",
                         "access")
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("fields", "tag"),
        [
            ({"cost": "free"}, "cost:free"),
            ({"without_assessment": True}, "noassessment:yes"),
            ({"without_assessment": False}, "noassessment:no"),
            ({"is_sensitive": True}, "sensitive:yes"),
        ],
    )
    def test_its_own_facts(self, fields: dict[str, object], tag: str) -> None:
        found = tags(ServiceFactory(**fields))
        assert tag in found
        assert f"{tag.split(':', maxsplit=1)[0]}:unknown" not in found

    @pytest.mark.parametrize("taxonomy", Taxonomy.values)
    def test_its_terms(self, taxonomy: str) -> None:
        service = ServiceFactory()
        service.terms.add(TermFactory(taxonomy=taxonomy, code="one"))
        found = tags(service)
        assert f"{taxonomy}:one" in found
        assert f"{taxonomy}:unknown" not in found

    def test_its_languages(self) -> None:
        service = ServiceFactory()
        for code in ("pl", "ur"):
            ServiceLanguage.objects.create(service=service, code=code)
        found = tags(service)
        assert {"language:pl", "language:ur"} <= found
        assert "language:unknown" not in found

    def test_its_days_and_those_of_its_places(self) -> None:
        service = ServiceFactory()
        Schedule.objects.create(service=service, byday="MO,2TU")
        at_location = ServiceAtLocationFactory(service=service)
        Schedule.objects.create(service_at_location=at_location, byday="-1FR", freq="MONTHLY")
        days = {tag for tag in tags(service) if tag.startswith("day:")}
        assert days == {"day:MO", "day:TU", "day:FR"}

    def test_the_areas_it_serves(self) -> None:
        service = ServiceFactory()
        ServiceArea.objects.create(service=service, name="North", extent=" cv6, E08000026,")
        areas = {tag for tag in tags(service) if tag.startswith("area:")}
        assert areas == {"area:CV6", "area:E08000026"}

    @pytest.mark.parametrize(
        ("available", "is_masked", "access"),
        [
            (True, False, "access:wheelchair"),
            # A known 'no' is not offered as a way in; a masked place gives nothing away.
            (False, False, "access:unknown"),
            (True, True, "access:unknown"),
        ],
    )
    def test_ways_in(self, available: bool, is_masked: bool, access: str) -> None:
        place = LocationFactory(is_masked=is_masked)
        Accessibility.objects.create(location=place, feature="wheelchair", available=available)
        service = ServiceAtLocationFactory(location=place).service
        assert {tag for tag in tags(service) if tag.startswith("access:")} == {access}
