"""Which rules hold, for whom, and by which answers."""

import pytest

from carers.plan.criteria import Said, facts, fired, home_of, matched, people
from tests.carers.plan.invented import book, item, questions, rule

ASKED = questions()


def held(*rules, answers):
    made = book(rules=list(rules), items=[item("a"), item("b")])
    return {one.rule.code: one.because for one in fired(made, ASKED, answers)}


def q(question, *options):
    return {"question": question, "any_of": list(options)}


def test_a_rule_without_a_condition_holds_for_everybody_and_quotes_nothing():
    assert held(rule("all", "a"), answers={}) == {"all": ()}


def test_a_rule_quotes_the_answers_that_made_it_hold():
    hard = rule("hard", "a", when=q("hard", "home", "food"))
    assert held(hard, answers={"hard": ["food", "home"]}) == {
        "hard": (Said("hard", "food"), Said("hard", "home"))
    }
    assert held(hard, answers={"hard": ["none"]}) == {}


def test_what_was_not_said_is_no_reason_to_be_quoted():
    rest = rule("rest", "a", when={"not": q("age", "young")})
    assert held(rest, answers={}) == {"rest": ()}
    assert held(rest, answers={"age": "old"}) == {"rest": ()}
    assert held(rest, answers={"age": "young"}) == {}


def test_only_branches_that_hold_are_quoted():
    condition = {"any": [{"all": [q("age", "young"), q("hard", "home")]}, q("hard", "food")]}
    assert list(matched(condition, {"hard": ["home", "food"]})) == [("hard", "food")]
    assert set(matched(condition, {"age": "young", "hard": ["home"]})) == {
        ("age", "young"),
        ("hard", "home"),
    }


def test_any_answer_can_be_asked_for():
    assert list(matched({"question": "age"}, {"age": "old"})) == [("age", "old")]
    assert list(matched({"question": "age"}, {})) == []


def test_a_rule_about_a_person_is_asked_of_each():
    ill = rule("ill", "a", when=q("ill", "memory"), person=True)
    second = {"many": "two", "ill": "legs", "ill-2": "memory"}
    assert held(ill, answers=second) == {"ill": (Said("ill-2", "memory"),)}
    both = {"many": "two", "ill": "memory", "ill-2": "memory"}
    assert held(ill, answers=both)["ill"] == (Said("ill", "memory"), Said("ill-2", "memory"))
    assert held(ill, answers={"many": "two", "ill": "legs", "ill-2": "legs"}) == {}


def test_a_rule_about_a_person_never_mixes_two_people():
    both = {"all": [q("ill", "memory"), q("place", "here")]}
    ill = rule("ill", "a", when=both, person=True)
    answers = {"many": "two", "ill": "memory", "ill-2": "legs", "place-2": "here"}
    assert held(ill, answers=answers) == {}
    assert held(ill, answers={**answers, "place": "here"}) != {}


def test_a_rule_that_is_not_about_a_person_sees_the_first_only():
    ill = rule("ill", "a", when=q("ill", "memory"))
    assert held(ill, answers={"many": "two", "ill": "legs", "ill-2": "memory"}) == {}


def test_what_is_said_once_holds_for_each_person():
    condition = {"all": [q("age", "old"), q("ill", "memory")]}
    ill = rule("ill", "a", when=condition, person=True)
    assert held(ill, answers={"age": "old", "many": "two", "ill-2": "memory"}) != {}


def test_there_are_as_many_people_as_are_asked_about():
    assert [one.number for one in people(ASKED, {}, {})] == [1]
    assert [one.number for one in people(ASKED, {"many": "one"}, {})] == [1]
    assert [one.number for one in people(ASKED, {"many": "two"}, {})] == [1, 2]


def test_of_others_another_question_can_stand_for_the_first():
    """As the relation of a second person does for the first page."""
    second = people(ASKED, {"many": "two", "age": "old", "ill-2": "legs"}, {"age": "ill"})[1]
    assert second.answers["age"] == "legs"
    assert second.said("age", "legs") == Said("ill-2", "legs")


def test_the_readers_language_and_her_home_are_facts():
    assert facts({"age": "old"}, language="ur", home="outside") == {
        "age": "old",
        "reader-language": "ur",
        "home": "outside",
    }
    assert "home" not in facts({}, language="en", home="")


@pytest.mark.parametrize(
    ("postcode", "home"),
    [
        ("CV1 5FB", "coventry"), ("Foleshill", "coventry"), ("M1 1AA", "outside"),
        ("", ""), ("   ", ""), ("nowhere at all", ""), ("\x00\ud800", ""), ("x" * 100_000, ""),
    ],
)  # fmt: skip
def test_where_home_is_by_postcode(postcode, home):
    assert home_of(postcode) == home
