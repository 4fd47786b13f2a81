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
    "alerts.alert.forgotten": "{actor} blanked what was said in {subject}: its time is over.",
    "alerts.words.read": "{actor} read: {subject}.",
    "alerts.words.escalated": (
        "{actor} escalated {subject}: nobody had read them. E-mails went to {people} staff."
    ),
}


def register() -> None:
    from portal.alerts.escalating import escalate_late, escalate_words
    from portal.alerts.forgetting import forget_read, forget_said
    from portal.alerts.levels import kept_for
    from portal.alerts.showing import figure_for

    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    day = datetime.timedelta(days=1)
    jobs.register("alerts.escalate", escalate_late, every=datetime.timedelta(minutes=1))
    jobs.register("alerts.escalate_words", escalate_words, every=datetime.timedelta(minutes=5))
    jobs.register("alerts.forget", forget_said, every=day)
    jobs.register("alerts.forget_read", forget_read, every=day)
    personal_data.declare(
        "alerts.alert",
        fields=("content", "caution", "outcome_words"),
        whose="people of whom an alert says that they may be in danger",
        why="So that somebody acts in time, and what was done can be shown",
        kept_for=(
            f"{kept_for().said.days} days after it was closed; longer while what it is about is "
            "worked on or held back"
        ),
        encrypted=True,
    )
    personal_data.declare(
        "alerts.toread",
        fields=("subject_id", "subject_words", "sounds_like_danger", "first_because", "outcome"),
        whose="people who wrote something in their own words",
        why="So that somebody reads it the same working day; the words are not in it",
        kept_for=f"{kept_for().read.days} days after they were read",
        encrypted=False,
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
