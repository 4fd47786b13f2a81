"""Staff home, and the pages of a system administrator."""

from django.urls import path

from portal.accounts import views
from portal.audit import views as audit

app_name = "staff"
urlpatterns = [
    path("", views.staff_home, name="home"),
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add-person"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/second-factor/", views.remove_second_factor, name="remove-second-factor"),
    path("people/<int:pk>/account/", views.set_active, name="set-active"),
    path("roles/<int:pk>/end/", views.end_grant, name="end-grant"),
    path("changes/", audit.changes, name="changes"),
]
