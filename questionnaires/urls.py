"""Addresses that belong to every questionnaire. They say nothing of what it asks."""

from django.urls import path

from portal.accounts.access import everyone, page
from questionnaires.journey import keeping_views

app_name = "questionnaires"

NOBODY = "00000000-0000-0000-0000-000000000000"
link = page(
    open_to=everyone,
    methods=("GET", "POST"),
    personal=True,
    example=lambda: {"draft": NOBODY, "token": "example"},
)(keeping_views.link)

urlpatterns = [path("<uuid:draft>/<str:token>/", link, name="link")]
