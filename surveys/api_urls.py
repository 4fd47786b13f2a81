"""Addresses for other systems: events that ask for an invitation."""

from django.urls import URLPattern

app_name = "surveys-api"
urlpatterns: list[URLPattern] = []
