"""Addresses of staff: figures, what has happened to a case, and who read what."""

from django.urls import URLPattern, path

from carers.views.cases import figures, history, reads

urlpatterns: list[URLPattern] = [
    path("figures/", figures.show, name="figures"),
    path("figures/file/", figures.file, name="figures-file"),
    path("reads/", reads.show, name="reads"),
    path("<uuid:case>/history/", history.show, name="history"),
]
