"""Addresses for staff who keep the directory."""

from django.urls import path

from directory.staff.views import (
    adding,
    deciding,
    editing,
    figures,
    history,
    listings,
    looking,
    reports,
    translations,
)

app_name = "staff-directory"
urlpatterns = [
    path("", listings.listings, name="listings"),
    path("export.csv", listings.export, name="export"),
    path("add/", adding.add, name="add"),
    path("reports/", reports.queue, name="reports"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("translations/", translations.queue, name="translations"),
    path("searches/", figures.empty_searches, name="empty-searches"),
    path("use/", figures.use, name="use"),
    path("listings/<slug:key>/", looking.listing, name="listing"),
    path("listings/<slug:key>/look/", looking.look, name="look"),
    path("listings/<slug:key>/edit/", editing.edit, name="edit"),
    path("listings/<slug:key>/still-correct/", deciding.still_correct, name="still-correct"),
    path("listings/<slug:key>/publish/", deciding.publish, name="publish"),
    path("listings/<slug:key>/withdraw/", deciding.withdraw, name="withdraw"),
    path("listings/<slug:key>/status/", deciding.status, name="status"),
    path("listings/<slug:key>/languages/", translations.languages, name="languages"),
    path(
        "listings/<slug:key>/languages/<slug:code>/", translations.translation, name="translation"
    ),
    path("listings/<slug:key>/history/", history.history, name="history"),
    path("listings/<slug:key>/history/<int:number>/", history.version, name="version"),
    path("listings/<slug:key>/history/<int:number>/restore/", history.restore, name="restore"),
]
