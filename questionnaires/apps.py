"""Questions as versioned data: definition, forms, coded answers. Knows nothing about carers."""

from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    name = "questionnaires"

    def ready(self) -> None:
        from questionnaires import translating

        translating.register()
