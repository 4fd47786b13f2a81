"""What rooms offer each other against the import arrows; scheduled jobs; outboxes."""

import datetime

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "portal.registry"
    label = "registry"

    def ready(self) -> None:
        from portal.registry import jobs, upkeep

        every = datetime.timedelta(days=1)
        jobs.register("registry.forget_old_runs", upkeep.forget_old_runs, every=every)
        jobs.register("registry.clear_sessions", upkeep.clear_sessions, every=every)
