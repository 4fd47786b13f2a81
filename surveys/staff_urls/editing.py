"""Staff pages of surveys: editing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
