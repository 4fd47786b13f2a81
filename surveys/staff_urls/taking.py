"""Staff pages of surveys: what is taken out, and by which systems."""

from django.urls import path

from surveys.views.taking import results, rows, taken, tokens

urlpatterns = [
    path("results/<slug:code>/take/", rows.take, name="take-rows"),
    path("results/<slug:code>/results.<slug:kind>", results.take, name="take-results"),
    path("taken/", taken.what, name="taken"),
    path("taken/<uuid:pk>/", rows.taking, name="taking"),
    path("taken/<uuid:pk>/file/", rows.fetch, name="taking-file"),
    path("readers/", tokens.tokens, name="tokens"),
    path("readers/<int:pk>/revoke/", tokens.revoke, name="token-revoke"),
]
