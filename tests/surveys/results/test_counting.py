"""Answers become tables: who makes up a base, who stands apart, what two forms have in common."""

import pytest

from questionnaires.definition import read
from surveys.figures.counting import Counting
from surveys.figures.questions import columns_of, equality_of
from tests.factories.surveys import AGE, HAPPY, SAFE, english

STANDARD, EASY = 1, 2


class FakeVersion:
    """A version that no database knows."""

    def __init__(self, pk, *questions, number=1, questionnaire="tea", words=None):
        pages = [{"code": one["code"], "question": [one]} for one in questions]
        data = {"code": questionnaire, "section": [{"code": "questions", "page": pages}]}
        self.pk, self.number, self.questionnaire = pk, number, questionnaire
        self.definition = read(data)
        self.english = {**english(data), **(words or {})}


def counted(*answers, questions=(HAPPY,), groups=()):
    counting = Counting(columns_of([FakeVersion(STANDARD, *questions)], []))
    for given in answers:
        counting.add(STANDARD, given, groups)
    return counting.table()


def row(table, question, by=None):
    return next(one for one in table.rows if (one.question, one.by) == (question, by))


def test_dont_know_and_left_out_are_no_part_of_the_base():
    table = counted({"happy": "very"}, {"happy": "not"}, {"happy": "dont-know"}, {})
    happy = row(table, "happy")
    assert table.bases == {None: 4}
    assert happy.counts == {"very": 1, "fairly": 0, "not": 1}
    assert (happy.base, happy.apart) == (2, {"dont-know": 1, "not-answered": 1})


def test_on_a_scale_rather_not_stands_apart_and_elsewhere_it_counts():
    assert row(counted({"safe": "rather-not"}, questions=(SAFE,)), "safe").base == 0
    assert row(counted({"age": "18-64"}, questions=(AGE,)), "age").base == 1


def test_who_was_not_asked_has_left_nothing_out():
    follow = {**HAPPY, "code": "why", "visible_if": {"question": "happy", "any_of": ["not"]}}
    table = counted({"happy": "very"}, {"happy": "not"}, questions=(HAPPY, follow))
    assert row(table, "why").apart["not-answered"] == 1


def test_a_question_that_nobody_was_asked_is_not_there():
    follow = {**HAPPY, "code": "why", "visible_if": {"question": "happy", "any_of": ["not"]}}
    table = counted({"happy": "very"}, questions=(HAPPY, follow))
    assert "why" not in {one.question for one in table.rows}


def test_several_answers_make_one_person_of_the_base():
    several = {"code": "what", "type": "choices", "option": [{"code": "a"}, {"code": "b"}]}
    what = row(counted({"what": ["a", "b"]}, {"what": ["b", "x"]}, questions=(several,)), "what")
    assert (what.base, what.counts, what.is_partition) == (2, {"a": 1, "b": 2}, False)


def test_groups_are_counted_beside_all_together():
    table = counted({"happy": "very"}, groups=("north",))
    assert table.bases == {None: 1, "north": 1}
    assert row(table, "happy", "north").counts["very"] == 1


@pytest.mark.parametrize(("groups", "add_up"), [(("a",), True), (("a", "b"), False)])
def test_people_in_two_groups_are_noticed(groups, add_up):
    assert counted({"happy": "very"}, groups=groups).groups_add_up == add_up


def both_forms():
    easy = {**HAPPY, "code": "happy-easy", "option": [{"code": "yes", "tags": ["good"]}]}
    versions = [FakeVersion(STANDARD, HAPPY), FakeVersion(EASY, easy, questionnaire="tea-easy")]
    counting = Counting(columns_of(versions, []))
    for version, given in (
        (STANDARD, {"happy": "very"}),
        (EASY, {"happy-easy": "yes"}),
        (EASY, {}),
    ):
        counting.add(version, given)
    return counting.table()


def test_an_indicator_joins_the_forms():
    indicator = row(both_forms(), "indicator:happy")
    assert (indicator.base, indicator.counts) == (2, {"good": 2, "middle": 0, "bad": 0})
    assert indicator.apart == {"unknown": 0, "not-answered": 1}


def test_an_indicator_knows_of_what_it_is_the_sum():
    sums = {one.whole: one.parts for one in both_forms().sums}
    assert sums["indicator:happy", "good"] == (("happy", "very"), ("happy-easy", "yes"))
    assert sums["indicator:happy", ""] == (("happy", ""), ("happy-easy", ""))


def test_of_several_that_ask_different_people_the_same_one_counts():
    other = {**HAPPY, "code": "happy-rep"}
    table = counted({"happy": "very"}, {"happy-rep": "not"}, {}, questions=(HAPPY, other))
    assert row(table, "indicator:happy").counts == {"good": 1, "middle": 0, "bad": 1}
    assert row(table, "indicator:happy").apart["not-answered"] == 1


CHANGED = {"question/happy": {"title": "Quite another question?"}}


def names(versions, comparable=()):
    return [column.name for of in columns_of(versions, comparable).values() for column in of]


def test_a_question_that_stays_the_same_is_one_in_all_versions():
    assert names([FakeVersion(2, HAPPY, number=2), FakeVersion(1, HAPPY)]) == ["happy", "happy"]


def test_other_words_make_another_question():
    old = FakeVersion(1, HAPPY, words=CHANGED)
    assert names([FakeVersion(2, HAPPY, number=2), old]) == ["happy", "happy@1"]


def test_versions_that_a_person_found_comparable_are_one_line():
    versions = [
        FakeVersion(3, HAPPY, number=3),
        FakeVersion(2, HAPPY, number=2, words=CHANGED),
        FakeVersion(1, HAPPY, words={"question/happy": {"title": "And another?"}}),
    ]
    assert names(versions, [(3, 2)]) == ["happy", "happy", "happy@1"]
    assert names(versions, [(3, 2), (2, 1)]) == ["happy", "happy", "happy"]


def test_the_same_code_in_the_other_form_with_other_words_is_another_question():
    easy = FakeVersion(2, HAPPY, questionnaire="tea-easy", words=CHANGED)
    assert names([FakeVersion(1, HAPPY), easy]) == ["happy", "happy@tea-easy/1"]


@pytest.mark.parametrize(("dimension", "found"), [("age", True), ("happy", False), ("", False)])
def test_equalities_are_found_by_what_they_ask(dimension, found):
    columns = columns_of([FakeVersion(1, {**AGE, "code": "eq-age"}, HAPPY)], [])
    assert bool(equality_of(columns, dimension)) == found
