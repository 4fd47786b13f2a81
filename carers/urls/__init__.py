"""Public addresses of the carers' room."""

from carers.urls import asking, guides, journey, mine, plans

app_name = "carers"
urlpatterns = [
    *asking.urlpatterns,
    *mine.urlpatterns,
    *journey.urlpatterns,
    *plans.urlpatterns,
    *guides.urlpatterns,
]
