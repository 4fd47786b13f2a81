"""The nine languages: table, formats, translated rows."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "portal.languages"
    label = "languages"
