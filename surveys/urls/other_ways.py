"""Public pages of surveys: the questions on paper, and the small form at the foot of pages."""

from django.urls import path

from surveys.views import helping, paper

urlpatterns = [
    path("helped/", helping.helped, name="helped"),
    path("helped/thanks/", helping.thanks, name="helped-thanks"),
    path("<slug:code>/paper/<slug:form>/", paper.paper, name="paper"),
]
