"""Staff pages of surveys: kiosk."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
