"""What this room offers the others: a job, its events in words, its personal data."""

import datetime

from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry import jobs

SENTENCES = {
    "questionnaires.version.published": "{actor} published {subject}: {reason}",
    "questionnaires.draft.code_given": "{actor} asked for a code to come back to {subject}.",
    "questionnaires.draft.link_sent": "{actor} asked for a link to come back to {subject}.",
    "questionnaires.draft.resumed": "{actor} came back to {subject}.",
    "questionnaires.draft.deleted": "{actor} deleted {subject}.",
    "questionnaires.draft.begun_for": "{actor} began {subject} with somebody: {channel}.",
    "questionnaires.draft.closed": "{actor} closed {subject} on their screen.",
    "questionnaires.draft.read": "{actor} opened the answers of {subject}.",
}


def register() -> None:
    from questionnaires.journey.keeping import forget_expired

    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    jobs.register("questionnaires.forget_drafts", forget_expired, every=datetime.timedelta(hours=1))
    personal_data.declare(
        "questionnaires.draft",
        fields=("key_hash", "resume_hash", "link_hash", "warned_of"),
        whose="people who answer questions, without their name",
        why="To go on where they stopped",
        kept_for="7 days after the last answer; 30 where they asked for a code or a link",
        encrypted=True,
    )
    personal_data.declare(
        "questionnaires.draftstep",
        fields=("answers", "pending", "rivals"),
        whose="people who answer questions, and the people they write about",
        why="To go on where they stopped, and to make their plan",
        kept_for="as long as the draft that it belongs to",
        encrypted=True,
    )
