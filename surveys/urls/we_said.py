"""Public pages of 'We asked, you said, we did', under `/<language>/we-asked-you-said/`."""

from django.urls import path

from surveys.views.we_said import pages

app_name = "we-said"
urlpatterns = [
    path("", pages.entries, name="list"),
    path("<uuid:pk>/", pages.entry, name="entry"),
]
