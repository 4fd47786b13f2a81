"""The words and facts of one letter: as it will be, as it is, or as it reached her before."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from carers.cases.letters.facts import gather
from carers.cases.letters.parts import TYPED, included_at_first, pieces_of, taken_over
from carers.models import Case, Letter
from portal.languages.table import ENGLISH


@dataclass(frozen=True)
class Content:
    language: str
    """The carer's."""
    english: Mapping[str, str]
    theirs: Mapping[str, str]
    facts: Mapping[str, Any]
    finished_on: datetime.date | None
    """None for a draft."""

    @property
    def is_draft(self) -> bool:
        return self.finished_on is None


def for_staff(case: Case, letter: Letter | None) -> Content:
    """As it stands; what is not finished, as it would be if it were finished now."""
    if letter is not None and letter.finished_at is not None:
        return _of(letter)
    included = included_now(case, letter)
    known = letter.english if letter is not None else {}
    typed = {part: text for part, text in known.items() if part in TYPED}
    return Content(
        language=case.language,
        english=typed | taken_over(case, included),
        theirs={},
        facts=gather(case, included),
        finished_on=None,
    )


def for_carer(letter: Letter | None) -> Content | None:
    """What she can read now: the letter once it is ready, else the one that she had before."""
    if letter is None:
        return None
    if letter.finished_at is not None and is_whole(letter):
        return _of(letter)
    return _of_earlier(letter.earlier[-1]) if letter.earlier else None


def is_whole(letter: Letter) -> bool:
    """All that staff wrote is there in the language that she reads."""
    return letter.language == ENGLISH.code or set(letter.english) <= set(letter.theirs)


def included_now(case: Case, letter: Letter | None) -> set[str]:
    """What was chosen; before anybody has chosen, what is taken over by itself."""
    pieces = pieces_of(case)
    if letter is None:
        return included_at_first(case, pieces)
    return set(letter.facts.get("included", [])) & {piece.code for piece in pieces}


def _of(letter: Letter) -> Content:
    at = letter.finished_at
    return Content(
        language=letter.language,
        english=letter.english,
        theirs=letter.theirs,
        facts=letter.facts,
        finished_on=timezone.localdate(at) if at else None,
    )


def _of_earlier(kept: Mapping[str, Any]) -> Content:
    at = datetime.datetime.fromisoformat(kept["finished_at"])
    return Content(
        language=kept["language"],
        english=kept["english"],
        theirs=kept["theirs"],
        facts=kept["facts"],
        finished_on=timezone.localdate(at),
    )
