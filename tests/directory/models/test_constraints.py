"""What the database itself refuses, whoever writes."""

import datetime
from collections.abc import Callable

import pytest
from django.db import IntegrityError, models, transaction

from directory.models import (
    Accessibility,
    EmptySearch,
    Location,
    Organisation,
    Phone,
    Related,
    Report,
    Schedule,
    SearchDocument,
    Service,
    ServiceAtLocation,
    ServiceLanguage,
    ServiceUse,
    Term,
    Use,
    Version,
    Vocabulary,
)
from tests.factories.directory import LocationFactory, ServiceFactory, TermFactory

pytestmark = pytest.mark.django_db

MONDAY = datetime.date(2026, 11, 23)
Make = Callable[[Service], models.Model]


def one_term(service: Service) -> Term:
    return TermFactory(taxonomy="needs", code="food")


def from_source(service: Service) -> Service:
    return ServiceFactory(source="feed", source_id="17")


TWICE: dict[str, Make] = {
    "one_service_for_each_source_record": from_source,
    "one_organisation_for_each_source_record": lambda _: Organisation.objects.create(
        name="A", source="feed", source_id="17"
    ),
    "one_term_for_each_code": one_term,
    "a_language_once_a_service": lambda service: ServiceLanguage.objects.create(
        service=service, code="pl"
    ),
    "a_service_once_at_a_place": lambda service: ServiceAtLocation.objects.create(
        service=service, location=Location.objects.first() or LocationFactory()
    ),
    "one_answer_for_each_feature": lambda _: Accessibility.objects.create(
        location=Location.objects.first() or LocationFactory(), feature="parking"
    ),
    "another_listing_once": lambda service: Related.objects.create(
        service=service,
        other=Service.objects.exclude(pk=service.pk).first() or ServiceFactory(),
        position=0,
    ),
    "versions_are_numbered": lambda service: Version.objects.create(
        service=service, number=1, content={}
    ),
    "one_document_a_language": lambda service: SearchDocument.objects.create(
        service=service, language="pl", name="x"
    ),
    "a_token_once_a_language": lambda _: Vocabulary.objects.create(
        language="pl", token="opiek", listings=1
    ),
    "one_count_a_day": lambda _: EmptySearch.objects.create(words="x", language="pl", day=MONDAY),
    "one_use_count_each_hour": lambda _: Use.objects.create(
        kind="search", week=MONDAY, hour_of_week=9, language="pl"
    ),
    "one_service_count_a_week": lambda service: ServiceUse.objects.create(
        service=service, week=MONDAY
    ),
}


@pytest.mark.parametrize("name", TWICE)
def test_what_there_is_once_is_refused_twice(name: str) -> None:
    service = ServiceFactory()
    TWICE[name](service)
    with pytest.raises(IntegrityError), transaction.atomic():
        TWICE[name](service)


REFUSED: dict[str, Make] = {
    "ages_in_order": lambda _: ServiceFactory(minimum_age=19, maximum_age=18),
    "a_phone_belongs_to_something": lambda _: Phone.objects.create(number="024 7600 0000"),
    "a_schedule_belongs_to_something": lambda _: Schedule.objects.create(byday="MO"),
    "interval_from_one": lambda service: Schedule.objects.create(service=service, interval=0),
    "latitude_alone": lambda _: Location.objects.create(latitude=52.4),
    "longitude_alone": lambda _: Location.objects.create(longitude=-1.5),
    "beyond_the_pole": lambda _: Location.objects.create(latitude=90.1, longitude=0),
    "beyond_the_date_line": lambda _: Location.objects.create(latitude=0, longitude=-180.1),
    "no_listing_beside_itself": lambda service: Related.objects.create(
        service=service, other=service, position=0
    ),
    "an_answered_report_has_an_answer": lambda service: Report.objects.create(
        service=service, problem="other", language="en",
        answered_at=datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC),
    ),
    "hours_of_a_week": lambda _: Use.objects.create(
        kind="search", week=MONDAY, hour_of_week=168, language="en"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_true_is_refused(name: str) -> None:
    service = ServiceFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        REFUSED[name](service)


ALLOWED: dict[str, Make] = {
    "one_age": lambda _: ServiceFactory(minimum_age=18, maximum_age=18),
    "a_lowest_age_alone": lambda _: ServiceFactory(minimum_age=65),
    "a_phone_of_a_place": lambda _: Phone.objects.create(number="1", location=LocationFactory()),
    "the_pole": lambda _: Location.objects.create(latitude=90, longitude=180),
    "no_point": lambda _: Location.objects.create(),
    "an_open_report": lambda service: Report.objects.create(
        service=service, problem="other", language="en"
    ),
    "the_last_hour_of_a_week": lambda _: Use.objects.create(
        kind="search", week=MONDAY, hour_of_week=167, language="en"
    ),
    "the_same_source_id_from_elsewhere": lambda _: (
        from_source(_),
        ServiceFactory(source="other", source_id="17"),
    )[1],
    "no_source_id_twice": lambda _: (
        ServiceFactory(source="feed"),
        ServiceFactory(source="feed"),
    )[1],
    "a_code_in_two_taxonomies": lambda _: (
        one_term(_),
        TermFactory(taxonomy="audiences", code="food"),
    )[1],
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_may_be_is_kept(name: str) -> None:
    assert ALLOWED[name](ServiceFactory()).pk


def test_every_constraint_has_its_test() -> None:
    from django.apps import apps

    names = {
        constraint.name
        for model in apps.get_app_config("directory").get_models()
        for constraint in model._meta.constraints
    }
    tested = {*TWICE, *REFUSED, "coordinates_come_in_pairs_on_earth"}
    assert names <= tested
