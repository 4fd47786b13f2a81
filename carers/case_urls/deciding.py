"""Addresses of staff: deciding."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
