"""Addresses of staff: figures."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
