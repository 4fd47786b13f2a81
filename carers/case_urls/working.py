"""Addresses of staff: working."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
