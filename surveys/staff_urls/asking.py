"""Staff pages of surveys: asking people, and what became of it."""

from django.urls import path

from surveys.views.asking import (
    holds,
    invitation,
    inviting,
    queue,
    reached,
    sources,
    spreadsheets,
)

urlpatterns = [
    path("", queue.asking, name="asking"),
    path("invite/", inviting.one, name="invite"),
    path("invitations/<uuid:pk>/", invitation.invitation, name="invitation"),
    path("invitations/<uuid:pk>/hand/", inviting.hand, name="hand"),
    path("spreadsheets/", spreadsheets.upload, name="upload"),
    path("spreadsheets/example/", spreadsheets.example, name="upload-example"),
    path("spreadsheets/<int:pk>/", spreadsheets.batch, name="batch"),
    path("spreadsheets/<int:pk>/refused/", spreadsheets.refused, name="batch-refused"),
    path("not-asked/", holds.holds, name="holds"),
    path("not-asked/<int:pk>/end/", holds.end, name="hold-end"),
    path("systems/", sources.sources, name="sources"),
    path("systems/<int:pk>/end/", sources.end, name="source-end"),
    path("reached/", reached.reached, name="reached"),
]
