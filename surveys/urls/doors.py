"""Public pages of surveys: doors."""

from django.urls import path

from surveys.views import short

urlpatterns = [
    path("code/", short.code, name="code"),
]
