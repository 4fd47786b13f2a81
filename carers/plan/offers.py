"""What plans offer the other rooms: jobs, events in words, and where personal data is."""

import datetime

from portal.audit import presenters
from portal.privacy import personal_data
from portal.registry import jobs

CARERS = "people who look after someone"
WITH_ANSWERS = "As long as the answers: 7 days after the last use, 30 where a code was asked for"


def register() -> None:
    from carers.plan.keeping import forget_old_counts
    from carers.plan.reminding import send_due
    from carers.plan.sending import forget_old_links

    hour, day = datetime.timedelta(hours=1), datetime.timedelta(days=1)
    jobs.register("carers.remind", send_due, every=hour)
    jobs.register("carers.forget_links", forget_old_links, every=day)
    jobs.register("carers.forget_counts", forget_old_counts, every=day)
    presenters.register("carers.plan.made", "{actor} made a plan by rules version {ruleset}.")
    presenters.register("carers.plan.deleted", "{actor} deleted {subject}.")
    for model, fields, whose, why in (
        ("carers.plan", ("snapshot", "changes"), CARERS, "To show her plan again"),
        (
            "carers.emergencyplan",
            ("body",),
            "people who look after someone, those they look after, and those who can step in",
            "To show and print what happens in an emergency",
        ),
        ("carers.reminder", ("address",), CARERS, "To send one message on the day she picked"),
        ("carers.sending", ("body",), CARERS, "To send what she has filled in, when she says so"),
    ):
        personal_data.declare(
            model, fields=fields, whose=whose, why=why, kept_for=WITH_ANSWERS, encrypted=True
        )
