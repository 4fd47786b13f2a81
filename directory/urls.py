"""Public addresses of the directory."""

from django.urls import path

from directory.views import browsing, reporting, saving, searching, service

app_name = "directory"
urlpatterns = [
    path("", searching.find, name="search"),
    path("needs/", browsing.topics, name="topics"),
    path("needs/<slug:code>/", browsing.need, name="need"),
    path("for/<slug:code>/", browsing.audience, name="audience"),
    path("services/<slug:key>/", service.service, name="service"),
    path("services/<slug:key>/report/", reporting.report, name="report"),
    path("services/<slug:key>/report/thanks/", reporting.reported, name="reported"),
    path("saved/", saving.saved, name="saved"),
    path("saved/change/", saving.change, name="change-saved"),
    path("saved/clear/", saving.clear, name="clear-saved"),
    path("saved/send/", saving.send, name="send-saved"),
    path("saved/sent/", saving.sent, name="sent"),
]
