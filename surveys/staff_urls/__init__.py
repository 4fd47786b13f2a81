"""Staff pages of surveys, under `/staff/surveys/`."""

from surveys.staff_urls import asking, editing, entering, kiosk, reading, taking

app_name = "staff-surveys"
urlpatterns = [
    *asking.urlpatterns,
    *editing.urlpatterns,
    *entering.urlpatterns,
    *kiosk.urlpatterns,
    *taking.urlpatterns,
    *reading.urlpatterns,
]
