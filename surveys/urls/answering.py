"""Public pages of surveys: answering."""

from django.urls import URLPattern, path

from surveys.views.answering import arriving, steps

urlpatterns: list[URLPattern] = [
    path("", arriving.index, name="index"),
    path("open/<str:secret>/", arriving.open_link, name="open"),
    path("answers/<uuid:draft>/", steps.draft, name="draft"),
    path("answers/<uuid:draft>/about/", steps.begun, name="begun"),
    path("answers/<uuid:draft>/again/", steps.hand_back, name="hand-back"),
    path("answers/<uuid:draft>/check/", steps.check, name="check"),
    path("answers/<uuid:draft>/close/", steps.close, name="close"),
    path("answers/<uuid:draft>/danger/", steps.danger, name="danger"),
    path("answers/<uuid:draft>/delete/", steps.delete_draft, name="delete-draft"),
    path("answers/<uuid:draft>/keep/", steps.keep, name="keep"),
    path("answers/<uuid:draft>/leave/", steps.leave, name="leave"),
    path("answers/<uuid:draft>/send/", steps.send, name="send"),
    path("answers/<uuid:draft>/page/<slug:step>/", steps.step, name="step"),
    path("answers/<uuid:draft>/page/<slug:step>/typed/", steps.autosave, name="autosave"),
    path(
        "answers/<uuid:draft>/page/<slug:step>/language/",
        steps.language_step,
        name="language-step",
    ),
    path("<slug:code>/", arriving.about, name="about"),
    path("<slug:code>/thanks/", arriving.thanks, name="thanks"),
]
