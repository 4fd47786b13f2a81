"""Danger and concern: level, recipients, clock, outcome. One mechanism for every room."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "portal.alerts"
    label = "alerts"

    def ready(self) -> None:
        from portal.alerts import offers

        offers.register()
