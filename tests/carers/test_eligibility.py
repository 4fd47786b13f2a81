"""Regulation 3: the whole truth table, and the mistakes that other pages make of it."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carers.eligibility import LIMBS, OUTCOMES, Eligibility, Outcome, Value, tagged, work_out
from questionnaires.answers import visible
from questionnaires.conditions import Answers
from questionnaires.definition import Definition, read

ALL = "FUT"
LIMB_QUESTION = {"a": "help", "b": "strain", "c": "risk"}
OPTION = {"T": "yes", "F": "no", "U": "not-sure"}
NECESSARY = {"T": {"necessary": "yes"}, "F": {"necessary": "no"}, "U": {"necessary": "not-sure"}}
HEALTH = {"T": {"health": "worse"}, "F": {"health": "fine"}, "U": {"health": "not-sure"}}
IMPACT = {"T": {"impact": "big"}, "F": {"impact": "small"}, "U": {"impact": "not-sure"}}
OUTCOME = {"T": {"o5-help": "yes"}, "F": {"hard": "none"}, "U": {"o5-help": "not-sure"}}
Said = Answers


def result(asked: Definition, *parts: Said) -> str:
    return work_out(asked, join(*parts)).result.name


def join(*parts: Said) -> Said:
    return {code: given for part in parts for code, given in part.items()}


def test_nothing_said_is_unknown_in_every_part(asked: Definition) -> None:
    outcome = {"a": "U", "b": "U", "c": "U", "value": "U"}
    assert work_out(asked, {}).as_data() == {
        "result": "U",
        "C1": "U",
        "H": "U",
        "O": dict.fromkeys("12345678", outcome),
        "W": "U",
    }


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome_is_any_of_its_three_limbs(asked: Definition, outcome: str) -> None:
    for said in product(ALL, repeat=3):
        answers: Said = {
            f"o{outcome}-{LIMB_QUESTION[limb]}": OPTION[value]
            for limb, value in zip(LIMBS, said, strict=True)
        }
        wanted = "T" if "T" in said else "U" if "U" in said else "F"
        trace = work_out(asked, answers).as_data()["O"]
        assert trace.pop(outcome) == dict(zip((*LIMBS, "value"), (*said, wanted), strict=True))
        assert {other["value"] for other in trace.values()} == {"U"}


@pytest.mark.parametrize("said", list(product(ALL, repeat=4)), ids="".join)
def test_truth_table(asked: Definition, said: tuple[str, str, str, str]) -> None:
    c1, h, o, w = said
    if c1 == "F" or w == "F" or (h == "F" and o == "F"):
        wanted = "F"
    elif c1 == "T" and w == "T" and "T" in (h, o):
        wanted = "T"
    else:
        wanted = "U"
    worked_out = work_out(asked, join(NECESSARY[c1], HEALTH[h], OUTCOME[o], IMPACT[w]))
    assert worked_out.result.name == wanted
    parts = (worked_out.C1, worked_out.H, worked_out.any_outcome, worked_out.W)
    assert tuple(part.name for part in parts) == said


# Traps ----------------------------------------------------------------------------------------


def test_trap_1_one_outcome_is_enough_and_so_is_health_alone(asked: Definition) -> None:
    """Adults who need care need two outcomes; carers do not."""
    others: Said = {f"o{number}-{part}": "no" for number in OUTCOMES for part in ("help", "strain")}
    others |= {f"o{number}-risk": "no" for number in OUTCOMES}
    assert result(asked, NECESSARY["T"], IMPACT["T"], HEALTH["F"], others) == "F"
    for number in OUTCOMES:
        one: Said = {f"o{number}-strain": "yes"}
        assert result(asked, NECESSARY["T"], IMPACT["T"], HEALTH["F"], others, one) == "T"
    assert result(asked, NECESSARY["T"], IMPACT["T"], HEALTH["T"], others) == "T"


def test_trap_2_a_carer_has_three_limbs_and_no_fourth(asked: Definition) -> None:
    """'Takes significantly longer' is for adults who need care."""
    options = [option for question in asked.questions for option in question.options]
    understood = [part for option in options for part, _ in tagged(option)]
    limbs = {f"O{number}{limb}" for number in OUTCOMES for limb in "abc"}
    assert set(understood) == {"C1", "H", "W", *limbs}
    of_regulation = [tag for option in options for tag in option.tags if tag.startswith("R3-")]
    assert len(of_regulation) == len(understood)


def test_trap_3_health_and_outcomes_are_joined_by_or(asked: Definition) -> None:
    assert result(asked, NECESSARY["T"], IMPACT["T"], HEALTH["F"], OUTCOME["T"]) == "T"
    assert result(asked, NECESSARY["T"], IMPACT["T"], HEALTH["T"], OUTCOME["F"]) == "T"


@pytest.mark.parametrize("council", ["yes", "waiting", "no", "not-sure", "rather-not"])
def test_trap_4_care_is_necessary_whether_or_not_the_council_knows(
    asked: Definition, council: str
) -> None:
    said: Said = {"cared-council": council}
    assert result(asked, NECESSARY["T"], IMPACT["T"], HEALTH["T"], said) == "T"


def test_trap_5_no_count_of_difficulties_makes_an_impact_significant(asked: Definition) -> None:
    everything: Said = {f"o{number}-help": "yes" for number in OUTCOMES}
    everything |= {"hours": "50-plus", "sleep": "hardly", "money": "cannot-pay", "lonely": "often"}
    assert result(asked, NECESSARY["T"], HEALTH["T"], everything) == "U"
    assert result(asked, NECESSARY["T"], HEALTH["T"], everything, IMPACT["F"]) == "F"


def test_an_unknown_does_not_spoil_what_is_known(asked: Definition) -> None:
    assert result(asked, NECESSARY["T"], IMPACT["T"], OUTCOME["T"]) == "T"


def test_would_rather_not_say_is_unknown(asked: Definition) -> None:
    said: Said = {
        "necessary": "rather-not",
        "health": "rather-not",
        "impact": "rather-not",
        "hard": "rather-not",
    }
    assert work_out(asked, said) == work_out(asked, {})


# Whom she looks after -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"necessary": "yes", "cared-age": "65-plus"}, "T"),
        ({"necessary": "yes", "cared-age": "rather-not"}, "T"),
        ({"necessary": "yes", "cared-age": "0-13"}, "F"),
        ({"necessary": "not-sure", "cared-age": "14-17"}, "F"),
        ({"necessary": "no", "cared-age": "65-plus"}, "F"),
        ({"cared-age": "0-13"}, "F"),
        ({"cared-age": "65-plus"}, "U"),
        ({"necessary": "yes", "how-many": "two", "cared-age": "0-13"}, "F"),
        (
            {
                "necessary": "yes",
                "how-many": "two",
                "cared-age": "0-13",
                "cared-age-2": "14-17",
            },
            "F",
        ),
        (
            {
                "necessary": "yes",
                "how-many": "two",
                "cared-age": "0-13",
                "cared-age-2": "65-plus",
            },
            "T",
        ),
        (
            {
                "necessary": "yes",
                "how-many": "two",
                "cared-age": "0-13",
                "cared-age-2": "rather-not",
            },
            "T",
        ),
        (
            {
                "necessary": "not-sure",
                "how-many": "more",
                "cared-age": "0-13",
                "cared-age-3": "18-64",
            },
            "U",
        ),
    ],
)
def test_care_is_for_an_adult_if_one_of_them_may_be(
    asked: Definition, said: Said, wanted: str
) -> None:
    assert work_out(asked, said).C1.name == wanted


def test_a_person_who_is_hidden_does_not_count(asked: Definition) -> None:
    """She said two people, gave the second's age, then went back to one."""
    said: Said = {"necessary": "yes", "cared-age": "0-13", "cared-age-2": "65-plus"}
    assert work_out(asked, {**said, "how-many": "two"}).C1 == Value.T
    assert work_out(asked, {**said, "how-many": "one"}).C1 == Value.F


def test_the_answer_of_a_hidden_question_counts_for_nothing(asked: Definition) -> None:
    hidden = work_out(asked, {"hard": ["home"], "o4-help": "yes", "o3-risk": "yes"})
    assert (hidden.O["4"].a, hidden.O["3"].c) == (Value.U, Value.T)
    assert "O4a" not in hidden.said


def test_the_trace_names_the_answers_it_stands_on(asked: Definition) -> None:
    (said,) = work_out(asked, {"health": "at-risk"}).said["H"]
    assert (said.question.code, said.option.code, said.value) == ("health", "at-risk", Value.T)


# Rules of joining, on an invented questionnaire -----------------------------------------------


def invented(*questions: tuple[str, dict[str, list[str]]]) -> Definition:
    """Questions with several answers, from code to option to tags."""
    rows: list[dict[str, Any]] = [
        {
            "code": code,
            "question": [
                {
                    "code": code,
                    "type": "choices",
                    "option": [{"code": one, "tags": tags} for one, tags in options.items()],
                }
            ],
        }
        for code, options in questions
    ]
    return read({"code": "invented", "section": [{"code": "all", "page": rows}]})


def test_of_several_answers_to_one_limb_the_greatest_counts() -> None:
    two = invented(
        ("first", {"no": ["R3-O2b=F"], "perhaps": ["R3-O2b=U"]}),
        ("second", {"no": ["R3-O2b=F"], "yes": ["R3-O2b=T"]}),
    )
    assert work_out(two, {"first": ["no"], "second": ["yes"]}).O["2"].b == Value.T
    assert work_out(two, {"first": ["no", "perhaps"], "second": ["no"]}).O["2"].b == Value.U
    assert work_out(two, {"first": ["no"], "second": ["no"]}).O["2"].b == Value.F


def test_of_several_questions_about_necessary_care_the_least_counts() -> None:
    two = invented(
        ("first", {"yes": ["R3-C1=T"], "no": ["R3-C1=F"]}),
        ("second", {"yes": ["R3-C1=T"], "perhaps": ["R3-C1=U"]}),
    )
    assert work_out(two, {"first": ["yes"], "second": ["perhaps"]}).C1 == Value.U
    assert work_out(two, {"first": ["no"], "second": ["yes"]}).C1 == Value.F
    assert work_out(two, {"first": ["yes", "no"]}).C1 == Value.T


# Properties -----------------------------------------------------------------------------------


def some_answers(asked: Definition) -> st.SearchStrategy[Said]:
    choosing = [question for question in asked.questions if question.is_choosing]
    each: dict[str, st.SearchStrategy[Any]] = {
        question.code: st.sampled_from(list(question.by_code)) for question in choosing
    }
    return st.fixed_dictionaries({}, optional=each)


@given(data=st.data())
def test_all_answers_and_those_that_count_come_to_the_same(
    asked: Definition, data: st.DataObject
) -> None:
    answers = data.draw(some_answers(asked))
    assert work_out(asked, answers) == work_out(asked, visible(asked, answers))


@given(data=st.data())
def test_only_something_said_makes_a_part_true_or_false(
    asked: Definition, data: st.DataObject
) -> None:
    worked_out = work_out(asked, data.draw(some_answers(asked)))
    for part in ("C1", "H", "W"):
        assert getattr(worked_out, part) == Value.U or worked_out.said[part]
    for number, outcome in worked_out.O.items():
        for limb in LIMBS:
            assert getattr(outcome, limb) == Value.U or worked_out.said[f"O{number}{limb}"]


values = st.sampled_from(list(Value))
outcomes = st.builds(Outcome, a=values, b=values, c=values)
worked_outs = st.builds(
    Eligibility,
    C1=values,
    H=values,
    W=values,
    O=st.fixed_dictionaries(dict.fromkeys(OUTCOMES, outcomes)),
    said=st.just({}),
)


@given(one=worked_outs, part=st.sampled_from(["C1", "H", "W"]), value=values)
def test_saying_more_for_it_never_lowers_the_result(
    one: Eligibility, part: str, value: Value
) -> None:
    parts = {"C1": one.C1, "H": one.H, "W": one.W}
    raised = Eligibility(**{**parts, part: max(parts[part], value)}, O=one.O, said={})
    assert raised.result >= one.result


@given(one=worked_outs, number=st.sampled_from(OUTCOMES))
def test_one_outcome_that_is_true_weighs_as_much_as_all(one: Eligibility, number: str) -> None:
    single = {other: Outcome(Value.F, Value.F, Value.F) for other in OUTCOMES}
    single[number] = Outcome(Value.F, Value.T, Value.F)
    every = dict.fromkeys(OUTCOMES, Outcome(Value.T, Value.T, Value.T))
    with_one, with_all = (
        Eligibility(C1=one.C1, H=one.H, W=one.W, O=outcome, said={}) for outcome in (single, every)
    )
    assert with_one.result == with_all.result
