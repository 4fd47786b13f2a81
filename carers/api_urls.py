"""Addresses for other systems: they come with a token."""

from django.urls import path

from carers.views.cases import export

app_name = "carers-api"
urlpatterns = [path("assessments/<uuid:case>/", export.api, name="assessment")]
