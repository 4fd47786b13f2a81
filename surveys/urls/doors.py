"""Public pages of surveys: doors and tablets."""

from django.urls import path

from surveys.views import short, tablet

urlpatterns = [
    path("code/", short.code, name="code"),
    path("tablet/<str:token>/", tablet.tablet, name="tablet"),
    path("tablet/<str:token>/answers/", tablet.answers, name="tablet-answers"),
    path("tablet/<str:token>/state/", tablet.state, name="tablet-state"),
    path("tablet/<str:token>/pages/<slug:form>/", tablet.pages, name="tablet-pages"),
]
