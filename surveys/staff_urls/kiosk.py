"""Staff pages of surveys: doors with their posters, and tablets."""

from django.urls import path

from surveys.views import doors, kiosk

urlpatterns = [
    path("doors/", doors.doors, name="doors"),
    path("doors/<uuid:pk>/", doors.door, name="door"),
    path("doors/<uuid:pk>/poster/<slug:code>/", doors.poster, name="poster"),
    path("doors/<uuid:pk>/poster/<slug:code>/pdf/", doors.poster_pdf, name="poster-pdf"),
    path("kiosk/", kiosk.tablets, name="kiosk"),
    path("kiosk/<uuid:pk>/close/", kiosk.close, name="close-tablet"),
]
