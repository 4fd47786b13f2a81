"""Staff pages of surveys: reading."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
