"""Writing a letter: in English, by staff, then into her language by people.

being written → (finished) waits for its translation → ready → delivered. One that has reached her
can be written again; what she had stays with its evidence.
"""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.letters.content import is_whole
from carers.cases.letters.facts import decision_of, gather
from carers.cases.letters.parts import PREFIX, REQUIRED, TITLES, TYPED, taken_over
from carers.cases.news import tell_carer
from carers.cases.refusing import Refused
from carers.models import Case, Letter
from portal.audit.actions import record
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import ask_for_translation, own_words_of
from portal.languages.table import ENGLISH

if TYPE_CHECKING:
    from portal.accounts.models import User

State = Letter.State
LETTER_OF = "carers.case"
NO_DECISION = "No decision is recorded yet. The letter can be finished once there is one."
FINISHED = "The letter is finished. Take it back first to change it."


def letter_of(case: Case) -> Letter | None:
    return Letter.objects.filter(case=case).select_related("delivered_by").first()


def save(
    *,
    case: Case,
    by: "User",
    seen: int | None,
    texts: Mapping[str, str],
    included: Collection[str],
    finish: bool = False,
) -> Letter:
    """Keeps what was typed, by part, and what of the case goes into the letter.

    `finish` closes the English and asks for its translation. Raises Refused (then nothing is kept)
    and Moved.
    """
    with changing(case, seen=seen, ended_too=True) as locked:
        letter = Letter.objects.filter(case=locked).first() or Letter(case=locked)
        if letter.state != State.BEING_WRITTEN:
            raise Refused(FINISHED)
        letter.language = locked.language
        typed = {part: texts.get(part, "").strip() for part in TYPED}
        letter.english = {part: text for part, text in typed.items() if text}
        letter.facts = {"included": sorted(included)}
        if finish:
            _finish(letter, locked)
        letter.save()
        record(by=by, verb="carers.case.letter_written", subject=locked)
        if finish:
            _ask(letter, locked)
            settle(letter, locked)
    return letter


def take_back(*, case: Case, by: "User", seen: int | None) -> Letter:
    """To change it. What was translated stays so where its English stays the same.

    One that has reached her is kept with its evidence, and she goes on reading it until the new one
    is ready.
    """
    with changing(case, seen=seen, ended_too=True) as locked:
        letter = Letter.objects.filter(case=locked).first()
        if letter is None or letter.state == State.BEING_WRITTEN:
            raise Refused("There is no finished letter to change.")
        if letter.state == State.DELIVERED:
            letter.earlier = [*letter.earlier, _as_delivered(letter)]
        letter.english = {part: text for part, text in letter.english.items() if part in TYPED}
        letter.theirs, letter.facts = {}, {"included": letter.facts.get("included", [])}
        letter.state, letter.finished_at = State.BEING_WRITTEN, None
        letter.delivered_at, letter.delivered_by = None, None
        letter.delivered_how = letter.delivered_words = ""
        letter.save()
        record(by=by, verb="carers.case.letter_written", subject=locked)
    return letter


def settle(letter: Letter, case: Case) -> None:
    """Takes over what is translated; ready once all of it is. The carer is told, whenever the whole
    of it is there for the first time. Called with the case locked, after a letter was finished and
    whenever a translator has done a part.
    """
    if letter.state == State.BEING_WRITTEN or _is_settled(letter):
        return
    words = own_words_of(case, target=letter.language)
    done = {part: words.get(f"{PREFIX}{part}") for part in letter.english}
    letter.theirs = {part: row.translated for part, row in done.items() if row and row.is_done}
    whole = is_whole(letter)
    if whole and letter.state == State.WAITS_FOR_WORDS:
        letter.state = State.READY
    letter.save()
    if not whole:
        return
    if letter.language != ENGLISH.code:
        translators = [row.translator for row in done.values() if row and row.translator]
        by = translators[0] if translators else "the portal"
        record(by=by, verb="carers.case.letter_translated", subject=case)
    tell_carer(case=case, template="case-record", purpose="record")


def words_are_done(**facts: Any) -> None:
    """A translator has finished something (`own_words.done`); the case is locked."""
    part = str(facts["part"])
    if facts["subject_kind"] != LETTER_OF or not part.startswith(PREFIX):
        return
    letter = Letter.objects.select_related("case").filter(case__pk=facts["subject_id"]).first()
    if letter is None:
        return
    if letter.state == State.READY:
        _put_right(letter, part)
    else:
        settle(letter, letter.case)


def _is_settled(letter: Letter) -> bool:
    """What has reached her is not changed behind her back. One that was read aloud to her before
    its translation was there still gets it."""
    return letter.state == State.DELIVERED and is_whole(letter)


def _put_right(letter: Letter, part: str) -> None:
    """A translator corrected what is ready and has not gone yet."""
    row = own_words_of(letter.case, target=letter.language).get(part)
    if row is not None and row.is_done:
        letter.theirs = {**letter.theirs, part.removeprefix(PREFIX): row.translated}
        letter.save()


def _finish(letter: Letter, case: Case) -> None:
    if decision_of(case) is None:
        raise Refused(NO_DECISION)
    for part in REQUIRED:
        if part not in letter.english:
            raise Refused(f"Write this before you finish: {TITLES[part].lower()}.", field=part)
    included = letter.facts["included"]
    letter.english = letter.english | taken_over(case, included)
    letter.facts = gather(case, included)
    letter.theirs = {}
    letter.state, letter.finished_at = State.WAITS_FOR_WORDS, timezone.now()


def _ask(letter: Letter, case: Case) -> None:
    wanted = {f"{PREFIX}{part}": text for part, text in letter.english.items()}
    known = own_words_of(case, target=letter.language)
    left_out = {part: "" for part in known if part.startswith(PREFIX)}
    ask_for_translation(
        subject=case,
        parts=left_out | wanted,
        source=ENGLISH.code,
        target=letter.language,
        urgent=case.urgency == Case.Urgency.NOW,
    )
    # She may read another language by now.
    others = OwnWords.objects.of(case).waiting().filter(part__startswith=PREFIX)
    others.exclude(target=letter.language).delete()


def _as_delivered(letter: Letter) -> dict[str, Any]:
    at = letter.delivered_at
    return {
        "language": letter.language,
        "english": letter.english,
        "theirs": letter.theirs,
        "facts": letter.facts,
        "finished_at": letter.finished_at and letter.finished_at.isoformat(),
        "delivered_at": at and at.isoformat(),
        "how": letter.delivered_how,
        "words": letter.delivered_words,
        "by": str(letter.delivered_by) if letter.delivered_by else "",
    }
