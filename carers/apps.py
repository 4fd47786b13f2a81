"""A carer's self-assessment, the plan that she makes with it, and her emergency plan."""

from pathlib import Path

from django.apps import AppConfig

DATA = Path(__file__).parent / "data"


class CarersConfig(AppConfig):
    name = "carers"

    def ready(self) -> None:
        from carers import home, journey, route_texts, usage
        from carers.cases import deciding_offers, her_offers, telling
        from carers.cases import offers as cases_offers
        from carers.cases import working_offers as case_offers
        from carers.cases.letters import offers as letter_offers
        from carers.guides import offers
        from carers.plan import offers as plan_offers
        from carers.plan import translating
        from carers.staff import offers as staff_offers
        from portal.languages.reading import english_files
        from questionnaires import registry

        journey.register()
        registry.register(DATA / "questionnaire")
        registry.register_texts("routes of carers", route_texts.load)
        route_texts.register()
        translating.register()
        for room in ("questionnaire", "routes", "items", "guides"):
            english_files.register(f"carers/{room}", DATA / room / "texts" / "en.toml")
        offers.register()
        staff_offers.register()
        plan_offers.register()
        home.register()
        case_offers.register()
        deciding_offers.register()
        cases_offers.register()
        letter_offers.register()
        telling.register()
        her_offers.register()
        usage.register()
