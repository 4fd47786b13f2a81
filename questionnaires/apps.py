"""Questions as versioned data: definition, forms, coded answers. Knows nothing about carers."""

from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "questionnaires"

    def ready(self) -> None:
        from portal.audit import presenters
        from questionnaires import offers, publishing, translating

        offers.register()
        translating.register()
        presenters.register(publishing.PUBLISHED, "{actor} published {subject}: {reason}")
