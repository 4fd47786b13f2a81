"""Addresses for other systems: events that ask for an invitation."""

from django.urls import path

from surveys.views.asking import events

app_name = "surveys-api"
urlpatterns = [path("events/", events.take, name="events")]
