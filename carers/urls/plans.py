"""A carer's plan and her emergency plan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
