"""What this room offers the others: a tile, a job, its events in words, its personal data."""

import datetime

from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles
from portal.ui.permissions import can_read_feedback


def register() -> None:
    from portal.ui.actions import forget_old_feedback

    presenters.register("ui.feedback.sent", "{actor} sent a message about the website.")
    presenters.register("ui.feedback.dealt_with", "{actor} dealt with: {subject}.")
    jobs.register("ui.forget_feedback", forget_old_feedback, every=datetime.timedelta(days=1))
    personal_data.declare(
        "ui.feedback",
        fields=("message", "contact"),
        whose="anyone who writes about the website",
        why="To put right what is wrong, and to answer",
        kept_for="a year",
        encrypted=True,
    )
    staff_tiles.register(
        "feedback",
        StaffTile(
            title="Messages about the website",
            description="Read what people tell us, answer, put it right.",
            url_name="staff-feedback:inbox",
            open_to=can_read_feedback,
            figure=how_many_wait,
            order=600,
        ),
    )


def how_many_wait() -> str:
    from portal.ui.models import Feedback

    count = Feedback.objects.waiting().count()
    return f"{count} waiting" if count else ""
