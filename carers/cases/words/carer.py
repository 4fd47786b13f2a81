"""What the carer reads of it: who opened what she sent, and what became of it, in her language.

A read of what she said about harm is told as any other read: whoever looks over her shoulder must
not learn from it that she said something. Alerts have other subjects and are not among these.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.audit.actions import THE_PUBLIC
from portal.audit.models import AuditEvent
from portal.languages import formats


@dataclass(frozen=True)
class Telling:
    """One event in up to three ways, by who did it. What is missing is not told."""

    hers: Any = None
    """'You …', for what she did."""
    theirs: Any = None
    """'%(who)s …', for what a named person did."""
    ours: Any = None
    """For what the portal did by itself."""


TOLD: Mapping[str, Telling] = {
    "sent": Telling(_("You sent this to us."), _("%(who)s sent this to us for you.")),
    "read": Telling(theirs=_("%(who)s opened what you sent.")),
    "harm_read": Telling(theirs=_("%(who)s opened what you sent.")),
    "words_read": Telling(theirs=_("%(who)s read what you added.")),
    "languages.words.read": Telling(theirs=_("%(who)s opened words to translate them for you.")),
    "assigned": Telling(theirs=_("%(owner)s now looks after this for you.")),
    "started": Telling(theirs=_("%(who)s began to check what you sent.")),
    "resumed": Telling(
        theirs=_("%(who)s went on with what you sent."), ours=_("We went on with what you sent.")
    ),
    "section_checked": Telling(theirs=_("%(who)s checked a part of your answers.")),
    "noted": Telling(theirs=_("%(who)s wrote a note.")),
    "checked": Telling(theirs=_("%(who)s has checked all of your answers.")),
    "service_added": Telling(theirs=_("%(who)s added a local service for you.")),
    "service_removed": Telling(theirs=_("%(who)s took away a local service for you.")),
    "talk_booked": Telling(theirs=_("%(who)s booked a talk with you.")),
    "talk_changed": Telling(
        _("You asked for another time for your talk."), _("%(who)s changed the time of your talk.")
    ),
    "talk_held": Telling(theirs=_("%(who)s talked with you.")),
    "talk_cancelled": Telling(_("You cancelled your talk."), _("%(who)s cancelled your talk.")),
    "decided": Telling(theirs=_("%(who)s recorded the decision.")),
    "support_written": Telling(theirs=_("%(who)s wrote your support plan.")),
    "support_put_forward": Telling(theirs=_("%(who)s asked for your support plan to be approved.")),
    "support_approved": Telling(theirs=_("%(who)s approved your support plan.")),
    "support_returned": Telling(theirs=_("%(who)s asked for changes to your support plan.")),
    "support_started": Telling(theirs=_("%(who)s noted that your support has begun.")),
    "unmet_taken_back": Telling(theirs=_("%(who)s crossed out a need that they had noted.")),
    "unmet_coded": Telling(theirs=_("%(who)s noted a need that nothing here meets.")),
    "letter_written": Telling(theirs=_("%(who)s wrote your letter.")),
    "letter_translated": Telling(theirs=_("%(who)s put your letter into your language.")),
    "letter_delivered": Telling(
        _("You opened your letter."),
        _("%(who)s noted that your letter has reached you."),
        _("Your letter is here to read."),
    ),
    "review_set": Telling(theirs=_("%(who)s set the date of your review: %(on)s.")),
    "review_invited": Telling(
        theirs=_("%(who)s invited you to a review."), ours=_("We invited you to a review.")
    ),
    "review_asked": Telling(_("You asked for a review."), _("%(who)s asked for a review for you.")),
    "changed_asked": Telling(
        theirs=_("%(who)s asked you whether anything has changed."),
        ours=_("We asked you whether anything has changed."),
    ),
    "changed_said": Telling(
        _("You told us how things are now."), _("%(who)s noted how things are now.")
    ),
    "urgency_raised": Telling(
        _("You told us that it is urgent."),
        _("%(who)s moved this up, so that someone looks sooner."),
        _("This moved up, so that someone looks sooner."),
    ),
    "urgency_lowered": Telling(theirs=_("%(who)s noted that it is less urgent now.")),
    "added_to": Telling(_("You added something."), _("%(who)s added something for you.")),
    "corrected": Telling(_("You corrected something."), _("%(who)s corrected something for you.")),
    "code_given": Telling(_("You got a new code."), _("%(who)s gave you a new code.")),
    "opened_by_carer": Telling(
        _("You opened this page."), ours=_("This page was opened with your code or link.")
    ),
    "link_sent": Telling(
        _("You asked us for a link."), _("%(who)s sent you a link."), _("We sent you a link.")
    ),
    "downloaded": Telling(_("You downloaded a copy."), _("%(who)s downloaded a copy.")),
    "deleted": Telling(_("You deleted your copy."), _("%(who)s deleted this.")),
    "joined_account": Telling(_("You added this to your account.")),
    "withdrawn": Telling(_("You withdrew this."), _("%(who)s withdrew this, as you asked.")),
    "closed": Telling(
        _("You closed this."), _("%(who)s closed this."), _("This was closed.")
    ),
    "exported": Telling(
        theirs=_("%(who)s passed a copy to the system where your records are kept."),
        ours=_("A copy went to the system where your records are kept."),
    ),
}  # fmt: skip
"""By the last word of the verb. `attempted`, `paused` and `transferred` go by their detail."""

ATTEMPTS: Mapping[str, Any] = {
    "phone": _("%(who)s tried to phone you."),
    "text": _("%(who)s sent you a text message."),
    "email": _("%(who)s sent you an email."),
    "post": _("%(who)s wrote to you by post."),
    "visit": _("%(who)s tried to visit you."),
}
SPOKE = _("%(who)s spoke with you.")
PAUSES: Mapping[str, Any] = {
    "carer-asked": _("You asked us to wait."),
    "cannot-reach": _("We could not reach you, so we are waiting."),
    "information": _("We are waiting for something from you."),
    "unwell": _("We are waiting because someone is unwell."),
}
TRANSFERS: Mapping[str, Any] = {
    "council": _("What you sent went to the council."),
    "carers service": _("What you sent went to the carers service."),
}


@dataclass(frozen=True)
class Seen:
    """A line of what she reads: who did what, on which day."""

    at: datetime.datetime
    sentence: str


def for_carer(event: AuditEvent, people: Mapping[str, User] | None = None) -> str | None:
    """One sentence in the language that is switched on; None for what is not told.

    `people` are the staff by id, for lists (`seen_by_carer`).
    """
    verb = event.verb.removeprefix("carers.case.")
    staff = _staff([event]) if people is None else people
    person = staff.get(event.actor_id) if event.actor_id else None
    pattern = _pattern(verb, event, is_staff=person is not None)
    if pattern is None:
        return None
    values = {
        "who": _isolated(_who(person)) if person else "",
        "owner": _isolated(str(event.detail.get("owner", ""))),
        "on": _day(event.detail.get("on")),
    }
    return str(pattern) % values


def seen_by_carer(events: Iterable[AuditEvent]) -> list[Seen]:
    """Newest first; the same thing several times on one day is told once."""
    ordered = sorted(events, key=lambda event: (event.at, event.pk), reverse=True)
    people, told, known = _staff(ordered), [], set()
    for event in ordered:
        sentence = for_carer(event, people)
        line = (timezone.localdate(event.at), sentence)
        if sentence and line not in known:
            known.add(line)
            told.append(Seen(event.at, sentence))
    return told


def _pattern(verb: str, event: AuditEvent, *, is_staff: bool) -> Any:
    detail = event.detail
    if verb == "attempted":
        spoke = detail.get("outcome") == "spoke"
        return (SPOKE if spoke else ATTEMPTS.get(str(detail.get("how")))) if is_staff else None
    if verb == "paused":
        return PAUSES.get(str(detail.get("reason")))
    if verb == "transferred":
        return TRANSFERS.get(str(detail.get("to")))
    telling = TOLD.get(verb)
    if telling is None or (verb == "assigned" and not detail.get("owner")):
        return None
    if is_staff:
        return telling.theirs
    is_hers = bool(event.actor_id) or event.actor_words == THE_PUBLIC
    return telling.hers if is_hers else telling.ours


def _staff(events: Iterable[AuditEvent]) -> dict[str, User]:
    """People who hold or held a role. Others who sign in are carers with an account."""
    ids = {event.actor_id for event in events if event.actor_id.isdecimal()}
    found = User.objects.filter(pk__in=ids, grants__isnull=False).distinct() if ids else ()
    return {str(user.pk): user for user in found}


def _who(person: User) -> str:
    if not person.organisation:
        return str(person)
    names = {"name": str(person), "organisation": person.organisation}
    return gettext("%(name)s, %(organisation)s") % names


def _day(given: object) -> str:
    try:
        return formats.date(datetime.date.fromisoformat(str(given)))
    except ValueError:
        return ""


def _isolated(name: str) -> str:
    """So that a name in another script does not turn the sentence round (first strong isolate)."""
    return f"\u2068{name}\u2069"
