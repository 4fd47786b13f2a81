"""Staff pages of this room."""

from django.urls import path

from portal.alerts.views import alerts, concerns, reading

app_name = "staff-alerts"
urlpatterns = [
    path("", alerts.waiting, name="waiting"),
    path("closed/", alerts.closed, name="closed"),
    path("raise/", concerns.raise_concern, name="raise"),
    path("to-read/", reading.to_read, name="to-read"),
    path("to-read/<int:pk>/", reading.have_read, name="have-read"),
    path("<int:pk>/", alerts.alert, name="alert"),
    path("<int:pk>/take-up/", alerts.take_up, name="take-up"),
    path("<int:pk>/close/", alerts.close, name="close"),
    path("<int:pk>/raised/", concerns.raised, name="raised"),
]
