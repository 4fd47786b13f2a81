"""How the portal is used, without knowing by whom."""

from django.apps import AppConfig


class UsageConfig(AppConfig):
    name = "portal.usage"
    label = "usage"

    def ready(self) -> None:
        from portal.usage import offers

        offers.register()
