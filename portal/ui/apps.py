"""The face of the portal: page furniture, forms, components, styles."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "portal.ui"
    label = "ui"

    def ready(self) -> None:
        from portal.ui import offers
        from portal.ui.validation_words import use_our_words

        use_our_words()
        offers.register()
