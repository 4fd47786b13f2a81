"""Everything between an installed portal and one that can be shown, in one process.

Starting Python is most of what each step costs when there is nothing to do.
"""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Compiles catalogues, migrates, loads what ships and, in a demonstration, what is invented."
    )
    # The checks would ask for what the first step makes.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("compile_catalogues", stdout=self.stdout)
        call_command("migrate", verbosity=0, stdout=self.stdout)
        call_command("load_directory", stdout=self.stdout)
        call_command("load_guides", stdout=self.stdout)
        call_command("load_questionnaires", publish=settings.DEMONSTRATION, stdout=self.stdout)
        call_command("load_surveys", publish=settings.DEMONSTRATION, stdout=self.stdout)
        call_command("load_plan_rules", publish=settings.DEMONSTRATION, stdout=self.stdout)
        call_command("load_case_settings", stdout=self.stdout)
        if settings.DEMONSTRATION:
            call_command("demo_people", quiet=True, stdout=self.stdout)
            call_command("demo_cases", quiet=True, stdout=self.stdout)
            call_command("demo_surveys", quiet=True, stdout=self.stdout)
            call_command("demo_use", quiet=True, stdout=self.stdout)
