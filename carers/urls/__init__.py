"""Public addresses of the carers' room."""

from carers.urls import guides, journey, plans

app_name = "carers"
urlpatterns = [*journey.urlpatterns, *plans.urlpatterns, *guides.urlpatterns]
