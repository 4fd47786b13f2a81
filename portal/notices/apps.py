"""E-mail and text messages, in the language of the person who gets them."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "portal.notices"
    label = "notices"
