"""Staff pages of surveys: entering."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
