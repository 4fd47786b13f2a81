"""Addresses for staff who keep the directory."""

from django.urls import URLPattern

app_name = "staff-directory"
urlpatterns: list[URLPattern] = []
