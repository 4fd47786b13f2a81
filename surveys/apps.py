"""How it was: asked at the point of service, answered in a minute, read by people who can act."""

from pathlib import Path

from django.apps import AppConfig

DATA = Path(__file__).parent / "data"


class SurveysConfig(AppConfig):
    name = "surveys"

    def ready(self) -> None:
        from surveys import offers

        offers.register()
