"""Staff pages of surveys: answers by phone, on paper, or with the person."""

from django.urls import path

from surveys.views import entering

ENTRY = "entry/<uuid:draft>/"

urlpatterns = [
    path("entry/", entering.begin, name="entry"),
    path("entry/sent/", entering.sent, name="entry-sent"),
    path(ENTRY, entering.sheet, name="entry-sheet"),
    path(f"{ENTRY}danger/", entering.danger, name="entry-danger"),
    path(f"{ENTRY}delete/", entering.delete, name="entry-delete"),
    path("paper/", entering.papers, name="papers"),
]
