"""Other systems are told of events, and ask for the rest themselves."""

import datetime

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "portal.webhooks"
    label = "webhooks"

    def ready(self) -> None:
        from portal.audit import presenters
        from portal.registry import jobs
        from portal.registry.registry import StaffTile, staff_tiles
        from portal.webhooks import sending
        from portal.webhooks.models import Delivery
        from portal.webhooks.permissions import can_keep_receivers

        minute, day = datetime.timedelta(minutes=1), datetime.timedelta(days=1)
        jobs.register("webhooks.deliver", sending.deliver_waiting, every=minute)
        jobs.register("webhooks.forget", _forget, every=day)
        for verb, sentence in {
            "webhooks.receiver.added": "{actor} added {subject} to the systems told of events.",
            "webhooks.receiver.changed": "{actor} changed how {subject} is told of events.",
            "webhooks.receiver.keys_renewed": "{actor} gave {subject} new keys.",
            "webhooks.receiver.tested": "{actor} sent {subject} a test event.",
            "webhooks.delivery.replayed": "{actor} sent {subject} events again: {count}.",
        }.items():
            presenters.register(verb, sentence)
        staff_tiles.register(
            "hand-over",
            StaffTile(
                title="Hand-over to other systems",
                description="Which systems are told of events, what reached them, their keys.",
                url_name="staff-hand-over:receivers",
                open_to=can_keep_receivers,
                figure=lambda: _given_up(Delivery.objects.given_up().count()),
                order=830,
            ),
        )


def _forget() -> int:
    from portal.webhooks.models import Delivery

    return Delivery.objects.to_forget().delete()[0]


def _given_up(count: int) -> str:
    return f"{count} event{'' if count == 1 else 's'} could not be handed over" if count else ""
