"""The community information directory."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"

    def ready(self) -> None:
        from directory import home, usage
        from directory.search.danger import lists, sounds_like_danger, sounds_like_need
        from directory.staff import offers
        from portal.ui import danger

        danger.listeners.register("directory", sounds_like_danger)
        danger.read_first.register("directory", sounds_like_need)
        danger.about_lists.register("directory", lists)
        home.register()
        offers.register()
        usage.register()
