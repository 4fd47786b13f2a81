"""What guides there are, and that everything they name exists."""

import csv
import datetime
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from carers.guides.catalogue import Guide, guides
from carers.guides.texts import TEXTS, read_file, units
from directory.models import Taxonomy
from portal.languages.reading import grade
from portal.ui.records import crisis_numbers

SLUGS = {
    "carers-allowance", "getting-a-break", "carers-assessment", "dementia", "when-you-cannot-cope",
    "direct-payments", "emergency-plan", "work-and-caring", "young-carers", "parent-carers",
    "help-for-a-parent", "asking-for-an-assessment", "paying-for-care", "care-homes",
    "equipment-at-home", "coming-out-of-hospital", "reporting-abuse",
}  # fmt: skip
MOST_WORDS = 3000
MOST_IN_A_GUIDE = 200
LONGEST_SENTENCE = 15
HARDEST = 5.0

every_guide = pytest.mark.parametrize("guide", guides().values(), ids=lambda guide: guide.slug)


def shipped(name: str) -> dict[str, dict[str, str]]:
    with (settings.BASE_DIR / "directory" / "data" / name).open(newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def needs() -> set[str]:
    path: Path = settings.BASE_DIR / "directory" / "data" / "terms" / "en.toml"
    with path.open("rb") as file:
        return set(tomllib.load(file)[Taxonomy.NEEDS])


def reading_of(guide: Guide) -> list[str]:
    """What is read on the page; words for searching are nobody's reading."""
    texts = units()[guide.slug].texts
    return [line for field, text in texts.items() if field != "words" for line in text.splitlines()]


def test_the_guides_that_other_rooms_link_to_are_there() -> None:
    assert set(guides()) == set(units()) == SLUGS


@every_guide
def test_it_says_what_to_do_first_and_has_three_to_five_parts(guide: Guide) -> None:
    texts = units()[guide.slug].texts
    parts = [field for field in texts if re.fullmatch(r"part\.\d+\.title", field)]
    assert {"title", "summary", "first", "words"} <= set(texts)
    assert parts == [f"part.{number}.title" for number in range(1, len(parts) + 1)]
    assert 3 <= len(parts) <= 5
    assert all(f"part.{number}.text" in texts for number in range(1, len(parts) + 1))


@every_guide
def test_it_has_words_that_people_type(guide: Guide) -> None:
    phrases = units()[guide.slug].texts["words"].splitlines()
    assert len(phrases) >= 5
    assert len(set(phrases)) == len(phrases)


@every_guide
def test_it_is_short_and_easy(guide: Guide) -> None:
    lines = reading_of(guide)
    hardness = grade(lines)
    assert sum(len(line.split()) for line in lines) <= MOST_IN_A_GUIDE
    assert hardness is not None
    assert hardness <= HARDEST
    for line in lines:
        for sentence in re.split(r"(?<=[.!?])\s+", line):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_all_of_it_can_be_translated_eight_times() -> None:
    texts = [text for unit in units().values() for text in unit.texts.values()]
    assert sum(len(text.split()) for text in texts) < MOST_WORDS


@every_guide
def test_its_services_are_listed(guide: Guide) -> None:
    listed = shipped("services.csv")
    assert guide.services
    for key in (*guide.services, *guide.phones):
        assert key in listed, key
        assert listed[key]["status"] == "published", key


@every_guide
def test_who_to_phone_has_a_number(guide: Guide) -> None:
    listed = shipped("services.csv")
    assert guide.phones or guide.crisis
    assert all(listed[key]["phone"] for key in guide.phones)


@every_guide
def test_what_it_names_exists(guide: Guide) -> None:
    assert guide.need in needs()
    assert set(guide.crisis) <= set(crisis_numbers())
    assert guide.related
    assert set(guide.related) <= SLUGS - {guide.slug}
    assert f'id="{guide.icon}"' in (settings.BASE_DIR / "static/src/icons.svg").read_text()


@every_guide
def test_it_has_sources_and_a_day_on_which_it_is_checked_again(guide: Guide) -> None:
    assert guide.sources
    assert all(source.url or source.date for source in guide.sources)
    if guide.checked:
        assert guide.checked == max(source.date for source in guide.sources if source.date)
        assert all(source.date for source in guide.sources)
        assert guide.review_by > guide.checked


def test_facts_are_to_be_confirmed_again_after_their_review_date() -> None:
    guide = guides()["emergency-plan"]
    assert guide.facts_of(guide.review_by) == guide.checked
    assert guide.facts_of(guide.review_by + datetime.timedelta(days=1)) is None


def test_about_abuse_and_at_the_end_of_strength_help_comes_first() -> None:
    urgent = {guide.slug for guide in guides().values() if guide.is_urgent}
    assert urgent == {"reporting-abuse", "when-you-cannot-cope"}
    assert all(guides()[slug].is_sensitive for slug in urgent)


def test_every_guide_that_an_item_of_a_plan_names_exists() -> None:
    path = settings.BASE_DIR / "carers" / "data" / "items" / "items.toml"
    with path.open("rb") as file:
        named = {item["guide"] for item in tomllib.load(file)["item"] if item.get("guide")}
    assert named
    assert named <= SLUGS


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_translation_has_the_fields_of_the_english(path: Path) -> None:
    for slug, fields in read_file(path).items():
        assert set(fields) == set(units()[slug].texts), slug
