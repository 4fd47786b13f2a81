"""What this room offers the others: its job, its events in words, its personal data."""

import datetime

from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry import jobs

SENTENCES = {
    "alerts.alert.raised": "{actor} raised {subject}. E-mails went to {people} staff.",
    "alerts.alert.told_out_of_hours": "{actor} told the Emergency Duty Team of {subject}.",
    "alerts.alert.escalated": (
        "{actor} escalated {subject}: nobody had taken it up. E-mails went to {people} staff."
    ),
}


def register() -> None:
    from portal.alerts.escalating import escalate_late

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
