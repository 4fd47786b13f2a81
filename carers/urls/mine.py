"""Addresses of carers: mine."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
