"""Staff pages of surveys: the quarterly packs."""

from django.urls import path

from surveys.views.packs import making, reading

ONE = "packs/<slug:quarter>/"

urlpatterns = [
    path("packs/", reading.packs, name="packs"),
    path(ONE, reading.pack, name="pack"),
    path(f"{ONE}make/", making.make, name="make-pack"),
    path(f"{ONE}again/", making.again, name="pack-again"),
    path(f"{ONE}narrative/", making.narrative, name="pack-narrative"),
    path(f"{ONE}final/", making.final, name="pack-final"),
    path(f"{ONE}decisions/", making.decisions, name="pack-decisions"),
    path(f"{ONE}<int:number>/<slug:kind>/", reading.file, name="pack-file"),
]
