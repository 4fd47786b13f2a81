"""Which answers open and close what."""

from questionnaires.paths import ANY, NONE, Reach, asked_by, reaches, reaches_of_questions
from tests.questionnaires import invented

DOG = {"question": "kind", "any_of": ["dog", "cat"]}


def test_what_speaks_for_a_condition_and_what_against():
    condition = {"all": [DOG, {"not": {"any": [{"question": "pets"}, {"not": DOG}]}}]}
    assert list(asked_by(condition)) == [
        ("kind", ["dog", "cat"], True),
        ("pets", None, False),
        ("kind", ["dog", "cat"], True),
    ]
    assert list(asked_by(None)) == []


def test_answers_lead_to_what_names_them():
    found = reaches([("walk", DOG), ("rest", {"not": DOG}), ("chat", {"question": "pets"})])
    assert found["kind", "dog"] == Reach(opens=("walk",), closes=("rest",))
    assert found["pets", ANY] == Reach(opens=("chat",))


def test_no_answer_can_open_too():
    found = reaches([("chat", {"not": {"question": "pets"}})])
    assert found == {("pets", NONE): Reach(opens=("chat",))}


def test_each_is_named_once():
    found = reaches([("walk", {"any": [DOG, DOG]})])
    assert found["kind", "cat"].opens == ("walk",)


def test_copies_are_opened_by_how_many_there_are():
    found = reaches_of_questions(invented.definition())
    assert found["pets", "one"].opens == ("kind", "kind-2")
    assert set(found["pets", "two"].opens) == {"name-2", "kind", "kind-2", "walks-2"}
    assert found["kind-2", "dog"].opens == ("walks-2",)
    assert not found.get(("pets", "none"))
