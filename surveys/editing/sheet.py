"""The questions of one survey in one form while they are changed. Pure.

What staff do always leaves something that can be read: what would break a condition is refused,
with a sentence that says why.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from questionnaires.conditions import asked, renamed
from surveys.bank import BANK, SECTIONS, bank

Row = dict[str, Any]


class Refused(Exception):
    """It cannot be done like this; the sentence says why."""


class Gone(Refused):
    """There is no such question or page, or not any more: somebody else took it out."""

    def __init__(self) -> None:
        super().__init__("That question is not there any more.")


class Sheet:
    """Made of the body of a version; `body()` gives back what it has become."""

    def __init__(self, code: str, body: Mapping[str, Any] | None = None) -> None:
        copied = deepcopy(dict(body or {}))
        self.definition: Row = copied.get("definition") or {"code": code, "section": []}
        self.definition["code"] = code
        self.texts: dict[str, dict[str, str]] = copied.get("texts", {})
        self.shared: dict[str, str] = copied.get("shared", {})
        self.was: dict[str, str] = {}
        """Units with another name than before: new to old."""

    def body(self) -> Row:
        found = {"definition": self.definition, "texts": self.texts}
        return {**found, "shared": self.shared} if self.shared else found

    # Looking ------------------------------------------------------------------

    def pages(self) -> Iterator[tuple[Row, Row]]:
        """Each page with its section."""
        for section in self.definition["section"]:
            for page in section["page"]:
                yield section, page

    def questions(self) -> list[Row]:
        return [row for _, page in self.pages() for row in page["question"]]

    def question(self, code: str) -> Row:
        return self._place(code)[2]

    def words(self, code: str) -> dict[str, str]:
        return self.texts.get(f"question/{code}", {})

    def title(self, code: str) -> str:
        return self.words(code).get("title") or code

    def is_shared(self, code: str) -> bool:
        """Its words are those of the bank."""
        return self.shared.get(f"question/{code}") == BANK

    def followers(self, code: str) -> list[str]:
        """Questions that are asked only after answers to this one."""
        return [
            row["code"]
            for row in self.questions()
            if code in {one for one, _ in asked(row.get("visible_if"))}
        ]

    def before(self, code: str) -> list[Row]:
        """Questions that are asked earlier."""
        rows = self.questions()
        return rows[: [row["code"] for row in rows].index(code)]

    # Changing -----------------------------------------------------------------

    def add(self, section: str, page: Row, texts: Mapping[str, Mapping[str, str]]) -> None:
        """At the end of its section, which is begun where it is not there yet."""
        self._section(section)["page"].append(page)
        self.texts.update({unit: dict(fields) for unit, fields in texts.items()})

    def replace(self, code: str, row: Row, words: Mapping[str, str]) -> None:
        """Other words make a question of the bank the survey's own."""
        _, page, old = self._place(code)
        page["question"] = [row if one is old else one for one in page["question"]]
        unit = f"question/{code}"
        if words != self.texts.get(unit):
            self.texts[unit] = dict(words)
            self.shared.pop(unit, None)

    def rename(self, old: str, new: str) -> None:
        """It is another question from now on: of what was answered before nothing is its own."""
        _, page, row = self._place(old)
        row["code"] = new
        if page["code"] == old:
            page["code"] = new
            self._rename_unit(f"page/{old}", f"page/{new}")
        self._rename_unit(f"question/{old}", f"question/{new}")
        for one in self.questions():
            if one.get("visible_if"):
                one["visible_if"] = renamed(one["visible_if"], {old: new})

    def remove(self, code: str) -> None:
        section, page, row = self._place(code)
        for follower in self.followers(code):
            raise Refused(
                f"‘{self.title(follower)}’ is asked only after answers to this question. "
                "Change when that one is asked first."
            )
        page["question"].remove(row)
        self._forget(f"question/{code}")
        if not page["question"]:
            section["page"].remove(page)
            self._forget(f"page/{page['code']}")
        if not section["page"]:
            self.definition["section"].remove(section)
            self._forget(f"section/{section['code']}")

    def move(self, code: str, step: int) -> None:
        """A page changes places with its neighbour, within its section."""
        section = next((one for one, page in self.pages() if page["code"] == code), None)
        if section is None:
            raise Gone
        pages = section["page"]
        at = next(place for place, page in enumerate(pages) if page["code"] == code)
        if not 0 <= at + step < len(pages):
            raise Refused("It stands there already.")
        pages[at], pages[at + step] = pages[at + step], pages[at]
        self._refuse_wrong_order()

    # Inside -------------------------------------------------------------------

    def _place(self, code: str) -> tuple[Row, Row, Row]:
        for section, page in self.pages():
            for row in page["question"]:
                if row["code"] == code:
                    return section, page, row
        raise Gone

    def _section(self, code: str) -> Row:
        sections = self.definition["section"]
        for section in sections:
            if section["code"] == code:
                return section  # type: ignore[no-any-return]
        made: Row = {"code": code, "page": []}
        sections.append(made)
        sections.sort(key=lambda one: SECTIONS.index(one["code"]) if one["code"] in SECTIONS else 0)
        unit = f"section/{code}"
        self.texts[unit], self.shared[unit] = dict(bank().english[unit]), BANK
        return made

    def _refuse_wrong_order(self) -> None:
        seen: set[str] = set()
        for row in self.questions():
            for needed, _ in asked(row.get("visible_if")):
                if needed not in seen:
                    raise Refused(
                        f"‘{self.title(row['code'])}’ is asked only after answers to "
                        f"‘{self.title(needed)}’, so that it stands after it."
                    )
            seen.add(row["code"])

    def _rename_unit(self, old: str, new: str) -> None:
        if old in self.texts:
            self.texts[new] = self.texts.pop(old)
            self.was[new] = old
        self.shared.pop(old, None)

    def _forget(self, unit: str) -> None:
        self.texts.pop(unit, None)
        self.shared.pop(unit, None)
