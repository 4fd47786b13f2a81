"""Staff home, and the pages of a system administrator."""

from django.urls import path

from portal.accounts import views

urlpatterns = [
    path("", views.staff_home, name="home"),
]
