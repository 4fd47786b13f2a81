"""How the letter that she has came to her, where it was not on her own pages."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from carers.models import Letter

How = Letter.How


@dataclass(frozen=True)
class Reached:
    how: str
    on: datetime.date

    @property
    def was_read_aloud(self) -> bool:
        return self.how == How.READ_ALOUD

    @property
    def was_posted(self) -> bool:
        return self.how == How.POST


def reached(letter: Letter | None) -> Reached | None:
    """None where nothing has reached her, where she read it herself, and while a newer letter is
    there for her to read."""
    if letter is None or letter.state == Letter.State.READY:
        return None
    if letter.state == Letter.State.DELIVERED:
        how, at = letter.delivered_how, letter.delivered_at
    elif letter.earlier:
        kept = letter.earlier[-1]
        how, at = kept["how"], _moment(kept["delivered_at"])
    else:
        return None
    if at is None or how == How.ONLINE:
        return None
    return Reached(how, timezone.localdate(at))


def _moment(kept: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(kept) if kept else None
