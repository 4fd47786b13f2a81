"""A small invented questionnaire: a branch, a repeated page, own words."""

from copy import deepcopy
from typing import Any

from questionnaires.definition import Definition, read

DATA: dict[str, Any] = {
    "code": "invented",
    "required_tags": ["S10-WORK"],
    "section": [
        {
            "code": "start",
            "page": [
                {
                    "code": "pets",
                    "length": "short",
                    "question": [
                        {
                            "code": "pets",
                            "type": "choice",
                            "tags": ["S10-WORK"],
                            "option": [{"code": "none"}, {"code": "one"}, {"code": "two"}],
                        }
                    ],
                },
                {
                    "code": "name",
                    "length": "short",
                    "repeat": 2,
                    "repeat_from": 2,
                    "repeat_if": [{"question": "pets", "any_of": ["two"]}],
                    "question": [{"code": "name", "type": "text", "max_length": 20}],
                },
                {
                    "code": "kind",
                    "length": "short",
                    "repeat": 2,
                    "repeat_if": [{"question": "pets", "any_of": ["two"]}],
                    "question": [
                        {
                            "code": "kind",
                            "type": "choices",
                            "visible_if": {"question": "pets", "any_of": ["one", "two"]},
                            "option": [
                                {"code": "dog", "tags": ["R3-H=T"], "picture": "dog"},
                                {"code": "cat"},
                                {"code": "neither", "exclusive": True},
                            ],
                        },
                        {
                            "code": "walks",
                            "type": "choice",
                            "visible_if": {"question": "kind", "any_of": ["dog"]},
                            "option": [{"code": "yes"}, {"code": "no"}],
                        },
                    ],
                },
            ],
        },
        {
            "code": "end",
            "page": [
                {"code": "more", "question": [{"code": "more", "type": "long_text"}]},
            ],
        },
    ],
}


def data() -> dict[str, Any]:
    """A copy that a test may change."""
    return deepcopy(DATA)


def definition() -> Definition:
    return read(data())


TEXTS = {
    "section/start": {"title": "Your pets"},
    "section/end": {"title": "Anything else"},
    "question/pets": {
        "title": "How many pets do you have?",
        "why": "We ask so that we know how often to ask the rest.",
        "option.none": "None",
        "option.one": "One",
        "option.two": "Two",
    },
    "question/name": {"title": "What is this one called?"},
    "question/kind": {
        "title": "What is it?",
        "option.dog": "A dog",
        "option.cat": "A cat",
        "option_hint.cat": "Also a kitten",
        "option.neither": "Neither",
    },
    "question/walks": {"title": "Do you walk it?", "option.yes": "Yes", "option.no": "No"},
    "question/more": {"title": "What else should we know?"},
}
