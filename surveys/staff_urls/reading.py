"""Staff pages of surveys: reading."""

from django.urls import path

from surveys.views.reading import comments, contacts, dated, results

urlpatterns = [
    path("comments/", comments.comments, name="comments"),
    path("comments/<uuid:pk>/", comments.comment, name="comment"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/<uuid:pk>/", contacts.contact, name="contact"),
    path("results/", results.surveys, name="results"),
    path("results/<slug:code>/", results.results, name="result"),
    path("figures/", dated.figures, name="figures"),
]
