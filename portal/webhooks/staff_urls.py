"""Systems that are told of events."""

from django.urls import path

from portal.webhooks import views

app_name = "staff-hand-over"
urlpatterns = [
    path("", views.receivers, name="receivers"),
    path("<int:pk>/", views.receiver, name="receiver"),
    path("<int:pk>/keys/", views.keys, name="keys"),
    path("<int:pk>/again/", views.again, name="again"),
]
