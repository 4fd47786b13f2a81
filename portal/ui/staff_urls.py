"""Staff pages of this room."""

from django.urls import path

from portal.ui.views import feedback

app_name = "staff-feedback"
urlpatterns = [
    path("", feedback.inbox, name="inbox"),
    path("<int:pk>/", feedback.deal_with, name="deal-with"),
]
