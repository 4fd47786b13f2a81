"""Staff pages of surveys: results."""

from django.urls import path

from surveys.views.charts import limits, measure, overview, service, survey

ONE = "results/<slug:code>/"
MEASURE = f"{ONE}measures/<path:question>/<slug:option>/"

urlpatterns = [
    path("results/", overview.overview, name="results"),
    path("results-version/", overview.version, name="results-version"),
    path("results-limits/<int:pk>/take-back/", limits.take_back, name="take-back-limits"),
    path(ONE, survey.results, name="result"),
    path(f"{ONE}version/", survey.version, name="result-version"),
    path(f"{ONE}teams/", survey.teams, name="result-teams"),
    path(f"{ONE}signals/", survey.signals, name="result-signals"),
    path(f"{ONE}service/", service.service, name="result-service"),
    path(f"{MEASURE}limits/", limits.limits, name="result-limits"),
    path(MEASURE, measure.measure, name="result-measure"),
]
