"""The community information directory."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self) -> None:
        from directory import home
        from directory.staff import offers

        home.register()
        offers.register()
