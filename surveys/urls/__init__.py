"""Public pages of surveys, under `/<language>/surveys/`."""

from surveys.urls import answering, doors

app_name = "surveys"
urlpatterns = [*doors.urlpatterns, *answering.urlpatterns]
