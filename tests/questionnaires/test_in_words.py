"""Conditions as staff read them."""

import pytest

from questionnaires.in_words import English, joined
from tests.questionnaires import invented

ENGLISH = English(invented.definition(), invented.TEXTS)
PETS = "‘How many pets do you have?’"
NAME_2 = "‘What is this one called? (person 2)’"
DOG = {"question": "kind", "any_of": ["dog"]}


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (None, ""),
        (DOG, "‘What is it?’ is ‘A dog’"),
        (
            {"question": "kind", "any_of": ["dog", "cat", "neither"]},
            "‘What is it?’ is ‘A dog’, ‘A cat’ or ‘Neither’",
        ),
        ({"question": "kind"}, "‘What is it?’ has any answer"),
        ({"not": {"question": "kind"}}, "‘What is it?’ has no answer"),
        ({"not": DOG}, "‘What is it?’ is not ‘A dog’"),
        (
            {"not": {"all": [DOG, {"question": "name-2"}]}},
            f"not (‘What is it?’ is ‘A dog’ and {NAME_2} has any answer)",
        ),
        (
            {"all": [{"question": "pets"}, {"any": [DOG, {"not": {"question": "kind"}}]}]},
            f"{PETS} has any answer and (‘What is it?’ is ‘A dog’ or ‘What is it?’ has no answer)",
        ),
        ({"all": [{"any": [DOG]}]}, "‘What is it?’ is ‘A dog’"),
        ({"question": "gone", "any_of": ["x"]}, "‘gone’ is ‘x’"),
        ({"question": "kind", "any_of": ["fish"]}, "‘What is it?’ is ‘fish’"),
    ],
)
def test_a_condition_in_words(condition, words):
    assert ENGLISH.condition(condition) == words


def test_what_has_no_words_is_called_by_its_code():
    bare = English(invented.definition(), {})
    assert bare.question("pets") == "pets"
    assert bare.question("kind-2") == "kind (person 2)"
    assert bare.section("start") == "start"
    assert bare.answer("pets", "one") == "one"


def test_copies_share_the_words_of_options():
    assert ENGLISH.answer("kind-2", "dog") == "A dog"
    assert ENGLISH.section("start") == "Your pets"


def test_joined():
    assert [joined(words, "or") for words in ([], ["a"], ["a", "b"])] == ["", "a", "a or b"]


def test_what_is_known_without_asking_has_words_too():
    others = {"home": {"title": "Where she lives", "option.near": "Nearby"}}
    english = English(invented.definition(), {}, others)
    condition = {"question": "home", "any_of": ["near", "far"]}
    assert english.condition(condition) == "‘Where she lives’ is ‘Nearby’ or ‘far’"
