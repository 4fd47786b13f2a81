"""A carer's self-assessment, the plan that she makes with it, and her emergency plan."""

from django.apps import AppConfig


class CarersConfig(AppConfig):
    name = "carers"
