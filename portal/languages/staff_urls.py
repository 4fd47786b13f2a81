"""Addresses for people who translate and review."""

from django.urls import path

from portal.languages.own_words import views as own_words
from portal.languages.recordings import views as recordings
from portal.languages.reviewing import views

app_name = "staff-languages"
urlpatterns = [
    path("", views.languages, name="languages"),
    path("words/", own_words.queue, name="words"),
    path("words/<int:pk>/", own_words.words, name="words-of"),
    path("<slug:code>/", views.queue, name="queue"),
    path("<slug:code>/<str:kind>/<path:key>/recording/", recordings.keep, name="keep-recording"),
    path(
        "<slug:code>/<str:kind>/<path:key>/recording/gone/",
        recordings.take_away,
        name="take-recording-away",
    ),
    path("<slug:code>/<str:kind>/<path:key>/", views.piece, name="piece"),
]
