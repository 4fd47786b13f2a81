"""Other systems are told of events, and ask for the rest themselves."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "portal.webhooks"
    label = "webhooks"
