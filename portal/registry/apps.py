"""What rooms offer each other against the import arrows; scheduled jobs; outboxes."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "portal.registry"
    label = "registry"
