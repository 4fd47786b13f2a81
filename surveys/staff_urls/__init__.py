"""Staff pages of surveys, under `/staff/surveys/`."""

from surveys.staff_urls import asking, editing, entering, kiosk, reading

app_name = "staff-surveys"
urlpatterns = [
    *asking.urlpatterns,
    *editing.urlpatterns,
    *entering.urlpatterns,
    *kiosk.urlpatterns,
    *reading.urlpatterns,
]
