"""The community information directory."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self) -> None:
        from directory import home
        from directory.search.danger import sounds_like_danger
        from directory.staff import offers
        from portal.ui import danger

        danger.listeners.register("directory", sounds_like_danger)
        home.register()
        offers.register()
