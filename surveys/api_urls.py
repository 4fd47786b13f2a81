"""Addresses for other systems: events that ask for an invitation, results to be read."""

from django.urls import path

from surveys.views.asking import events
from surveys.views.taking import api

app_name = "surveys-api"
urlpatterns = [
    path("events/", events.take, name="events"),
    path("surveys/", api.surveys, name="surveys"),
    path("surveys/<slug:code>/results/", api.results, name="results"),
    path("surveys/<slug:code>/results.csv", api.results_csv, name="results-csv"),
    path("openapi.json", api.document, name="openapi"),
]
