"""Addresses of carers: asking."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
