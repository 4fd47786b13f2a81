"""Conversations: booked, moved, held, missed, cancelled. A talk decides nothing."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from carers.cases.changing import changing
from carers.cases.contact import Contact
from carers.cases.news import tell_carer
from carers.cases.owners import workers_of
from carers.cases.pausing import go_on
from carers.cases.refusing import Refused
from carers.models import Attempt, Case, CasePause, Talk
from portal.accounts.models import User
from portal.audit.actions import record

OPEN = (Talk.State.BOOKED, Talk.State.CHANGE_ASKED)
BEFORE_TALKING = (Case.State.NEW, Case.State.CHECKING)
AN_HOUR = datetime.timedelta(hours=1)
FURTHEST = datetime.timedelta(days=366)
IN_VAIN = (Attempt.Outcome.NO_ANSWER, Attempt.Outcome.MESSAGE_LEFT, Attempt.Outcome.WRONG_NUMBER)
BY_PHONE = (Talk.Place.PHONE, Talk.Place.VIDEO)


@dataclass(frozen=True)
class Booking:
    """When, where and with whom; and whether somebody interprets."""

    at: datetime.datetime
    place: str
    with_whom: User
    interpreter: str = ""
    language: str = ""
    """Of the interpreter: any, or British Sign Language."""


def here(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """A time of Coventry's clocks. Raises Refused for the hour that is left out in March; of the
    one that comes twice in October it is the first."""
    at = timezone.make_aware(datetime.datetime.combine(day, time))
    if timezone.localtime(at.astimezone(datetime.UTC)).time() != time:
        raise Refused("There is no such time: the clocks go forward that night.", field="time")
    return at


def clashes(booking: Booking, *, besides: Talk | None = None) -> list[datetime.datetime]:
    """Times of other talks of the same person within an hour of this one."""
    found = Talk.objects.filter(
        with_whom=booking.with_whom,
        state__in=OPEN,
        at__gt=booking.at - AN_HOUR,
        at__lt=booking.at + AN_HOUR,
    ).exclude(case__state__in=Case.ENDED)
    if besides is not None:
        found = found.exclude(pk=besides.pk)
    return sorted(found.values_list("at", flat=True))


def book(*, case: Case, seen: int | None, by: User, booking: Booking) -> bool:
    """Books a talk and tells her; False where she cannot be told by message. Raises Refused,
    Moved, Ended."""
    with changing(case, seen=seen) as locked:
        _must_be_possible(locked, booking)
        locked.talks.create(made_by=by, **_fields(booking))
        record(by=by, verb="carers.case.talk_booked", subject=locked)
        return _told_of_time(locked, booking)


def change(*, case: Case, seen: int | None, by: User, talk: Talk, booking: Booking) -> bool:
    """Another time or place: also the answer to her asking for one. Her words stay with it."""
    with changing(case, seen=seen) as locked:
        row = _open_talk(locked, talk)
        _must_be_possible(locked, booking)
        for field, value in {**_fields(booking), "state": Talk.State.BOOKED}.items():
            setattr(row, field, value)
        row.save()
        record(by=by, verb="carers.case.talk_changed", subject=locked)
        return _told_of_time(locked, booking)


def cancel(*, case: Case, seen: int | None, by: User, talk: Talk) -> bool:
    """It will not be. She is told that there is news; what it is, she reads behind her link."""
    with changing(case, seen=seen) as locked:
        row = _open_talk(locked, talk)
        row.state = Talk.State.CANCELLED
        row.save(update_fields=["state"])
        record(by=by, verb="carers.case.talk_cancelled", subject=locked)
        return tell_carer(case=locked, template="case-news", purpose="talk")


def cancel_open(case: Case, *, by: User) -> None:
    """All that are still to come, because the case ends. In the caller's transaction; tells
    nobody."""
    for row in case.talks.filter(state__in=OPEN):
        row.state = Talk.State.CANCELLED
        row.save(update_fields=["state"])
        record(by=by, verb="carers.case.talk_cancelled", subject=case)


def hold(
    *,
    case: Case,
    seen: int | None,
    by: User,
    at: datetime.datetime,
    place: str,
    words: str,
    talk: Talk | None = None,
) -> Talk:
    """A conversation has been held: one that was booked, or, without `talk`, one that just came
    about. It is the first contact where there was none, and moves the case to 'talked'. Whom we
    could not reach before we have reached: the clock goes on."""
    with changing(case, seen=seen) as locked:
        _must_be_past(locked, at)
        row = _open_talk(locked, talk) if talk else Talk(case=locked, with_whom=by, made_by=by)
        row.at, row.place, row.words, row.state = at, place, words, Talk.State.HELD
        row.save()
        locked.first_contact_at = _earlier(locked.first_contact_at, at)
        locked.talked_at = _earlier(locked.talked_at, at)
        if locked.state in BEFORE_TALKING:
            locked.state = Case.State.TALKED
        go_on(locked, by=by, reasons=[CasePause.Reason.CANNOT_REACH])
        record(by=by, verb="carers.case.talk_held", subject=locked)
        return row


def miss(
    *, case: Case, seen: int | None, by: User, talk: Talk, outcome: str, words: str = ""
) -> None:
    """It did not come about: kept, and written down as a try to reach her."""
    if outcome not in IN_VAIN:
        raise Refused("Choose what happened.", field="outcome")
    with changing(case, seen=seen) as locked:
        row = _open_talk(locked, talk)
        if row.at > timezone.now():
            raise Refused("This talk is still to come. Change or cancel it instead.")
        row.state = Talk.State.MISSED
        row.save(update_fields=["state"])
        how = Attempt.How.PHONE if row.place in BY_PHONE else Attempt.How.VISIT
        locked.attempts.create(how=how, outcome=outcome, words=words, at=row.at, by=by)
        record(
            by=by,
            verb="carers.case.attempted",
            subject=locked,
            detail={"how": how, "outcome": outcome},
        )


def cautions(case: Case, booking: Booking, *, besides: Talk | None = None) -> list[str]:
    """What somebody should know before they book; none of it forbids anything."""
    found = [
        f"{booking.with_whom} has another talk at {timezone.localtime(at):%H:%M}."
        for at in clashes(booking, besides=besides)
    ]
    if booking.place == Talk.Place.PHONE and not Contact.read(case.contact).may_phone:
        found.append("The carer has not said that you may phone.")
    return found


def to_come(talks: Iterable[Talk]) -> list[Talk]:
    """Those still open: first where she asks for another time, then by time."""
    found = [talk for talk in talks if talk.state in OPEN]
    return sorted(found, key=lambda talk: (talk.state == Talk.State.BOOKED, talk.at, talk.pk))


def _fields(booking: Booking) -> dict[str, object]:
    return {
        "at": booking.at,
        "place": booking.place,
        "with_whom": booking.with_whom,
        "interpreter": booking.interpreter,
        "language": booking.language,
    }


def _must_be_possible(case: Case, booking: Booking) -> None:
    now = timezone.now()
    if booking.at <= now:
        raise Refused("This time is over. Choose one that is still to come.", field="day")
    if booking.at > now + FURTHEST:
        raise Refused("Choose a day within the next twelve months.", field="day")
    if not workers_of(case.organisation).filter(pk=booking.with_whom.pk).exists():
        raise Refused("Choose somebody who works with these cases.", field="with_whom")
    if booking.interpreter and not booking.language:
        raise Refused("Write the language of the interpreter.", field="language")


def _must_be_past(case: Case, at: datetime.datetime) -> None:
    if at > timezone.now():
        raise Refused("This time is still to come. When was it held?", field="day")
    if timezone.localdate(at) < timezone.localdate(case.started_at):
        raise Refused("This is before the carer turned to us. When was it held?", field="day")


def _open_talk(case: Case, talk: Talk) -> Talk:
    """As it is now. Somebody may have held or cancelled it meanwhile."""
    row = case.talks.filter(pk=talk.pk, state__in=OPEN).first()
    if row is None:
        raise Refused("This talk is no longer to come: look at it again.")
    return row


def _told_of_time(case: Case, booking: Booking) -> bool:
    return tell_carer(case=case, template="case-talk", purpose="talk", context={"at": booking.at})


def _earlier(known: datetime.datetime | None, at: datetime.datetime) -> datetime.datetime:
    return min(known, at) if known else at
