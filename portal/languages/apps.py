"""The nine languages: table, formats, translated rows, the queue of texts to review."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "portal.languages"
    label = "languages"

    def ready(self) -> None:
        from portal.languages import offers
        from portal.languages.own_words import offers as own_words_offers

        offers.register()
        own_words_offers.register()
