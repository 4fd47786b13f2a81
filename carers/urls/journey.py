"""Answering questions, from the first page to a plan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
