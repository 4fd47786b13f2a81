"""Short addresses that stand in messages and on posters: they name no room and no language."""

from django.urls import path

from surveys.views import short

app_name = "short"
urlpatterns = [
    path("", short.short_code, name="code"),
    path("<str:secret>", short.way, name="way"),
    # As some write it down.
    path("<str:secret>/", short.way, name="way-with-stroke"),
]
