"""Staff pages of surveys, under `/staff/surveys/`."""

from surveys.staff_urls import (
    acting,
    asking,
    charts,
    editing,
    entering,
    kiosk,
    outside,
    packs,
    reading,
    taking,
    themes,
)

app_name = "staff-surveys"
urlpatterns = [
    *acting.urlpatterns,
    *asking.urlpatterns,
    *charts.urlpatterns,
    *editing.urlpatterns,
    *entering.urlpatterns,
    *kiosk.urlpatterns,
    *outside.urlpatterns,
    *taking.urlpatterns,
    *packs.urlpatterns,
    *reading.urlpatterns,
    *themes.urlpatterns,
]
