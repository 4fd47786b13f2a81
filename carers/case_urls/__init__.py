"""Addresses of the people who work on cases: `/staff/cases/`, namespace `staff-cases`."""

from carers.case_urls import deciding, exporting, figures, letters, working

app_name = "staff-cases"
urlpatterns = [
    *working.urlpatterns,
    *deciding.urlpatterns,
    *letters.urlpatterns,
    *figures.urlpatterns,
    *exporting.urlpatterns,
]
