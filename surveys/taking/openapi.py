"""The read API in OpenAPI 3.1, made of the same names that the code uses."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from surveys.taking.result_files import HEADER

VERSION = "1.0.0"
ERROR = {"$ref": "#/components/schemas/Error"}
DAY = {"type": "string", "format": "date"}
NUMBER_OR_WORDS = {
    "oneOf": [{"type": "integer", "minimum": 0}, {"type": "string"}],
    "description": "A number, or what stands in its place: '1 to 4', 'hidden', '*'.",
}
PERCENT = {"type": ["number", "null"], "minimum": 0, "maximum": 100}
TEXT_OR_NULL = {"type": ["string", "null"]}


def document() -> dict[str, Any]:
    results = reverse("surveys-api:results", args=["CODE"]).replace("CODE", "{survey}")
    as_csv = reverse("surveys-api:results-csv", args=["CODE"]).replace("CODE", "{survey}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.PORTAL_NAME}: results of surveys",
            "version": VERSION,
            "description": "Counted and protected results, for other systems of the council. Never "
            "answers of single people. See docs/survey-api.md.",
        },
        "servers": [{"url": settings.PORTAL_URL}],
        "security": [{"token": []}],
        "paths": {
            reverse("surveys-api:surveys"): {"get": _surveys()},
            results: {
                "get": _results("application/json", {"$ref": "#/components/schemas/Results"})
            },
            as_csv: {"get": _results("text/csv", {"type": "string", "description": _columns()})},
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": _schemas(),
        },
    }


def _surveys() -> dict[str, Any]:
    found = {"$ref": "#/components/schemas/Surveys"}
    return {
        "operationId": "surveys",
        "summary": "Which surveys there are, their versions, and by what results can be told apart",
        "responses": _answers("application/json", found),
    }


def _results(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    about = {
        "by": ("A dimension of the survey, or two joined by '*'", {"type": "string"}),
        "from": ("First day of a whole month, quarter or year that is over", DAY),
        "to": ("Its last day", DAY),
        "tier": ("That of the token, or 'public'", {"enum": ["service", "public"]}),
    }
    parameters = [
        {
            "name": name,
            "in": "query",
            "required": name in {"from", "to"},
            "description": words,
            "schema": shape,
        }
        for name, (words, shape) in about.items()
    ]
    survey = {"name": "survey", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "operationId": "results" if kind == "application/json" else "resultsAsCsv",
        "summary": "Results of one survey in one period",
        "parameters": [survey, *parameters],
        "responses": {
            **_answers(kind, schema),
            "404": _answer("There is no such survey for this token", "application/json", ERROR),
        },
    }


def _answers(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    refused = {
        "400": "Something of the address cannot be answered; a sentence says why",
        "401": "No good token, or too many wrong ones from there",
        "429": "Too many calls of this token in an hour",
        "503": "The use cannot be recorded just now",
    }
    return {
        "200": _answer("Good", kind, schema),
        **{code: _answer(words, "application/json", ERROR) for code, words in refused.items()},
    }


def _answer(words: str, kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": words, "content": {kind: {"schema": schema}}}


def _columns() -> str:
    return f"UTF-8 with a byte order mark. Columns: {', '.join(HEADER)}."


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _schemas() -> dict[str, Any]:
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    row = _object(
        question=text,
        by=TEXT_OR_NULL,
        option=text,
        count=NUMBER_OR_WORDS,
        percent=PERCENT,
        low=PERCENT,
        high=PERCENT,
        base=NUMBER_OR_WORDS,
    )
    survey = _object(
        survey=text,
        title=text,
        in_use={"type": "boolean"},
        versions={
            "type": "array",
            "items": _object(form=text, version={"type": "integer"}, published=DAY),
        },
        by=texts,
        latest_month=_object(**{"from": DAY, "to": DAY}),
        questions={"type": "array", "items": {"type": "object"}},
    )
    return {
        "Error": {
            "type": "object",
            "required": ["error"],
            "properties": {"error": text, "field": text},
        },
        "Surveys": _object(tier=text, surveys={"type": "array", "items": survey}),
        "Results": _object(
            survey=text,
            tier=text,
            **{"from": DAY, "to": DAY},
            base=NUMBER_OR_WORDS,
            bases={"type": "object", "additionalProperties": NUMBER_OR_WORDS},
            invited=NUMBER_OR_WORDS,
            rows={"type": "array", "items": row},
            about={"type": "object"},
        ),
    }
