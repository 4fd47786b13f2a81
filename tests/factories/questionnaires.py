"""An invented questionnaire with every kind of page, published, and people who answer it."""

from copy import deepcopy
from typing import Any

from django.utils import timezone

from questionnaires.loading import digest_of_body
from questionnaires.models import Version, VersionState

CODE = "carer-assessment"
"""The room of the carers is the one that has addresses; what it asks is invented here."""


def _choice(code: str, *options: Any, kind: str = "choice", **more: Any) -> dict[str, Any]:
    rows = [one if isinstance(one, dict) else {"code": one} for one in options]
    return {"code": code, "type": kind, "option": rows, **more}


def _page(code: str, *questions: dict[str, Any], length: str = "short", **more: Any) -> Any:
    return {"code": code, "length": length, "question": list(questions), **more}


DATA: dict[str, Any] = {
    "code": CODE,
    "section": [
        {
            "code": "you",
            "page": [
                _page("who", _choice("who", "mum", "friend", "paid")),
                _page("name", {"code": "nick", "type": "text", "max_length": 20}),
                _page("pets", _choice("pets", "none", "dog")),
                _page(
                    "walks",
                    _choice(
                        "walks", "yes", "no", visible_if={"question": "pets", "any_of": ["dog"]}
                    ),
                ),
                _page(
                    "park",
                    {
                        "code": "park",
                        "type": "text",
                        "visible_if": {"question": "walks", "any_of": ["yes"]},
                    },
                ),
            ],
        },
        {
            "code": "days",
            "page": [
                _page(
                    "safe",
                    _choice(
                        "safe",
                        {"code": "end-life", "tags": ["R0"]},
                        {"code": "alone-now", "tags": ["R0"]},
                        {"code": "hurt-me", "tags": ["R2"]},
                        {"code": "all-fine", "exclusive": True},
                        {"code": "rather-not", "exclusive": True},
                        kind="choices",
                    ),
                    exit_page=True,
                ),
                _page(
                    "place",
                    {"code": "postcode", "type": "postcode", "max_length": 10},
                    {"code": "age", "type": "number", "max_length": 3},
                ),
            ],
        },
        {
            "code": "wishes",
            "page": [
                _page(
                    "want", {"code": "want", "type": "long_text", "max_length": 500}, length="full"
                ),
                _page("rest", _choice("rest", "yes", "no"), length="full"),
            ],
        },
    ],
}

TITLES = {
    "who": "Who do you help?",
    "nick": "What do you like to be called?",
    "pets": "Which pet do you have?",
    "walks": "Do you walk the dog?",
    "park": "In which park?",
    "safe": "Is everyone safe?",
    "postcode": "What is your postcode?",
    "age": "How old is the dog?",
    "want": "What do you want?",
    "rest": "Do you rest?",
}


def data() -> dict[str, Any]:
    """A copy that a test may change."""
    return deepcopy(DATA)


def texts_of(definition: dict[str, Any]) -> dict[str, dict[str, str]]:
    """A title for everything; options are called by their code."""
    texts = {
        f"section/{one['code']}": {"title": f"Part {one['code']}"} for one in definition["section"]
    }
    for section in definition["section"]:
        for page in section["page"]:
            texts[f"page/{page['code']}"] = {"title": f"Page {page['code']}"}
            for question in page["question"]:
                options = question.get("option", [])
                texts[f"question/{question['code']}"] = {
                    "title": TITLES.get(question["code"], f"Question {question['code']}?"),
                    **{f"option.{one['code']}": f"Answer {one['code']}" for one in options},
                }
    return texts


def published(definition: dict[str, Any] | None = None, *, number: int = 1) -> Version:
    """In use from now on; what was in use before is retired."""
    found = definition or data()
    body = {"definition": found, "texts": texts_of(found)}
    Version.objects.filter(questionnaire=CODE, state=VersionState.ACTIVE).update(
        state=VersionState.RETIRED
    )
    return Version.objects.create(
        questionnaire=CODE,
        number=number,
        body=body,
        digest=digest_of_body(body),
        state=VersionState.ACTIVE,
        published_at=timezone.now(),
    )


def many_pages(count: int) -> dict[str, Any]:
    """So many short pages, each asked only where the one before was answered with yes."""
    pages = [
        _page(
            f"p{place}",
            _choice(
                f"q{place}",
                "yes",
                "no",
                **(
                    {"visible_if": {"question": f"q{place - 1}", "any_of": ["yes"]}}
                    if place
                    else {}
                ),
            ),
        )
        for place in range(count)
    ]
    return {"code": CODE, "section": [{"code": "all", "page": pages}]}
