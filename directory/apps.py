"""The community information directory."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"
