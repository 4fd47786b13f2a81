"""What a draft of the rules changes, in words: rules, items, figures, and all their English."""

from collections.abc import Iterator, Mapping
from typing import Any

from carers.models import Ruleset
from carers.staff.advice import answers_in_words
from questionnaires.comparing import Thing
from questionnaires.in_words import English, joined

Things = dict[str, Thing]
LEFT_OUT = ("code", "texts")


def in_ruleset(ruleset: Ruleset, english: English | None) -> list[tuple[str, Things]]:
    """By heading. Read from the stored data, so that versions of any age can be compared."""
    body = ruleset.body
    texts = body.get("texts", {})
    return [
        ("Rules", {row["code"]: _rule(row, english) for row in body.get("rules", [])}),
        ("Items", {row["code"]: _item(row, texts) for row in body.get("items", [])}),
        ("Names of numbers and links", _other_texts(texts)),
        ("Sources", _tables(body.get("sources", {}))),
        ("Figures", {row["code"]: _plain(row) for row in body.get("rates", [])}),
        ("Phone numbers", _tables(body.get("contacts", {}))),
        ("How much a plan holds", {"most": _plain({"code": "most", **body.get("most", {})})}),
    ]


def _rule(row: Mapping[str, Any], english: English | None) -> Thing:
    facts = dict(_facts(row, skipped=("when", "fires", "silent")))
    facts["Holds when"] = _condition(row.get("when"), english)
    for name, label in (("fires", "Holds for"), ("silent", "Does not hold for")):
        cases = row.get(name) or ()
        said = (answers_in_words(english, case) if english else str(case) for case in cases)
        facts[label] = " | ".join(said)
    return Thing(row["code"], row["code"], facts)


def _condition(condition: Any, english: English | None) -> str:
    if condition is None:
        return "always"
    if english is None:
        return str(condition)
    return english.condition(condition)


def _item(row: Mapping[str, Any], texts: Mapping[str, Mapping[str, str]]) -> Thing:
    words = texts.get(f"item/{row['code']}", {})
    facts = {**dict(_facts(row)), **{f"Words: {name}": text for name, text in words.items()}}
    return Thing(row["code"], words.get("title", row["code"]), facts)


def _other_texts(texts: Mapping[str, Mapping[str, str]]) -> Things:
    return {
        unit: Thing(unit, unit, dict(fields))
        for unit, fields in texts.items()
        if not unit.startswith("item/")
    }


def _tables(rows: Mapping[str, Mapping[str, Any]]) -> Things:
    return {code: _plain({"code": code, **row}) for code, row in rows.items()}


def _plain(row: Mapping[str, Any]) -> Thing:
    return Thing(row["code"], row["code"], dict(_facts(row)))


def _facts(row: Mapping[str, Any], skipped: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name not in LEFT_OUT and name not in skipped:
            yield name.replace("_", " ").capitalize(), _in_words(value)


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return joined([str(one) for one in value], "and")
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {one}" for name, one in sorted(value.items()))
    return "" if value is None else str(value)
