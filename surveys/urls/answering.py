"""Public pages of surveys: answering."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
