"""What reading offers the other rooms: tiles, events in words, subjects of alerts, origins."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from portal.alerts import subjects
from portal.alerts.models import ToRead
from portal.alerts.words import waiting
from portal.audit import presenters
from portal.languages.own_words.subjects import origins
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles
from surveys.permissions import can_open_results, can_read_comments, can_work_contacts
from surveys.reading import comments, contacts, digest
from surveys.reading.listing import KIND
from surveys.reading.searching import FOUND, SEARCHED
from surveys.reading.subjects import (
    COMMENTS,
    CONTACTS,
    comment_at,
    contact_at,
    may_open_comment,
    may_open_contact,
    origin_of_comment,
    origin_of_contact,
)
from surveys.reading.working import HANDED, TAKEN

SENTENCES = {
    "surveys.comment.read": "{actor} opened {subject}.",
    "surveys.comment.has_read": "{actor} said that {subject} has been read.",
    "surveys.results.read": "{actor} looked at the results of {subject}.",
    "surveys.contact.read": "{actor} opened the contact of {subject}.",
    SEARCHED: "{actor} searched {subject}.",
    FOUND: "{actor} was shown words of {subject} in a search.",
    TAKEN: "{actor} took up the contact with {subject}.",
    HANDED: "{actor} handed the contact with {subject} to {to}.",
    "surveys.contact.ended": "{actor} ended the contact with {subject}: {outcome}.",
}


def register() -> None:
    comments.register()
    jobs.register("surveys.digest", digest.send_digests, every=datetime.timedelta(minutes=15))
    digest.LINES.register("comments", unread)
    digest.LINES.register("contacts", people_wait)
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    subjects.register(COMMENTS, comment_at, open_to=may_open_comment)
    subjects.register(CONTACTS, contact_at, open_to=may_open_contact)
    origins.register("surveys.comment", origin_of_comment)
    origins.register("surveys.contact", origin_of_contact)
    for name, tile in TILES.items():
        staff_tiles.register(name, tile)


def unread(user: Any) -> str:
    """'3 comments to read, 1 overdue': by the promise of the same working day."""
    keys = set(comments.comments_for(user).filter(read_at=None).values_list("pk", flat=True))
    late = ToRead.objects.unread().filter(subject_kind=KIND, due_at__lte=timezone.now())
    overdue = sum(uuid.UUID(one) in keys for one in late.values_list("subject_id", flat=True))
    return waiting(len(keys), overdue, "comment to read", "comments to read")


def people_wait(user: Any) -> str:
    return waiting(contacts.how_many_wait(user), 0, "person waits", "people wait")


TILES = {
    "survey-results": StaffTile(
        title="Results",
        description="What people answer, as it comes in, with how sure we can be.",
        url_name="staff-surveys:results",
        open_to=can_open_results,
        order=309,
    ),
    "survey-comments": StaffTile(
        title="Comments",
        description="What people wrote in answer to surveys, in their own words.",
        url_name="staff-surveys:comments",
        open_to=can_read_comments,
        figure_for=unread,
        order=310,
    ),
    "survey-contacts": StaffTile(
        title="People to contact",
        description="Who asked in a survey to hear from us, and what they wish for.",
        url_name="staff-surveys:contacts",
        open_to=can_work_contacts,
        figure_for=people_wait,
        order=311,
    ),
}
