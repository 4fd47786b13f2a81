"""Public pages of surveys, under `/<language>/surveys/`."""

from surveys.urls import answering, doors, other_ways

app_name = "surveys"
urlpatterns = [*doors.urlpatterns, *other_ways.urlpatterns, *answering.urlpatterns]
