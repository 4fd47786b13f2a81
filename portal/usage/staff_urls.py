"""Staff pages of this room."""

from django.urls import path

from portal.usage import views

app_name = "staff-usage"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<slug:code>/", views.part, name="part"),
    path("<slug:code>/file/", views.file, name="file"),
]
