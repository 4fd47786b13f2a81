"""Staff pages of surveys: asking."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
