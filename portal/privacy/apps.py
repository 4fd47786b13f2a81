"""What is kept encrypted, for how long, and where a person's own data is."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "portal.privacy"
    label = "privacy"
