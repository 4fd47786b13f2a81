"""Addresses of staff who keep questions, rules and plans."""

from django.urls import path

from carers.views.staff import figures, paths, try_out, versions

app_name = "staff-carers"
VERSION = "versions/<slug:what>/<int:number>/"
urlpatterns = [
    path("paths/", paths.paths, name="paths"),
    path("try-out/", try_out.try_out, name="try-out"),
    path("figures/", figures.figures, name="figures"),
    path("versions/", versions.versions, name="versions"),
    path(VERSION, versions.version, name="version"),
    path(f"{VERSION}publish/", versions.take_into_use, name="publish"),
    path(f"{VERSION}take-up/", versions.take_up, name="take-up"),
    path(f"{VERSION}trial/", versions.trial, name="trial"),
]
