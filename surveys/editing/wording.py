"""A question as staff write it, and the row and the words that it becomes. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from questionnaires.definition import CHOOSING, Look, QuestionType
from surveys.constructs import INDICATOR

EQUALITY = "equality:"


@dataclass(frozen=True)
class Kind:
    """What staff choose from."""

    label: str
    type: QuestionType
    look: Look = ""

    @property
    def has_options(self) -> bool:
        return self.type in CHOOSING


KINDS: Mapping[str, Kind] = {
    "choice": Kind("One answer, as rows", "choice"),
    "faces": Kind("One answer, on a scale of faces", "choice", "faces"),
    "scale": Kind("One answer, on a scale of words", "choice", "scale"),
    "choices": Kind("Several answers", "choices"),
    "number": Kind("A number", "number"),
    "text": Kind("Own words, one line", "text"),
    "long_text": Kind("Own words", "long_text"),
    "postcode": Kind("A postcode, of which the first half is kept", "postcode"),
}
PLACES: Mapping[str, tuple[str, ...]] = {
    "": (),
    "good": ("good",),
    "middle": ("middle",),
    "bad": ("bad",),
    "worst": ("bad", "lowest"),
    "unknown": ("unknown",),
}
"""Of an answer on what its question measures: the tags it has."""
ALERT = "alert"
OURS = {tag for tags in PLACES.values() for tag in tags} | {ALERT}
"""Tags of options that staff set; others stay as they are."""
LONGEST = {"text": 200, "long_text": 2000}


@dataclass(frozen=True)
class NewOption:
    words: str
    code: str = ""
    """Empty for one that is new."""
    picture: str = ""
    place: str = ""
    alert: bool = False
    exclusive: bool = False

    def called(self, code: str) -> "NewOption":
        return replace(self, code=code)


@dataclass(frozen=True)
class Wording:
    title: str
    kind: str
    hint: str = ""
    why: str = ""
    required: bool = False
    indicator: str = ""
    """Code of a construct; empty for none."""
    about_person: bool = False
    """It says something of the person by which other answers can be broken down."""
    options: tuple[NewOption, ...] = ()


def kind_of(row: Mapping[str, Any]) -> str:
    for code, kind in KINDS.items():
        if kind.type == row["type"] and kind.look == row.get("look", ""):
            return code
    return str(row["type"])


def place_of(tags: Sequence[str]) -> str:
    for place in ("worst", "good", "middle", "bad", "unknown"):
        if set(PLACES[place]) <= set(tags):
            return place
    return ""


def indicator_of(row: Mapping[str, Any]) -> str:
    tags = (tag for tag in row.get("tags", ()) if tag.startswith(INDICATOR))
    return next(tags, "").removeprefix(INDICATOR)


def is_about_person(row: Mapping[str, Any]) -> bool:
    return any(tag.startswith(EQUALITY) for tag in row.get("tags", ()))


def wording_of(row: Mapping[str, Any], words: Mapping[str, str]) -> Wording:
    """What stands there now."""
    return Wording(
        title=words.get("title", ""),
        kind=kind_of(row),
        hint=words.get("hint", ""),
        why=words.get("why", ""),
        required=row.get("required", False),
        indicator=indicator_of(row),
        about_person=is_about_person(row),
        options=tuple(_option(one, words) for one in row.get("option", ())),
    )


def _option(one: Mapping[str, Any], words: Mapping[str, str]) -> NewOption:
    tags = one.get("tags", ())
    return NewOption(
        words=words.get(f"option.{one['code']}", ""),
        code=one["code"],
        picture=one.get("picture", ""),
        place=place_of(tags),
        alert=ALERT in tags,
        exclusive=one.get("exclusive", False),
    )


def row_of(
    code: str,
    wording: Wording,
    options: Sequence[NewOption],
    old: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """As a definition has it; what staff cannot set stays as it was."""
    kind, before = KINDS[wording.kind], dict(old or {})
    known = {one["code"]: one for one in before.pop("option", ())}
    row: dict[str, Any] = {**before, "code": code, "type": kind.type}
    for name, value in {
        "look": kind.look,
        "required": wording.required,
        "tags": _tags_of_question(code, wording, before),
        "option": [_row_of_option(one, known.get(one.code, {})) for one in options],
    }.items():
        row.pop(name, None)
        if value:
            row[name] = value
    if kind.type in LONGEST:
        row.setdefault("max_length", LONGEST[kind.type])
    return row


def _tags_of_question(code: str, wording: Wording, before: Mapping[str, Any]) -> list[str]:
    old = list(before.get("tags", ()))
    tags = [tag for tag in old if not tag.startswith((INDICATOR, EQUALITY))]
    if wording.indicator and KINDS[wording.kind].has_options:
        tags.append(f"{INDICATOR}{wording.indicator}")
    if wording.about_person and KINDS[wording.kind].has_options:
        tags += [tag for tag in old if tag.startswith(EQUALITY)] or [f"{EQUALITY}{code}"]
    return tags


def _row_of_option(option: NewOption, old: Mapping[str, Any]) -> dict[str, Any]:
    tags = [*PLACES[option.place], *([ALERT] if option.alert else [])]
    tags += [tag for tag in old.get("tags", ()) if tag not in OURS]
    if sorted(tags) == sorted(old.get("tags", ())):
        tags = list(old.get("tags", ()))
    said = {"tags": tags, "picture": option.picture, "exclusive": option.exclusive}
    kept = {name: value for name, value in said.items() if value or name in old}
    return {"code": option.code, **kept}


def words_of(
    wording: Wording, options: Sequence[NewOption], old: Mapping[str, str]
) -> dict[str, str]:
    """By field. Hints of answers stay with their answers."""
    found = {"title": wording.title, "hint": wording.hint, "why": wording.why}
    found |= {f"option.{option.code}": option.words for option in options}
    hints = {f"option_hint.{option.code}" for option in options}
    found |= {field: text for field, text in old.items() if field in hints}
    return {field: text for field, text in found.items() if text}
