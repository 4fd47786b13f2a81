"""Public pages of surveys: doors."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
