"""All paths: where each answer leads."""

from dataclasses import dataclass
from typing import Any

from carers.staff.paths import Leads, Named, sections
from questionnaires.in_words import English
from tests.carers.staff import shipped
from tests.questionnaires import invented


@dataclass(frozen=True)
class Rule:
    code: str
    when: dict[str, Any]
    items: tuple[str, ...]
    person: bool = False


DOGS = Rule("dogs", {"question": "kind", "any_of": ["dog"]}, ("vet", "club"))
QUIET = Rule(
    "quiet",
    {"all": [{"question": "pets"}, {"not": {"question": "kind", "any_of": ["dog"]}}]},
    ("club",),
)
ALONE = Rule("alone", {"not": {"question": "pets"}}, ("visit",))


def found(*rules, of_others=None):
    english = English(invented.definition(), invented.TEXTS)
    return {
        one.question.code: one
        for section in sections(english, rules, of_others=of_others)
        for page in section.pages
        for one in page.questions
    }


def option(question, code):
    return next(one for one in question.options if one.option.code == code)


def test_what_opens_a_question_is_said_in_words():
    questions = found()
    assert questions["pets"].opened_by == ""
    assert questions["kind"].opened_by == "‘How many pets do you have?’ is ‘One’ or ‘Two’"


def test_a_repeated_question_stands_once_and_says_of_whom_it_is_asked_again():
    questions = found()
    assert set(questions) == {"pets", "name-2", "kind", "walks", "more"}
    assert questions["kind"].copies == (2,)
    assert questions["name-2"].copies == ()


def test_an_answer_leads_to_questions_rules_and_items():
    dog = option(found(DOGS, QUIET)["kind"], "dog")
    assert dog.label == "A dog"
    assert dog.leads == Leads(
        opens=(Named("walks", "Do you walk it?"),),
        rules=("dogs",),
        stops=("quiet",),
        items=("vet", "club"),
    )


def test_any_answer_and_none_can_be_what_counts():
    pets = found(QUIET, ALONE)["pets"]
    assert pets.any_answer.rules == ("quiet",)
    assert (pets.no_answer.rules, pets.no_answer.items) == (("alone",), ("visit",))


def test_an_answer_that_changes_nothing_is_idle_unless_it_is_meant_to():
    questions = found()
    assert option(questions["walks"], "yes").is_idle
    assert not option(questions["pets"], "one").is_idle
    assert not option(questions["kind"], "neither").is_idle
    tagged = option(found(DOGS)["kind"], "dog")
    assert not tagged.is_idle


def test_what_stands_for_a_question_of_the_first_person_leads_where_that_leads():
    each = Rule("each", {"question": "pets", "any_of": ["one"]}, ("club",), person=True)
    once = Rule("once", {"question": "pets", "any_of": ["one"]}, ("vet",))
    questions = found(each, once, of_others={"pets": "walks"})
    assert option(questions["pets"], "one").leads.rules == ("each", "once")
    data = found(each, once, of_others={"pets": "kind"})["kind"]
    assert all(one.leads.rules == () for one in data.options)


def test_sections_hold_every_question_that_ships_once():
    codes = [
        one.question.text_code
        for section in sections(shipped.english())
        for page in section.pages
        for one in page.questions
    ]
    assert len(codes) == len(set(codes))
    assert set(codes) == {question.text_code for question in shipped.definition().questions}


def test_every_question_that_ships_has_a_title_in_words():
    for section in sections(shipped.english()):
        assert section.title != section.section.code
        for page in section.pages:
            for one in page.questions:
                assert one.title != one.question.code, one.question.code
