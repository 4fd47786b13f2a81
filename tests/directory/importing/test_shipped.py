"""The data that ships with the portal, and its loader."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from directory.importing.shipped.files import DATA, OTHER_LANGUAGES, load
from directory.importing.shipped.places import load_descriptions, load_places
from directory.importing.shipped.services import SOURCE, load_services, load_texts
from directory.importing.shipped.terms import load_terms
from directory.importing.shipped.translations import put_drafts
from directory.models import Publication, Service, Taxonomy, Term
from portal.accounts.models import User
from portal.languages.models import State, Translation
from portal.languages.translated import save_texts

pytestmark = [pytest.mark.django_db, pytest.mark.long]

PLACES = Path(__file__).resolve().parents[2] / "data" / "places.csv"


def run() -> str:
    out = io.StringIO()
    call_command("load_directory", stdout=out, stderr=out)
    return out.getvalue()


def test_loading_twice_changes_nothing(settings: Any) -> None:
    settings.PLACES_FILE = PLACES
    first = run()
    assert "Refused" not in first
    before = _everything()
    second = run()
    assert "Terms: 0 changed." in second
    assert second.count("0 created, 0 updated") == 2
    assert _everything() == before


@pytest.fixture(scope="class")
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_terms()
        load_services()
        load_texts()
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("_loaded")
class TestWhatShips:
    """Loaded once: it takes seconds. What one test changes is undone."""

    def test_every_row_is_there_under_its_own_key(self) -> None:
        with (DATA / "services.csv").open(encoding="utf-8") as file:
            keys = {row["key"] for row in csv.DictReader(file)}
        assert set(Service.objects.values_list("key", flat=True)) == keys

    def test_rows_named_draft_stay_drafts_with_their_reason(self) -> None:
        drafts = Service.objects.filter(publication=Publication.DRAFT)
        assert drafts.exists()
        assert all(service.staff_note.startswith("Draft because: ") for service in drafts)

    def test_every_listing_says_its_source_and_date(self) -> None:
        assert not Service.objects.filter(source_note="").exists()
        assert not Service.objects.filter(source_date=None).exists()

    def test_services_of_the_citys_papers_serve_the_city(self) -> None:
        service = Service.objects.filter(source=SOURCE).latest("key")
        assert service.areas.get().covers(district="CV9", council="E08000026")

    def test_listings_about_abuse_are_marked(self) -> None:
        assert Service.objects.filter(is_sensitive=True).exists()

    def test_texts_are_loaded_as_drafts(self) -> None:
        rows = Translation.objects.filter(kind=Service.TRANSLATION_KIND)
        assert set(rows.values_list("state", flat=True)) == {State.DRAFT}

    def test_every_term_has_a_name_in_every_language(self) -> None:
        count = Term.objects.count()
        for language in OTHER_LANGUAGES:
            rows = Translation.objects.filter(kind=Term.TRANSLATION_KIND, language=language)
            assert sum(bool(row.texts.get("name")) for row in rows) == count, language

    def test_ways_of_delivery_are_terms(self) -> None:
        codes = Term.objects.filter(taxonomy=Taxonomy.DELIVERY).values_list("code", flat=True)
        assert set(codes) == {"in-person", "online", "at-home", "phone"}

    def test_changed_english_of_a_term_makes_its_drafts_outdated(self, tmp_path: Path) -> None:
        (tmp_path / "terms").mkdir()
        (tmp_path / "terms" / "en.toml").write_text(
            '[needs.food]\nname = "Meals"\nwords = ["soup"]\n'
        )
        assert load_terms(tmp_path) == 1
        food = Term.objects.get(code="food", taxonomy=Taxonomy.NEEDS)
        assert (food.name, food.words) == ("Meals", "soup")
        assert set(food.translations().values_list("state", flat=True)) == {State.OUTDATED}

    def test_places_carry_their_kind_needs_source_and_licence(self) -> None:
        report = load_places(PLACES)
        assert (report.created, report.rejected) == (3, [])
        place = Service.objects.get(key="test-library")
        assert {term.tag for term in place.terms.all()} == {
            "places:library", "needs:digital-skills", "needs:leisure-and-activities",
        }  # fmt: skip
        assert (place.source_note, str(place.source_date)) == ("Invented for tests", "2026-01-01")
        assert place.licence == "OGL v3.0"
        location = place.at_locations.get().location
        assert (location.address, location.city, location.postcode) == (
            "1 Test Street", "Coventry", "CV1 1AA",
        )  # fmt: skip

    def test_places_are_described_by_their_kind_in_every_language(self) -> None:
        load_places(PLACES)
        load_descriptions()
        place = Service.objects.get(key="test-library")
        kind = Term.objects.get(taxonomy=Taxonomy.PLACES, code="library")
        assert place.description == kind.description
        polish = kind.translations().get(language="pl").texts["description"]
        assert place.translations().get(language="pl").texts == {"description": polish}

    def test_every_kind_of_place_has_its_term_and_needs(self) -> None:
        tags = {term.tag for term in Term.objects.all()}
        for kind, entry in load("places.toml").items():
            assert f"places:{entry['place']}" in tags, kind
            assert {f"needs:{need}" for need in entry["needs"]} <= tags, kind

    def test_without_the_list_of_places_it_says_so_and_goes_on(
        self, settings: Any, tmp_path: Path
    ) -> None:
        settings.PLACES_FILE = tmp_path / "none.csv"
        assert "Places: left out" in run()

    def test_a_list_of_places_that_is_none_is_an_error(self, settings: Any, tmp_path: Path) -> None:
        settings.PLACES_FILE = tmp_path / "places.csv"
        settings.PLACES_FILE.write_text("key,name,type\na,Moon base,moon base\n")
        with pytest.raises(CommandError, match="kind of place that is not known: ‘moon base’"):
            run()


@pytest.fixture
def food() -> Term:
    return Term.objects.create(taxonomy=Taxonomy.NEEDS, code="food", name="Food")


def test_a_draft_is_written_and_brought_up_to_date(food: Term) -> None:
    assert put_drafts([food], "pl", {food.pk: {"name": "Jedzenie"}}) == {food.pk}
    assert put_drafts([food], "pl", {food.pk: {"name": "Jedzenie"}}) == set()
    assert put_drafts([food], "pl", {food.pk: {"name": "Żywność"}}) == {food.pk}
    row = food.translations().get()
    assert (row.texts, row.state) == ({"name": "Żywność"}, State.DRAFT)
    assert row.source_digest == food.source_digest()


def test_a_reviewed_text_is_never_overwritten(food: Term) -> None:
    save_texts(food, language="pl", texts={"name": "Jedzenie"}, state=State.REVIEWED)
    put_drafts([food], "pl", {food.pk: {"name": "Żywność"}})
    assert food.translations().get().texts == {"name": "Jedzenie"}


def test_a_text_that_a_person_edited_is_never_overwritten(food: Term) -> None:
    person = User.objects.create_user("translator@example.org", name="A. Translator")
    save_texts(food, language="pl", texts={"name": "Jedzenie"}, state=State.DRAFT, by=person)
    put_drafts([food], "pl", {food.pk: {"name": "Żywność"}})
    assert food.translations().get().texts == {"name": "Jedzenie"}


def test_an_outdated_draft_stays_outdated_until_its_text_changes(food: Term) -> None:
    save_texts(food, language="pl", texts={"name": "Jedzenie"}, state=State.OUTDATED)
    put_drafts([food], "pl", {food.pk: {"name": "Jedzenie"}})
    assert food.translations().get().state == State.OUTDATED


def _everything() -> list[object]:
    return [
        list(Service.objects.order_by("pk").values()),
        list(Translation.objects.order_by("pk").values()),
        list(Term.objects.order_by("pk").values()),
    ]
