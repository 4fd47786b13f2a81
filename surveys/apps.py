"""How it was: asked at the point of service, answered in a minute, read by people who can act."""

from pathlib import Path

from django.apps import AppConfig

DATA = Path(__file__).parent / "data"


class SurveysConfig(AppConfig):
    name = "surveys"

    def ready(self) -> None:
        from portal.languages.reading import english_files
        from surveys import offers

        english_files.register("surveys/bank", DATA / "bank" / "texts" / "en.toml")
        english_files.register("surveys/texts", DATA / "texts" / "en.toml")
        offers.register()
