"""Topic guides."""

from django.urls import URLPattern, path

from carers.views import guides

urlpatterns: list[URLPattern] = [
    path("guides/", guides.guides, name="guides"),
    path("guides/<slug:slug>/", guides.guide, name="guide"),
]
