"""Whether everybody can answer: each point, with a survey that has it and one that has not."""

import pytest

from questionnaires.definition import read
from surveys.bank import bank, compose, outlines
from surveys.editing.checks import findings
from surveys.models import Form

YES, NO = {"code": "yes"}, {"code": "no"}
RATHER_NOT = {"code": "rather-not", "exclusive": True}
SAFE = {"code": "safe", "type": "choice", "option": [YES, NO], "tags": ["indicator:safe"]}
SAFE["option"] = [
    {"code": "yes", "tags": ["good"]},
    {"code": "no", "tags": ["bad", "wish:contact"]},
]
HOW = {"code": "how", "type": "text", "tags": ["contact:how"]}


def found(*questions, section="questions", form=Form.STANDARD, together=False, words=None, **texts):
    pages = [list(questions)] if together else [[one] for one in questions]
    rows = [{"code": one[0]["code"], "question": one} for one in pages]
    sections = [
        {"code": "questions", "page": [{"code": "safe", "question": [SAFE]}]},
        {"code": section, "page": rows},
        {"code": "contact", "page": [{"code": "how", "question": [HOW]}]},
    ]
    english = {f"question/{code}": {"title": title} for code, title in texts.items()}
    if words:
        english[f"question/{questions[0]['code']}"] = words
    found = findings(read({"code": "x", "section": sections}), english, form)
    return [one.words for one in found if one.question != "safe"]


def tea(*options, **more):
    return {"code": "tea", "type": "choice", "option": list(options or (YES, NO)), **more}


def numbered(count):
    return [{"code": f"c{number}"} for number in range(count)]


HARD = "Institutional characteristics necessitate comprehensive administrative considerations. " * 4

CASES = [
    ("nothing", [tea()], {}, ""),
    (
        "two on a page",
        [tea(), {"code": "b", "type": "text"}],
        {"together": True},
        "2 questions at once",
    ),
    ("eight answers", [tea(*numbered(8))], {}, ""),
    ("nine answers", [tea(*numbered(9))], {}, "has 9 answers"),
    ("none of these beside eight", [tea(*numbered(8), RATHER_NOT)], {}, ""),
    ("no picture", [tea()], {"form": Form.EASY}, "‘tea’ has none beside ‘yes’, ‘no’"),
    ("a picture", [tea({"code": "a", "picture": "ok"})], {"form": Form.EASY}, ""),
    ("about you", [tea()], {"section": "about-you"}, "no answer ‘I’d rather not say’"),
    ("about you, silent", [tea(YES, RATHER_NOT)], {"section": "about-you"}, ""),
    ("required", [tea(required=True)], {}, "only right where it asks for consent"),
    ("long title", [tea()], {"tea": "one two " * 8}, "has 16 words"),
    (
        "hard words",
        [tea()],
        {"words": {"title": "Tea?", "hint": HARD}},
        "hard to read: reading",
    ),
    ("no scale", [tea(tags=["indicator:happy"])], {}, "no answer is said to be good or bad"),
    ("scale", [tea({"code": "a", "tags": ["good"]}, tags=["indicator:happy"])], {}, ""),
]


@pytest.mark.parametrize(("name", "questions", "about", "says"), CASES)
def test_what_is_found(name, questions, about, says):
    words = found(*questions, **about)
    assert words == [] if not says else any(says in one for one in words)


def test_safety_and_contact_come_first_and_a_wish_needs_a_way():
    pages = [{"code": f"q{n}", "question": [{"code": f"q{n}", "type": "text"}]} for n in range(3)]
    late = [*pages, {"code": "safe", "question": [SAFE]}]
    data = read({"code": "x", "section": [{"code": "questions", "page": late}]})
    words = [one.words for one in findings(data, {}, Form.STANDARD)]
    assert words == [
        "‘Do you feel safe?’ is not among the first questions.",
        "‘Do you want someone to contact you?’ is not among the first questions.",
        "People may ask to hear from us, but nothing asks how to reach them.",
    ]


@pytest.mark.parametrize("form", Form)
def test_what_ships_is_easy_to_answer_but_for_what_is_known(form):
    """Lists of languages and areas are long; two questions about passing on stand together."""
    body = compose(outlines()["experience-adult"], form, bank())
    known = ("answers; 8 are easier", "questions at once")
    words = [one.words for one in findings(read(body["definition"]), body["texts"], form)]
    assert [one for one in words if not any(part in one for part in known)] == []
