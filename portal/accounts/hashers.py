"""Passwords of invented people."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class DemonstrationHasher(PBKDF2PasswordHasher):
    """Quick, because the passwords of a demonstration are printed for everyone to read.

    Only development settings name it; a real portal hashes with Django's own strength.
    """

    algorithm = "demonstration_pbkdf2"
    iterations = 1_000
