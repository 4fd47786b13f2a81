"""Addresses of staff: figures, what has happened to a case, and who read what, and how
long it is kept."""

from django.urls import URLPattern, path

from carers.views.cases import figures, history, keeping, reads

urlpatterns: list[URLPattern] = [
    path("figures/", figures.show, name="figures"),
    path("figures/file/", figures.file, name="figures-file"),
    path("keeping/", keeping.show, name="keeping"),
    path("keeping/<uuid:case>/", keeping.one, name="keeping-case"),
    path("reads/", reads.show, name="reads"),
    path("<uuid:case>/history/", history.show, name="history"),
]
