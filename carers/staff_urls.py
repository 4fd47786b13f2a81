"""Addresses of staff who answer with carers, and who keep questions, rules and plans."""

from django.urls import path

from carers.views.staff import entry, entry_send, figures, paths, try_out, versions

app_name = "staff-carers"
ENTRY = "entry/<uuid:draft>/"
VERSION = "versions/<slug:what>/<int:number>/"
urlpatterns = [
    path("entry/", entry.begin, name="entry"),
    path(ENTRY, entry.sheet, name="entry-sheet"),
    path(f"{ENTRY}danger/", entry.danger, name="entry-danger"),
    path(f"{ENTRY}plan/", entry.plan, name="entry-plan"),
    path(f"{ENTRY}plan/print/", entry.print_page, name="entry-print"),
    path(f"{ENTRY}plan/pdf/", entry.pdf, name="entry-pdf"),
    path(f"{ENTRY}code/", entry.code, name="entry-code"),
    path(f"{ENTRY}send/", entry_send.send, name="entry-send"),
    path(f"{ENTRY}close/", entry.close, name="entry-close"),
    path("paths/", paths.paths, name="paths"),
    path("try-out/", try_out.try_out, name="try-out"),
    path("figures/", figures.figures, name="figures"),
    path("versions/", versions.versions, name="versions"),
    path(VERSION, versions.version, name="version"),
    path(f"{VERSION}publish/", versions.take_into_use, name="publish"),
    path(f"{VERSION}take-up/", versions.take_up, name="take-up"),
    path(f"{VERSION}trial/", versions.trial, name="trial"),
]
