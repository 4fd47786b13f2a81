"""Public pages that belong to no room: home, urgent help and the small print."""

from django.urls import path

from portal.ui.views import feedback, gallery, pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("urgent-help/", pages.urgent_help, name="urgent-help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("sources/", pages.sources, name="sources"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/sent/", feedback.sent, name="feedback-sent"),
    path("components/", gallery.components, name="components"),
]
