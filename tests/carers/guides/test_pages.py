"""The page of a guide, and the page of all guides."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from pytest_django import DjangoAssertNumQueries

from carers.guides.catalogue import guides
from carers.guides.translating import pieces
from directory.models import Publication, Service
from portal.languages.models import State
from portal.languages.recordings.actions import keep
from portal.languages.table import BY_CODE
from tests.carers.guides.conftest import translate
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def page(client: Client, slug: str, language: str = "en") -> BeautifulSoup:
    answer = client.get(f"/{language}/carers/guides/{slug}/")
    return BeautifulSoup(answer.content, "html.parser")


@pytest.mark.parametrize("language", BY_CODE)
@pytest.mark.parametrize("slug", guides())
def test_every_guide_answers_in_every_language(client: Client, slug: str, language: str) -> None:
    found = page(client, slug, language)
    assert found.h1.get_text(strip=True)
    assert len(found.select("#guide h2")) >= 4


@pytest.mark.parametrize("language", BY_CODE)
def test_all_guides_stand_on_one_page_by_whom_they_are_for(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/carers/guides/")
    found = BeautifulSoup(answer.content, "html.parser")
    sections = found.main.find_all("section")
    assert [len(section.select(".card__link")) for section in sections] == [10, 7]
    addresses = {link["href"] for link in found.select(".card__link")}
    assert addresses == {f"/{language}/carers/guides/{slug}/" for slug in guides()}


def test_a_guide_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/en/carers/guides/no-such-guide/").status_code == 404


def test_what_to_do_first_stands_before_the_parts_with_a_number(
    client: Client, local: None
) -> None:
    found = page(client, "getting-a-break")
    assert found.select_one("#guide h2")["id"] == "first"
    panel = found.select_one(".panel--accent")
    assert "Carers Trust" in panel.get_text()
    assert panel.find("a", href="tel:02476632972")


def test_local_services_come_in_the_order_of_the_guide(client: Client, local: None) -> None:
    found = page(client, "getting-a-break")
    names = [name.get_text(strip=True) for name in found.select(".result__name")]
    assert names == ["My Time", "CRESS"]
    assert found.select_one(".result__name a")["href"] == "/en/directory/services/my-time/"


def test_a_service_that_is_no_longer_listed_is_left_out(client: Client, local: None) -> None:
    Service.objects.filter(key="my-time").update(publication=Publication.WITHDRAWN)
    names = [name.get_text(strip=True) for name in page(client, "getting-a-break").select("h3")]
    assert names == ["CRESS"]


def test_where_none_is_listed_any_more_others_for_the_same_need_are(
    client: Client, local: None
) -> None:
    Service.objects.filter(key__in=guides()["getting-a-break"].services).update(
        publication=Publication.WITHDRAWN
    )
    names = {name.get_text(strip=True) for name in page(client, "getting-a-break").select("h3")}
    assert names == {"Carers Trust", "Adult Social Care Direct"}


def test_more_help_is_a_step_away(client: Client, local: None) -> None:
    found = page(client, "getting-a-break")
    assert found.find("a", href="/en/directory/needs/break-from-caring/")
    assert found.find("a", href="/en/carers/guides/carers-assessment/")
    assert found.find("a", href="/en/carers/guides/")


@pytest.mark.parametrize(("slug", "leads"), [("getting-a-break", True), ("care-homes", False)])
def test_guides_for_carers_lead_to_a_plan(client: Client, slug: str, leads: bool) -> None:
    assert bool(page(client, slug).main.find("a", href="/en/carers/")) is leads


def test_an_empty_directory_still_has_a_guide(client: Client) -> None:
    found = page(client, "getting-a-break")
    assert not found.find(id="services")
    assert found.find("a", href="tel:02476833003"), "the council’s number is on every page"


@pytest.mark.parametrize("slug", ["reporting-abuse", "when-you-cannot-cope"])
def test_urgent_help_comes_before_everything(client: Client, local: None, slug: str) -> None:
    found = page(client, slug, "ur")
    first = found.select_one("#guide h2")
    assert first["id"] == "urgent-help-title"
    assert found.find("a", href="tel:999")
    assert found.find("a", href="tel:02476832222")
    assert found.select_one(".govuk-js-exit-this-page-button")


def test_reporting_abuse_has_the_safeguarding_number_as_a_button(client: Client) -> None:
    button = page(client, "reporting-abuse").select_one(".number__phone")
    assert button["href"] == "tel:02476833003"


def test_other_guides_have_no_panel_of_danger(client: Client) -> None:
    found = page(client, "care-homes")
    assert not found.find(id="urgent-help-title")
    assert not found.select_one(".govuk-js-exit-this-page-button")


def test_a_young_carer_sees_childline(client: Client) -> None:
    assert page(client, "young-carers").select_one('.panel--accent a[href="tel:08001111"]')


def test_it_can_be_listened_to(client: Client) -> None:
    found = page(client, "dementia")
    button = found.select_one("button[data-listen]")
    assert button.has_attr("hidden"), "only the script knows whether there is a voice"
    assert found.find(id=button["data-listen"]).h1


def test_a_recording_is_played_while_it_says_what_is_written(
    client: Client, local: None, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    row = translate("dementia", "ti", title="ድማ")
    sound = SimpleUploadedFile("dementia.mp3", b"ID3" + bytes(100))
    piece = next(piece for piece in pieces() if piece.unit.pk == "dementia")
    kept = keep(piece=piece, language="ti", row=row, upload=sound, by=UserFactory())
    button = page(client, "dementia", "ti").select_one("button[data-listen]")
    assert button["data-recording"] == kept.get_absolute_url()
    assert not page(client, "dementia", "ur").select_one("button[data-recording]")
    translate("dementia", "ti", title="ካልእ")
    assert not page(client, "dementia", "ti").select_one("button[data-recording]")


def test_a_missing_language_is_said_and_the_english_is_marked(client: Client) -> None:
    found = page(client, "dementia", "ur")
    assert found.h1.span["lang"] == "en-GB"
    assert found.h1.span["dir"] == "ltr"
    with translation.override("ur"):
        assert gettext("This page is not in your language yet.") in found.main.get_text()


def test_a_translation_is_shown_and_its_gaps_are_english(client: Client) -> None:
    translate("dementia", "ur", title="ڈیمنشیا والے شخص کی دیکھ بھال")
    found = page(client, "dementia", "ur")
    assert found.h1.get_text(strip=True) == "ڈیمنشیا والے شخص کی دیکھ بھال"
    assert not found.h1.span
    assert found.select_one("#guide .govuk-body-l span[lang]")
    assert not found.select_one("#guide .notice")


def test_a_translation_of_older_english_says_so(client: Client) -> None:
    translate("dementia", "pl", State.OUTDATED, title="Opieka nad osobą z demencją")
    notice = page(client, "dementia", "pl").select_one("#guide .notice")
    said = "The English page has changed since this was written. Phone us if anything is not clear."
    with translation.override("pl"):
        assert gettext(said) in notice.get_text()


def test_in_english_nothing_is_missing(client: Client) -> None:
    assert not page(client, "dementia").select_one("#guide .notice")


def test_it_says_where_its_facts_come_from_and_from_when(client: Client) -> None:
    with time_machine.travel(datetime.datetime(2026, 8, 1, 12, tzinfo=datetime.UTC), tick=False):
        text = page(client, "emergency-plan").select_one(".provenance").get_text()
    assert "These facts are from 27 May 2026 or before." in text
    assert "Care Quality Commission" in text


def test_facts_past_their_review_date_are_to_be_confirmed(client: Client) -> None:
    with time_machine.travel(datetime.datetime(2028, 1, 1, 12, tzinfo=datetime.UTC), tick=False):
        text = page(client, "emergency-plan").select_one(".provenance").get_text()
    assert "We still have to check some of these facts." in text


def test_what_is_not_checked_is_never_called_checked(client: Client) -> None:
    text = page(client, "carers-allowance").select_one(".provenance").get_text()
    assert "We still have to check some of these facts." in text
    assert "or before" not in text


def test_a_guide_is_a_handful_of_queries(
    client: Client, local: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/ur/carers/guides/getting-a-break/")
    with django_assert_max_num_queries(15):
        client.get("/ur/carers/guides/getting-a-break/")
