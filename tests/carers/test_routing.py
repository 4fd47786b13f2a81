"""Who should hear from whom; every route leads somewhere."""

import csv
import tomllib

import pytest
from django.conf import settings

from carers.apps import DATA
from carers.route_texts import load, route_words
from carers.routing import PREFIX, may_use_adult_form, routes, routes_of
from portal.languages.models import State, Translation
from portal.ui.records import crisis_numbers
from questionnaires.conditions import Answers
from questionnaires.conditions import asked as asked_in
from questionnaires.definition import Definition

IN_COVENTRY, IN_WARWICKSHIRE, IN_LONDON = "CV1 5FB", "CV32 4AA", "SW1A 1AA"
GUIDES = DATA / "guides" / "guides.toml"
Said = Answers


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({}, ["adult"]),
        ({"situation": "rather-not", "cared-age": "rather-not"}, ["adult"]),
        ({"situation": "parent", "cared-age": "65-plus", "your-age": "25-64"}, ["adult"]),
        ({"your-age": "under-16", "situation": "parent", "cared-age": "65-plus"}, ["young"]),
        ({"your-age": "16-17", "situation": "parent"}, ["young", "transition"]),
        ({"situation": "child"}, ["parent"]),
        ({"situation": "relative", "cared-age": "0-13"}, ["parent"]),
        ({"situation": "child", "cared-age": "14-17"}, ["transition", "parent"]),
        ({"situation": "paid"}, ["adult", "contracted"]),
        ({"situation": "parent", "cared-lives": "outside"}, ["adult", "elsewhere"]),
        ({"situation": "parent", "cared-council": "yes"}, ["adult", "council_known"]),
        ({"situation": "parent", "cared-council": "waiting"}, ["adult", "council_known"]),
        ({"situation": "parent", "cared-council": "not-sure"}, ["adult"]),
    ],
)
def test_the_table_of_routes(asked: Definition, said: Said, wanted: list[str]) -> None:
    assert routes_of(asked, said) == wanted


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        ({"relation-2": "child", "cared-age-2": "0-13"}, ["parent"]),
        ({"relation-2": "parent", "cared-age-2": "65-plus"}, ["parent", "adult"]),
        ({"cared-age-2": "rather-not"}, ["parent", "adult"]),
        ({}, ["parent", "adult"]),
    ],
)
def test_of_two_people_one_may_be_an_adult(
    asked: Definition, others: Said, wanted: list[str]
) -> None:
    said: Said = {"situation": "child", "cared-age": "0-13", "how-many": "two"}
    assert routes_of(asked, {**said, **others}) == wanted


def test_a_second_person_who_is_hidden_opens_no_route(asked: Definition) -> None:
    said: Said = {"situation": "child", "cared-age-2": "65-plus", "cared-lives-2": "outside"}
    assert routes_of(asked, {**said, "how-many": "one"}) == ["parent"]


@pytest.mark.parametrize(
    ("lives", "postcode", "elsewhere"),
    [
        ("with-me", IN_WARWICKSHIRE, True),
        ("with-me", IN_LONDON, True),
        ("with-me", IN_COVENTRY, False),
        ("with-me", "CV1", False),
        ("with-me", "CV32", True),
        # Shared between councils: says nothing.
        ("with-me", "CV7", False),
        ("with-me", "", False),
        ("with-me", "no idea \x00\ud800", False),
        ("own-home", IN_WARWICKSHIRE, False),
        ("care-home", IN_LONDON, False),
        ("outside", IN_COVENTRY, True),
    ],
)
def test_the_council_of_the_person_cared_for_decides(
    asked: Definition, lives: str, postcode: str, elsewhere: bool
) -> None:
    """Her own postcode says where that is only if they live together."""
    said: Said = {"cared-lives": lives}
    assert ("elsewhere" in routes_of(asked, said, postcode=postcode)) is elsewhere
    assert ("elsewhere" in routes_of(asked, {**said, "postcode": postcode})) is elsewhere


def test_a_postcode_that_is_given_counts_before_one_that_was_answered(asked: Definition) -> None:
    said: Said = {"cared-lives": "with-me", "postcode": IN_LONDON}
    assert routes_of(asked, said, postcode=IN_COVENTRY) == ["adult"]


@pytest.mark.parametrize("situation", ["parent", "paid"])
def test_being_paid_never_blocks(asked: Definition, situation: str) -> None:
    assert may_use_adult_form(routes_of(asked, {"situation": situation}))


@pytest.mark.parametrize(
    "said",
    [
        {"your-age": "under-16", "situation": "parent", "cared-council": "yes"},
        {"your-age": "16-17"},
        {"situation": "child"},
    ],
)
def test_the_adult_form_is_for_adults_who_care_for_adults(asked: Definition, said: Said) -> None:
    assert not may_use_adult_form(routes_of(asked, said))


# Where they lead ------------------------------------------------------------------------------


@pytest.mark.parametrize("code", routes())
def test_every_route_leads_somewhere(code: str) -> None:
    with (settings.BASE_DIR / "directory" / "data" / "services.csv").open(encoding="utf-8") as file:
        published = {row["key"] for row in csv.DictReader(file) if row["status"] == "published"}
    route = routes()[code]
    assert route.services
    assert published.issuperset(route.services)
    assert {"council", *crisis_numbers()}.issuperset(route.contacts)
    assert route.guide in tomllib.loads(GUIDES.read_text(encoding="utf-8"))["guide"]
    assert route.source


def test_routes_are_those_that_options_open(asked: Definition) -> None:
    tags = {tag for one in asked.questions for option in one.options for tag in option.tags}
    assert {tag for tag in tags if tag.startswith(PREFIX)} == {
        f"{PREFIX}{code}" for code in routes()
    }


def test_what_makes_her_postcode_theirs_is_asked(asked: Definition) -> None:
    condition = routes()["elsewhere"].with_her
    assert condition
    for code, options in asked_in(condition):
        assert set(options or ()) <= set(asked.question_by_code[code].by_code)


@pytest.mark.django_db
def test_words_of_routes_are_translated_like_all_others() -> None:
    assert set(route_words(routes(), "en")) == set(routes())
    for words in route_words(routes(), "en").values():
        assert all(words.get(field) for field in ("title", "what", "next", "stay"))
    load()
    Translation.objects.update_or_create(
        kind="carers.route",
        object_id="route/young",
        language="pl",
        defaults={"texts": {"title": "Zespół dla młodych"}, "state": State.DRAFT},
    )
    polish = route_words(["young"], "pl")["young"]
    assert (polish.title.value, polish.title.language) == ("Zespół dla młodych", "pl")
    assert polish.what.language == "en"
