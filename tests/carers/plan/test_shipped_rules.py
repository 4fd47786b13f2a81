"""The rules, items and words that ship with the portal."""

import csv
import re
import tomllib

import pytest
from django.conf import settings

from carers.guides.catalogue import guides
from carers.plan import criteria
from carers.plan.checking import needing, plan_of, problems
from carers.plan.files import DATA
from carers.plan.items import TIMES
from carers.plan.texts import PLACEHOLDER, read_file
from portal.languages.reading import grade
from questionnaires.answers import visible

MOST_WORDS = 2600
MOST_WORDS_OF_A_TITLE = 8
MOST_WORDS_OF_A_SENTENCE = 16
HARDEST = 6.5
RULES = tomllib.loads((DATA / "rules.toml").read_text(encoding="utf-8"))["rule"]
CASES = [
    pytest.param(
        rule["code"], case, fires, id=f"{rule['code']}-{'fires' if fires else 'silent'}-{n}"
    )
    for rule in RULES
    for fires, cases in ((True, rule["fires"]), (False, rule.get("silent", [])))
    for n, case in enumerate(cases)
]
OUTCOMES = ("children", "others", "home", "food", "relationships", "work", "places", "fun")


@pytest.mark.parametrize(("code", "case", "fires"), CASES)
def test_each_rule_holds_where_it_says_and_not_elsewhere(code, case, fires, book, asked):
    answers = visible(asked, case)
    known = answers | {one: case[one] for one in ("reader-language", "home") if one in case}
    held = {one.rule.code for one in criteria.fired(book, asked, known)}
    assert (code in held) is fires


def test_each_rule_has_a_case_for_and_a_case_against(book):
    for rule in book.rules:
        assert rule.fires, rule.code
        assert rule.silent or rule.when is None, rule.code


@pytest.mark.django_db
def test_nothing_stands_against_publishing_them(book, asked):
    assert problems(book, asked) == []


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_of_regulation_3_leads_to_something_of_its_own(outcome, book, asked):
    said = criteria.Said("hard", outcome)
    assert any(said in one.because for one in plan_of(book, asked, {"hard": [outcome]}))


def test_each_answer_that_says_something_is_needed_leads_to_something(book, asked):
    options = list(needing(asked))
    assert len(options) > 40
    for question, option in options:
        only = {question.code: [option.code] if question.type == "choices" else option.code}
        because = {said for one in plan_of(book, asked, only) for said in one.because}
        assert criteria.Said(question.code, option.code) in because, (question.code, option.code)


IDLE = {
    "situation": "parent partner adult-child relative friend",
    "your-age": "18-24 25-64",
    "answering": "myself with-help for-someone",
    "how-many": "one two more",
    "cared-age": "18-64 65-plus",
    "cared-lives": "with-me own-home",
    "necessary": "yes no not-sure",
    "hours": "under-10 10-19 not-sure",
    "how-long": "6-months-2-years 2-5-years over-5-years not-sure",
    "able": "yes", "willing": "yes", "hard": "none", "break": "this-week this-month",
    "sleep": "well", "health": "fine", "impact": "small", "money": "fine",
    "work": "retired no-work", "backup": "agreed", "carry-on": "yes", "soon": "nothing",
    "lonely": "rarely", "wellbeing": "none", "safe": "all-fine", "work-wish": "none",
    "already": "family friends neighbours group paid-care equipment", "online": "easy",
    "you-get": "carers-allowance universal-credit pension-credit state-pension other",
    "they-get": "attendance-allowance pip dla other",
    "involve": "person family friend nobody", "together": "alone joint not-sure",
    "talk-needs": "none",
}  # fmt: skip
"""Answers that ask for nothing: that all is well, who she is, what she has already."""


def test_all_other_answers_lead_to_something(book, asked):
    for question in asked.questions:
        if question.copy > 1 or not question.is_choosing or question.code.startswith("eq-"):
            continue
        idle = {"rather-not", *IDLE.get(question.code, "").split()}
        if question.code[:1] == "o" and question.code[1:2].isdigit():
            idle.add("no")
        for option in question.options:
            only = {question.code: [option.code] if question.type == "choices" else option.code}
            plan = plan_of(book, asked, only)
            said = criteria.Said(question.code, option.code)
            leads = any(said in one.because for one in plan)
            assert leads or option.code in idle, (question.code, option.code)


def test_no_answers_make_a_small_useful_plan(book, asked):
    plan = [one.item.code for one in plan_of(book, asked, {})]
    assert 4 <= len(plan) <= 7
    assert {"assessment", "carers-service", "emergency-plan", "short-break"} <= set(plan)


@pytest.mark.parametrize(
    ("answers", "there", "not_there"),
    [
        ({"your-age": "under-16"}, {"young-support", "young-school"}, {"assessment", "gp"}),
        ({"your-age": "16-17"}, {"young-support", "young-adult"}, {"assessment", "gp"}),
        ({"situation": "child"}, {"parent-assessment"}, {"assessment", "young-support"}),
        ({"cared-age": "14-17"}, {"parent-assessment", "turning-18"}, {"assessment"}),
        ({"cared-council": "waiting"}, {"assessment-council", "review"}, {"assessment"}),
        ({"cared-lives": "outside"}, {"elsewhere"}, {"assessment", "assessment-council"}),
        ({"situation": "paid"}, {"paid", "assessment"}, {"short-break"}),
        ({"soon": ["ended"]}, {"caring-ends", "counselling"}, {"short-break", "emergency-plan"}),
        ({"cared-lives": "with-me", "home": "outside"}, {"elsewhere"}, {"assessment"}),
        ({"reader-language": "ti"}, {"interpreter", "culture"}, set()),
    ],
)
def test_each_route_gets_what_is_right_for_it(answers, there, not_there, book, asked):
    plan = {one.item.code for one in plan_of(book, asked, answers)}
    assert there <= plan
    assert not (not_there & plan)


def test_someone_who_looks_after_a_child_and_an_adult_gets_both(book, asked):
    answers = {"situation": "child", "how-many": "two", "relation-2": "parent",
               "cared-age-2": "65-plus", "cared-condition-2": ["memory"]}  # fmt: skip
    plan = {one.item.code for one in plan_of(book, asked, answers)}
    assert {"parent-assessment", "assessment", "dementia"} <= plan


@pytest.mark.parametrize(
    ("option", "item"),
    [
        ("end-life", "end-life"), ("hurt-them", "hurt-them"), ("unsafe-now", "unsafe-now"),
        ("alone-now", "alone-now"), ("hurt-me", "harm-you"), ("controlled", "harm-you"),
        ("neglect", "harm-them"), ("rough", "harm-them"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("age", ["under-16", "25-64"])
def test_danger_comes_first_at_any_age(option, item, age, book, asked):
    plan = plan_of(book, asked, {"your-age": age, "safe": [option], "money": "cannot-pay"})
    assert (plan[0].item.code, plan[0].when) == (item, "safety")


@pytest.mark.parametrize(
    "answers",
    [{"sleep": "hardly"}, {"backup": "nobody"}, {"carry-on": "cannot"}, {"soon": ["my-hospital"]}],
)
def test_caring_that_breaks_down_starts_with_ring_now_and_cover(answers, book, asked):
    plan = plan_of(book, asked, answers)
    assert [one.item.code for one in plan[:3]] == ["ring-today", "cress", "emergency-plan"]
    assert {one.when for one in plan[:3]} == {"today"}


def test_items_name_listings_and_guides_that_are_there(book):
    path = settings.BASE_DIR / "directory" / "data" / "services.csv"
    with path.open(encoding="utf-8", newline="") as file:
        shown = {row["key"] for row in csv.DictReader(file) if row["status"] == "published"}
    terms = tomllib.loads(
        (settings.BASE_DIR / "directory" / "data" / "terms" / "en.toml").read_text(encoding="utf-8")
    )
    for item in book.items.values():
        assert set(item.services) <= shown, item.code
        assert set(item.needs) <= set(terms["needs"]), item.code
        assert set(item.audiences) <= set(terms["audiences"]), item.code
        assert not item.guide or item.guide in guides(), item.code


def test_items_say_what_is_not_sure(book):
    """Bus pass and card are known for 2024/25 only; benefits of secondary sources."""
    for code in ("cards", "carers-allowance", "drink-drugs"):
        item = book.items[code]
        assert item.verify.startswith("[verify] ")
        assert item.confirm or not item.source.date
    for item in book.items.values():
        assert item.verify or item.source.date, item.code


# Words ---------------------------------------------------------------------------------------


def _fields(book, group="item"):
    for unit, fields in book.texts.items():
        if unit.startswith(f"{group}/"):
            yield unit, fields


def test_words_are_few(book):
    words = sum(len(text.split()) for _unit, fields in _fields(book) for text in fields.values())
    assert words <= MOST_WORDS


def test_titles_are_short_and_steps_are_one_to_four(book):
    for unit, fields in _fields(book):
        assert len(fields["title"].split()) <= MOST_WORDS_OF_A_TITLE, unit
        assert not fields["title"].endswith("."), unit
        assert 1 <= sum(name.startswith("what.") for name in fields) <= 4, unit


def test_sentences_are_short_and_easy(book):
    for unit, fields in _fields(book):
        for text in fields.values():
            for sentence in re.split(r"[.?!] ", text):
                assert len(sentence.split()) <= MOST_WORDS_OF_A_SENTENCE, (unit, sentence)
        assert (grade(fields.values()) or 0) <= HARDEST, unit


def test_words_hold_no_figures_and_no_numbers_to_ring(book):
    """Only what no year changes: 999 and money are filled in."""
    allowed = {"18", "16", "14", "35", "72", "2024", "25", "2"}
    for unit, fields in _fields(book):
        for text in fields.values():
            assert set(re.findall(r"\d+", text)) <= allowed, (unit, text)


def test_items_are_of_each_time(book):
    assert {item.when for item in book.items.values()} == set(TIMES)


@pytest.mark.parametrize(
    "path", sorted((DATA / "items" / "texts").glob("*.toml")), ids=lambda path: path.stem
)
def test_translations_name_the_same_figures_and_numbers(path, book):
    for unit, fields in read_file(path).items():
        for field, text in fields.items():
            english = book.texts.get(unit, {}).get(field, "")
            named = sorted(PLACEHOLDER.findall(text))
            assert named == sorted(PLACEHOLDER.findall(english)), (unit, field)
