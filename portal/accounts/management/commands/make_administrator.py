"""Makes the first system administrator. Later ones are made on the access page."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from portal.accounts.actions import make_first_administrator


class Command(BaseCommand):
    help = "Gives someone the role of system administrator while nobody has it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            validate_email(email)
            grant = make_first_administrator(email=email)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{grant.user.email} is system administrator until {grant.ends_on}.")
        if not grant.user.has_usable_password():
            self.stdout.write(
                "They choose a password with 'I do not know my password' on the sign-in page."
            )
