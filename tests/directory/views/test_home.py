"""What the directory shows on the home page."""

import datetime

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from directory.home import COUNTED_WEEKS, OPENED_OFTEN, TOPICS
from directory.models import Publication, Service, ServiceUse
from directory.search import index
from tests.directory.views.conftest import Small
from tests.directory.views.reading import link, main_text
from tests.factories.directory import ServiceFactory, TermFactory

HOME = "/en/"


def opened(service: Service, times: int, weeks_ago: int = 0) -> None:
    day = timezone.localdate() - datetime.timedelta(weeks=weeks_ago)
    ServiceUse.objects.create(service=service, week=day, times=times)


def test_topics_lead_to_their_listings(client: Client, small: Small) -> None:
    found = link(client.get(HOME), "A break from caring")
    assert found is not None
    assert found["href"] == "/en/directory/needs/break-from-caring/"


def test_an_empty_directory_offers_no_topics(client: Client, db: None) -> None:
    TermFactory(name="Nobody does this")
    text = main_text(client.get(HOME))
    assert "Nobody does this" not in text
    assert "What do you need help with?" not in text


def test_topics_with_least_behind_them_are_one_step_further(client: Client, small: Small) -> None:
    for number in range(TOPICS):
        term = TermFactory(name=f"Big topic {number}")
        for _ in range(3):
            ServiceFactory().terms.add(term)
    index.rebuild()
    page = client.get(HOME)
    assert link(page, "A break from caring") is None
    assert link(page, "Look through all topics") is not None


def test_most_opened_come_first(client: Client, small: Small) -> None:
    opened(small.bare, OPENED_OFTEN + 1)
    opened(small.full, OPENED_OFTEN + 2)
    text = main_text(client.get(HOME))
    assert text.index("Sitting Service") < text.index("Quiet Hour")


def test_weeks_add_up(client: Client, small: Small) -> None:
    opened(small.bare, OPENED_OFTEN - 1)
    opened(small.bare, 1, weeks_ago=2)
    assert "Quiet Hour" in main_text(client.get(HOME))


def test_few_openings_show_nothing(client: Client, small: Small) -> None:
    opened(small.bare, OPENED_OFTEN - 1)
    assert "What other people look at" not in main_text(client.get(HOME))


def test_old_openings_do_not_count(client: Client, small: Small) -> None:
    opened(small.bare, 100, weeks_ago=COUNTED_WEEKS + 1)
    assert "Quiet Hour" not in main_text(client.get(HOME))


def test_withdrawn_services_are_left_out(client: Client, small: Small) -> None:
    opened(small.bare, 100)
    Service.objects.filter(pk=small.bare.pk).update(publication=Publication.WITHDRAWN)
    assert "Quiet Hour" not in main_text(client.get(HOME))


def test_queries(
    client: Client, small: Small, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    opened(small.bare, 100)
    client.get("/ur/")
    with django_assert_max_num_queries(6):
        client.get("/ur/")
