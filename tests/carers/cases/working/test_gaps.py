"""What is missing and what does not fit, as tables and properties."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carers.cases import gaps
from carers.cases.gaps import contradictions, contradictions_in, unanswered_duties, undecided
from carers.eligibility import OUTCOMES, Eligibility, Outcome, Value, work_out
from questionnaires.conditions import asked, check
from tests.factories.cases import ANSWERS, shipped_questions

F, U, T = Value.F, Value.U, Value.T
VALUES = st.sampled_from([F, U, T])


def found(c1=U, h=U, w=U, first=(U, U, U), others=F):
    rest = {number: Outcome(others, others, others) for number in OUTCOMES}
    return Eligibility(C1=c1, H=h, W=w, O={**rest, "1": Outcome(*first)}, said={})


@pytest.fixture
def definition(db):
    return shipped_questions().definition


class TestUndecided:
    @pytest.mark.parametrize(
        ("c1", "h", "first", "w", "parts"),
        [
            (T, T, (F, F, F), T, []),
            (F, U, (U, U, U), U, []),
            (T, F, (F, F, F), U, []),
            (U, T, (U, U, U), T, ["C1"]),
            (T, T, (U, U, U), U, ["W"]),
            (T, U, (F, F, F), T, ["H"]),
            (T, F, (F, U, F), T, ["O1"]),
            (T, U, (U, U, U), T, ["H", "O1"]),
            (U, U, (T, U, U), U, ["C1", "W"]),
            (U, U, (U, U, U), U, ["C1", "W", "H", "O1"]),
        ],
    )
    def test_parts(self, c1, h, first, w, parts):
        assert [one.code for one in undecided(found(c1, h, w, first))] == parts

    @given(VALUES, VALUES, VALUES, st.tuples(VALUES, VALUES, VALUES))
    def test_exactly_those_by_which_the_result_could_turn(self, c1, h, w, first):
        told = {one.code for one in undecided(found(c1, h, w, first))}
        assert told == turning({"C1": c1, "H": h, "W": w, "O1": max(first)})

    def test_open_limbs_are_named_where_others_are_known(self):
        (told,) = undecided(found(T, F, T, (F, U, F)))
        assert told.words == (
            "Caring for a child, open: can, with significant pain, distress or anxiety"
        )

    def test_a_wholly_open_outcome_is_one_thing_to_ask(self):
        (told,) = undecided(found(T, F, T))
        assert told.words == "Caring for a child"
        assert told.ask.endswith("?")


def turning(values):
    """By brute force: parts that are open, where some completion of the others makes the result
    go by them."""
    names = list(values)
    unknown = [name for name in names if values[name] == U]
    found_parts = set()
    for part in unknown:
        rest = [name for name in unknown if name != part]
        for filled in product((F, T), repeat=len(rest)):
            known = {**values, **dict(zip(rest, filled, strict=True))}
            if result({**known, part: F}) != result({**known, part: T}):
                found_parts.add(part)
    return found_parts


def result(values):
    return min(values["C1"], max(values["H"], values["O1"]), values["W"])


class TestDuties:
    def test_all_are_answered(self, definition):
        assert unanswered_duties(definition, ANSWERS) == []

    def test_nothing_was_answered(self, definition):
        codes = [one.code for one in unanswered_duties(definition, {})]
        assert set(codes) == set(definition.required_tags)

    @pytest.mark.parametrize("said", [["rather-not"], []])
    def test_what_was_not_said_is_missing(self, definition, said):
        answers = {**ANSWERS, "already": said, "online": "rather-not"}
        (told,) = unanswered_duties(definition, answers)
        assert told.code == "S10-OTHER"
        assert set(told.questions) == {"already", "online"}

    def test_an_answer_to_a_hidden_question_does_not_count(self, definition):
        answers = {"hard": ["home"], "o6-help": "yes", "work": "rather-not"}
        codes = [one.code for one in unanswered_duties(definition, answers)]
        assert "S10-WORK" in codes


class TestContradictions:
    def test_none_in_usual_answers(self, definition):
        assert contradictions_in(definition, ANSWERS) == []

    def test_hours_of_care_that_is_not_needed(self, definition):
        (told,) = contradictions_in(definition, {**ANSWERS, "necessary": "no"})
        assert told.code == "many-hours-not-needed"

    def test_cannot_go_on_with_somebody_to_step_in(self, definition):
        answers = {**ANSWERS, "carry-on": "cannot", "backup": "agreed"}
        assert "cannot-carry-on-with-backup" in [
            one.code for one in contradictions_in(definition, answers)
        ]

    def test_asking_what_was_never_answered_is_no_contradiction(self, definition):
        assert contradictions_in(definition, {}) == []


class TestData:
    def test_each_is_about_questions_that_are_asked(self, definition):
        for one in contradictions():
            check(one.when)
            for code, options in asked(one.when):
                question = definition.question_by_code[code]
                assert set(options or ()) <= set(question.by_code), one.code
                assert code in one.about, one.code
            assert set(one.about) <= set(definition.question_by_code)

    def test_each_is_named_once_and_asks_something(self):
        codes = [one.code for one in contradictions()]
        assert len(codes) == len(set(codes))
        assert all(one.ask.endswith("?") for one in contradictions())

    def test_there_is_a_question_for_each_part_and_each_duty(self, definition):
        known = gaps._asked()
        assert set(known["section_10"]) == set(definition.required_tags)
        assert set(known["regulation_3"]) == {"C1", "H", "W", *(f"O{n}" for n in OUTCOMES)}

    def test_what_the_shipped_answers_leave_open(self, definition):
        answers = {**ANSWERS, "necessary": "not-sure"}
        told = undecided(work_out(definition, answers))
        assert [one.code for one in told] == ["C1"]
