"""Whole plans: from any answers, in any language, stored nowhere, the same again."""

import datetime
import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from carers.apps import DATA
from carers.models import Ruleset
from carers.plan.files import body
from carers.plan.items import TIMES
from carers.plan.making import make_plan
from carers.plan.texts import KIND
from directory.search import index
from portal.languages.models import State, Translation
from questionnaires.definition import Definition
from questionnaires.models import Version, VersionState
from tests.carers.plan.conftest import published
from tests.factories.directory import PhoneFactory, ServiceFactory

TODAY = datetime.date(2026, 11, 27)
FULL = {
    "situation": "parent", "how-many": "two", "relation-2": "partner",
    "cared-age": "65-plus", "cared-condition": ["memory", "frail"], "cared-lives": "with-me",
    "cared-council": "no", "cared-condition-2": ["stroke"], "cared-council-2": "yes",
    "hours": "50-plus", "hard": ["home", "fun"], "break": "never", "sleep": "broken",
    "health": "worse", "impact": "big", "money": "tight", "work": "gave-up", "backup": "maybe",
    "necessary": "yes", "safe": ["all-fine"],
}  # fmt: skip


@pytest.fixture
def made(assessment, ruleset):
    def make(answers=None, *, language="en", postcode="", today=TODAY, rules=None):
        return make_plan(
            assessment, rules or ruleset, answers or {}, language=language, postcode=postcode,
            today=today,
        )  # fmt: skip

    return make


@pytest.fixture
def listed(db):
    services = {
        key: ServiceFactory(key=key, name=name, source_date=datetime.date(2026, 5, 27))
        for key, name in (("cress", "CRESS"), ("dementia-hub", "Dementia Hub"))
    }
    PhoneFactory(service=services["cress"], number="024 7600 0001")
    index.rebuild()


def item(plan, code):
    return next(one for one in plan.snapshot()["items"] if one["code"] == code)


# What a plan says ----------------------------------------------------------------------------


def test_a_plan_is_plain_data_and_the_same_again(made, listed):
    first, again = (made(FULL, postcode="CV1 5FB").snapshot() for _ in range(2))
    assert json.dumps(first) == json.dumps(again)
    assert first["made_on"] == "2026-11-27"
    assert json.loads(json.dumps(first)) == first


def test_it_says_from_which_versions_it_was_made(made, assessment, ruleset):
    snapshot = made().snapshot()
    assert snapshot["questionnaire"] == {"number": 1, "digest": assessment.digest}
    assert snapshot["ruleset"] == {"number": 1, "digest": ruleset.digest}


def test_it_carries_routes_trace_and_flags(made):
    snapshot = made({**FULL, "sleep": "hardly"}).snapshot()
    assert snapshot["routing"] == ["adult", "council_known"]
    assert snapshot["eligibility"]["result"] == "T"
    assert {"level": "R1", "question": "sleep", "option": "hardly"} in snapshot["red_flags"]


def test_it_says_whom_she_looks_after_in_codes(made):
    assert made(FULL).snapshot()["people"] == [
        {"number": 1, "relation": "parent", "condition": ["memory", "frail"],
         "lives": "with-me", "council": "no"},
        {"number": 2, "relation": "partner", "condition": ["stroke"], "lives": "",
         "council": "yes"},
    ]  # fmt: skip


def test_each_person_brings_what_she_needs(made):
    codes = {one["code"] for one in made(FULL).snapshot()["items"]}
    assert {"dementia", "stroke", "assessment", "assessment-council"} <= codes


def test_answers_to_questions_that_are_not_asked_count_for_nothing(made):
    hidden = {"cared-condition-2": ["autism"], "how-many": "one"}
    assert "autism" not in {one["code"] for one in made(hidden).snapshot()["items"]}


def test_an_item_has_source_date_phone_guide_and_link(made):
    allowance = item(made({"hours": "50-plus"}), "carers-allowance")
    assert allowance["source"]["url"] == "https://www.gov.uk/carers-allowance"
    assert allowance["links"][0]["name"]["text"] == "Read more on GOV.UK"
    assert allowance["guide"] == "carers-allowance"
    assert allowance["phone"]["number"] == "024 7663 2972"
    assert allowance["phone"]["name"]["text"] == "The carers service"
    cress = item(made({"backup": "nobody"}), "cress")
    assert cress["checked"] == "2026-05-27"
    assert cress["why"]["text"].startswith("We asked: “Who could step in if you fell ill today?”")


def test_a_figure_is_there_on_its_days_only(made):
    def steps(day):
        plan = made({"hours": "50-plus"}, today=datetime.date.fromisoformat(day))
        return " ".join(step["text"] for step in item(plan, "carers-allowance")["what"])

    assert "£86.45" in steps("2027-04-04")
    assert "£204" in steps("2027-04-04")
    assert "£" not in steps("2027-04-05")
    assert steps("2027-04-05").startswith("You may get it if you care for 35 hours a week or more.")


def test_a_figure_that_nobody_has_checked_makes_its_item_unsure(made, rules_body):
    sure = deepcopy(rules_body)
    sure["sources"]["gov-carers-allowance"]["date"] = "2026-06-01"
    rules = published(sure, number=2, state=VersionState.RETIRED)
    answers = {"hours": "50-plus"}
    assert item(made(answers, rules=rules), "carers-allowance")["checked"] == "to confirm"
    for rate in sure["rates"]:
        rate["checked"] = "2026-06-01"
    rules = published(sure, number=3, state=VersionState.RETIRED)
    assert item(made(answers, rules=rules), "carers-allowance")["checked"] == "2026-06-01"


def test_what_goes_by_a_secret_answer_is_marked(made):
    plan = made({"safe": ["hurt-me"], "hours": "50-plus"})
    assert item(plan, "harm-you")["confidential"] is True
    assert item(plan, "carers-allowance")["confidential"] is False


# Services ------------------------------------------------------------------------------------


def test_services_are_told_as_they_were(made, listed):
    snapshot = made({"cared-condition": ["memory"], "backup": "nobody"}).snapshot()
    [hub] = [one for one in snapshot["services"] if one["key"] == "dementia-hub"]
    assert hub["name"] == {"text": "Dementia Hub", "language": "en", "state": "reviewed"}
    assert hub["items"] == ["dementia"]
    assert hub["url"] == "/en/directory/services/dementia-hub/"
    assert hub["checked"] == "2026-05-27"
    [cress] = [one for one in snapshot["services"] if one["key"] == "cress"]
    assert cress["phone"] == "024 7600 0001"


def test_service_pages_are_those_of_her_language(made, listed):
    services = made({"backup": "nobody"}, language="ur").snapshot()["services"]
    assert services[0]["url"] == "/ur/directory/services/cress/"


def test_a_bad_postcode_keeps_everything_and_says_so(made, listed):
    good, bad = made(FULL, postcode="CV1 5FB"), made(FULL, postcode="somewhere")
    assert [one.chosen.item.code for one in good.items] == [
        one.chosen.item.code for one in bad.items
    ]
    assert list(bad.services.offers) == list(good.services.offers)
    assert bad.services.place_problem.startswith("We do not know that place.")
    assert good.services.place_problem == ""


def test_the_postcode_she_answered_is_used_where_none_is_given(made):
    answers = {"cared-lives": "with-me", "postcode": "M1 1AA"}
    assert "elsewhere" in made(answers).routing
    assert item(made(answers), "elsewhere")["why"]["text"] == "Because of the postcode you gave."
    assert "elsewhere" not in made(answers, postcode="CV1 5FB").routing


# Languages -----------------------------------------------------------------------------------


def test_english_that_fills_a_gap_is_marked_as_english(made):
    plan = made(language="ti").snapshot()
    assert {one["title"]["language"] for one in plan["items"]} == {"en"}


def test_whether_all_its_words_have_been_checked(made):
    assert made().texts_checked
    title = {"title": "Zgłoś się po wsparcie"}
    Translation.objects.create(
        kind=KIND, object_id="item/carers-service", language="pl", texts=title, state=State.DRAFT
    )
    assert item(made(language="pl"), "carers-service")["title"]["text"] == title["title"]
    assert not made(language="pl").texts_checked


# Versions ------------------------------------------------------------------------------------


def test_old_rules_give_the_old_plan(made, ruleset, rules_body):
    before = made(FULL).snapshot()
    newer = deepcopy(rules_body)
    newer["rules"] = [one for one in newer["rules"] if "dementia" not in one["items"]]
    newer["texts"]["item/assessment"]["title"] = "Something new"
    Ruleset.objects.filter(pk=ruleset.pk).update(state=VersionState.RETIRED)
    active = published(newer, number=2)
    assert made(FULL, rules=active).snapshot()["items"] != before["items"]
    stored = Ruleset.objects.get(number=1)
    assert json.dumps(made(FULL, rules=stored).snapshot()) == json.dumps(before)


# Cost ----------------------------------------------------------------------------------------


def test_a_plan_takes_few_queries(made, book, django_assert_max_num_queries):
    for key in {key for one in book.items.values() for key in one.services}:
        ServiceFactory(key=key)
    index.rebuild()
    made(FULL)
    with django_assert_max_num_queries(8):
        made(FULL, postcode="CV1 5FB").snapshot()
    with django_assert_max_num_queries(11):
        made(FULL, postcode="CV1 5FB", language="ur").snapshot()


def test_looking_by_need_takes_a_query_an_item_at_most(made, listed, django_assert_max_num_queries):
    made(FULL)
    with django_assert_max_num_queries(8 + 14):
        made(FULL, postcode="CV1 5FB").snapshot()


def test_making_a_plan_stores_nothing(made, listed):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as context:
        made(FULL, language="ur").snapshot()
    assert {query["sql"].split()[0].upper() for query in context.captured_queries} <= {
        "SELECT",
        "DECLARE",
    }


# Any answers ---------------------------------------------------------------------------------


def any_answers(asked: Definition) -> st.SearchStrategy:
    def answer(question):
        codes = [option.code for option in question.options]
        if question.type == "choice":
            return st.sampled_from(codes)
        if question.type == "choices":
            return st.lists(st.sampled_from(codes), min_size=1, max_size=4, unique=True)
        return st.text(max_size=40)

    return st.fixed_dictionaries({}, optional={one.code: answer(one) for one in asked.questions})


def _shipped() -> tuple[Definition, dict]:
    import tomllib

    from questionnaires.definition import read
    from questionnaires.texts import read_file

    folder = DATA / "questionnaire"
    data = tomllib.loads((folder / "definition.toml").read_text(encoding="utf-8"))
    return read(data), {"definition": data, "texts": read_file(folder / "texts" / "en.toml")}


ASKED, ASSESSMENT = _shipped()


class AnyAnswers(TestCase):
    """Whatever she answers, there is a plan that keeps the rules of plans."""

    @classmethod
    def setUpTestData(cls):
        from django.utils import timezone

        cls.version = Version.objects.create(
            questionnaire="carer-assessment", number=1, body=ASSESSMENT, digest="any answers",
            state=VersionState.ACTIVE, published_at=timezone.now(),
        )  # fmt: skip
        cls.rules = published(body(), number=1)

    @given(any_answers(ASKED), st.sampled_from(["en", "ur"]))
    def test_any_answers_make_a_plan(self, answers, language):
        plan = make_plan(self.version, self.rules, answers, language=language, today=TODAY)
        snapshot = plan.snapshot()
        items = snapshot["items"]
        assert json.loads(json.dumps(snapshot)) == snapshot
        assert 3 <= len([one for one in items if one["when"] != "safety"]) <= 14
        self._check_order(items)
        for one in items:
            assert one["title"]["text"]
            assert one["what"]
            assert one["why"]["text"]
            assert one["source"]["name"]
            assert one["checked"] == "to confirm" or datetime.date.fromisoformat(one["checked"])
            assert "{" not in json.dumps([one["what"], one["if_not"]])[1:].replace('{"text"', "")

    def _check_order(self, items):
        codes = [one["code"] for one in items]
        assert len(codes) == len(set(codes))
        order = [(TIMES.index(one["when"]), -one["priority"], one["code"]) for one in items]
        assert order == sorted(order)
        firsts = [one["first"] for one in items]
        assert firsts == [True] * min(3, len(items)) + [False] * max(0, len(items) - 3)
