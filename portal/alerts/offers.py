"""What this room offers the others: a tile, its job, its events in words, its personal data."""

import datetime

from portal.accounts.permissions import is_staff_member
from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles

SENTENCES = {
    "alerts.alert.raised": "{actor} raised {subject}. E-mails went to {people} staff.",
    "alerts.alert.told_out_of_hours": "{actor} told the Emergency Duty Team of {subject}.",
    "alerts.alert.escalated": (
        "{actor} escalated {subject}: nobody had taken it up. E-mails went to {people} staff."
    ),
    "alerts.alert.read": "{actor} read what was said in {subject}.",
    "alerts.alert.seen": "{actor} opened {subject}, without what was said.",
    "alerts.alert.taken_up": "{actor} took up {subject}.",
    "alerts.alert.closed": "{actor} closed {subject}.",
    "alerts.words.read": "{actor} read: {subject}.",
}


def register() -> None:
    from portal.alerts.escalating import escalate_late
    from portal.alerts.showing import figure_for

    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    jobs.register("alerts.escalate", escalate_late, every=datetime.timedelta(minutes=1))
    personal_data.declare(
        "alerts.alert",
        fields=("content", "caution", "outcome_words"),
        whose="people of whom an alert says that they may be in danger",
        why="So that somebody acts in time, and what was done can be shown",
        kept_for="as the council’s schedule for safeguarding records says",
        encrypted=True,
    )
    staff_tiles.register(
        "alerts",
        StaffTile(
            title="Alerts",
            description="Danger and concern: what waits for you, what you raised, words to read.",
            url_name="staff-alerts:waiting",
            open_to=is_staff_member,
            figure_for=figure_for,
            order=10,
        ),
    )
