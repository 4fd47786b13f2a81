"""Addresses of staff who keep questions, rules and plans."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
