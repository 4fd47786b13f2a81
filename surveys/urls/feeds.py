"""Feeds, under `/feeds/`: the language is a part of their own address."""

from django.urls import path

from surveys.views.we_said.feed import feed

app_name = "feeds"
urlpatterns = [path("we-asked-you-said/<slug:language>/", feed, name="we-said")]
