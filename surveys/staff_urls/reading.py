"""Staff pages of surveys: reading."""

from django.urls import path

from surveys.views.reading import comments, contacts, dated

urlpatterns = [
    path("comments/", comments.comments, name="comments"),
    path("comments/<uuid:pk>/", comments.comment, name="comment"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/<uuid:pk>/", contacts.contact, name="contact"),
    path("figures/", dated.figures, name="figures"),
]
