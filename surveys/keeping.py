"""How long answers, comments and contacts are kept; and what goes when its time is over.

Answers and comments stay: they are what the figures are counted from. A contact is blanked some
time after it has ended (`data/keeping.toml`).
"""

import datetime
import tomllib
from collections.abc import Collection
from functools import cache

from django.db import transaction
from django.utils import timezone

from portal.alerts.forgetting import NEEDED
from portal.audit import presenters
from portal.audit.actions import record
from portal.languages.own_words.actions import forget
from portal.privacy import personal_data
from portal.registry import jobs
from surveys.bank import DATA
from surveys.models import Contact

FORGOTTEN = "surveys.contact.forgotten"
BY = "The portal"
BLANKED = ("name", "how", "safe", "words", "note", "handover")
PEOPLE = "people who answer surveys, and those whom they write about"
WHY = "To know how it was, and to do it better"


@cache
def contact_days() -> datetime.timedelta:
    with (DATA / "keeping.toml").open("rb") as file:
        return datetime.timedelta(days=tomllib.load(file)["contact_days"])


def register() -> None:
    jobs.register("surveys.forget_contacts", forget_contacts, every=datetime.timedelta(days=1))
    presenters.register(FORGOTTEN, "{actor} blanked the contact of {subject}: its time is over.")
    NEEDED.register("surveys.contact", still_needed)
    _declare()


@transaction.atomic
def forget_contacts() -> int:
    """Daily. Who it was, and all that was written; also what a person translated of it."""
    over = Contact.objects.filter(ended_at__lt=timezone.now() - contact_days()).exclude(how="")
    number = 0
    for contact in over.select_for_update(skip_locked=True, of=("self",)):
        for name in BLANKED:
            setattr(contact, name, "")
        contact.save(update_fields=BLANKED)
        forget(contact)
        record(by=BY, verb=FORGOTTEN, subject=contact)
        number += 1
    return number


def still_needed(ids: Collection[str]) -> set[str]:
    """Of these contacts those that wait: what their alerts say is not forgotten before."""
    waiting = Contact.objects.waiting().filter(pk__in=ids)
    return {str(pk) for pk in waiting.values_list("pk", flat=True)}


def _declare() -> None:
    personal_data.declare(
        "surveys.response",
        fields=("answers", "pseudonym", "invitation"),
        whose=PEOPLE,
        why=f"{WHY}. Of anonymous answers nothing leads to the person; only linked ones say whose",
        kept_for="For good: the figures of past years are counted from them",
        encrypted=False,
    )
    personal_data.declare(
        "surveys.comment",
        fields=("words",),
        whose=PEOPLE,
        why=f"{WHY}: somebody reads each one",
        kept_for="For good, until the data protection lead sets a time",
        encrypted=True,
    )
    personal_data.declare(
        "surveys.contact",
        fields=BLANKED,
        whose="people who asked in a survey to hear from us",
        why="To get in touch as they wished",
        kept_for=f"{contact_days().days} days after the contact has ended",
        encrypted=True,
    )
    personal_data.declare(
        "surveys.attempt",
        fields=("invitation", "mode"),
        whose="people who are answering a survey",
        why="So that they can go on where they stopped",
        kept_for="Until the answers are sent, or the draft has run out",
        encrypted=False,
    )
