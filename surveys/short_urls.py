"""Short addresses that stand in messages and on posters: they name no room and no language."""

from django.urls import URLPattern

app_name = "short"
urlpatterns: list[URLPattern] = []
