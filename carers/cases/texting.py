"""A text message from a carer: it stands with her newest case that is open, for a person to read
the same working day. Where a talk is booked, it asks for another time. 'Stop' stops our messages.
"""

import tomllib
from functools import cache

from carers.apps import DATA
from carers.cases.changing import changing
from carers.cases.own import another_time, booked_talk, texted
from carers.cases.owner_news import TEXTED, tell_owner
from carers.cases.sending import hash_of_phone
from carers.models import Case, Talk
from portal.audit.actions import record
from portal.notices.receiving import ReceivedText


def take(text: ReceivedText) -> bool:
    """False where nobody with this number has anything open."""
    cases = list(
        Case.objects.open()
        .filter(phone_hash=hash_of_phone(text.sender.value))
        .order_by("-sent_at", "pk")
    )
    if not cases:
        return False
    stops = is_stop(text.words)
    for case in cases if stops else ():
        _stop(case)
    _stand_with(cases[0], text.words, asks=not stops)
    return True


def is_stop(words: str) -> bool:
    """The whole text, and nothing else, in any of our languages."""
    return words.strip(" .!\n\t\"'").casefold() in _stop_words()


def _stand_with(case: Case, words: str, *, asks: bool) -> None:
    with changing(case, seen=None) as locked:
        texted(locked, words)
        record(by=None, verb="carers.case.added_to", subject=locked)
        talk = booked_talk(locked) if asks else None
        if talk is not None:
            # Two texts in a row say it together.
            before = talk.carer_words if talk.state == Talk.State.CHANGE_ASKED else ""
            another_time(locked, talk, "\n".join(filter(None, [before, words])))
        else:
            tell_owner(locked, TEXTED)


def _stop(case: Case) -> None:
    """Of every case with this number: she need not say it twice."""
    with changing(case, seen=None) as locked:
        locked.contact = {**locked.contact, "news_by": ""}


@cache
def _stop_words() -> frozenset[str]:
    with (DATA / "stop_words.toml").open("rb") as file:
        rows = tomllib.load(file)["words"]
    return frozenset(word.casefold() for words in rows.values() for word in words)
