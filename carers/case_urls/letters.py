"""Addresses of staff: letters."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
