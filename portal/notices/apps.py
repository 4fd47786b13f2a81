"""E-mails, text messages and letters, in the language of the person who gets them."""

import datetime

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "portal.notices"
    label = "notices"

    def ready(self) -> None:
        from portal.notices import tasks
        from portal.privacy import personal_data
        from portal.registry import jobs

        minute, hour = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)
        jobs.register("notices.deliver", tasks.deliver_waiting, every=minute)
        jobs.register("notices.forget", tasks.forget_content, every=hour)
        jobs.register("notices.forget_received", tasks.forget_received, every=hour * 24)
        personal_data.declare(
            "notices.notice",
            fields=("recipient", "context"),
            whose="people who asked to be sent something",
            why="To send it, and to try again when sending fails",
            kept_for="7 days after it was sent or given up",
            encrypted=True,
        )
