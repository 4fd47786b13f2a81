"""Staff pages of this room."""

from django.urls import path

from portal.alerts.views import alerts

app_name = "staff-alerts"
urlpatterns = [
    path("<int:pk>/", alerts.alert, name="alert"),
]
