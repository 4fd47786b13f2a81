"""Answering questions, from the first page to a plan."""

from django.urls import URLPattern, path

from carers.views import journey

urlpatterns: list[URLPattern] = [
    path("", journey.start, name="start"),
    path("carry-on/", journey.resume, name="resume"),
    path("paper/", journey.paper, name="paper"),
    path("plan/<uuid:draft>/", journey.draft, name="draft"),
    path("plan/<uuid:draft>/check/", journey.check, name="check"),
    path("plan/<uuid:draft>/danger/", journey.danger, name="danger"),
    path("plan/<uuid:draft>/keep/", journey.keep, name="keep"),
    path("plan/<uuid:draft>/close/", journey.close, name="close"),
    path("plan/<uuid:draft>/delete/", journey.delete_draft, name="delete-draft"),
    path("plan/<uuid:draft>/leave/", journey.leave, name="leave"),
    path("plan/<uuid:draft>/more/", journey.more, name="more"),
    path("plan/<uuid:draft>/carry-on/", journey.carry_on, name="carry-on"),
    path("plan/<uuid:draft>/<slug:step>/", journey.step, name="step"),
    path("plan/<uuid:draft>/<slug:step>/typed/", journey.autosave, name="autosave"),
    path("plan/<uuid:draft>/<slug:step>/language/", journey.language_step, name="language-step"),
]
