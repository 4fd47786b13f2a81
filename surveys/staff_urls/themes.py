"""Staff pages of surveys: themes, quotes, phrases, the digest."""

from django.urls import path

from surveys.views.reading import comments, contacts, digest, phrases, quotes, searching, themes

urlpatterns = [
    path("comments/search/", searching.search_comments, name="search-comments"),
    path("comments/<uuid:pk>/themes/", comments.give_themes, name="give-themes"),
    path("comments/<uuid:pk>/quote/", quotes.write, name="write-quote"),
    path("contacts/<uuid:pk>/take/", contacts.take, name="take-contact"),
    path("contacts/<uuid:pk>/hand-over/", contacts.hand, name="hand-contact"),
    path("quotes/", quotes.quotes, name="quotes"),
    path("quotes/<int:pk>/", quotes.quote, name="quote"),
    path("themes/", themes.counted, name="themes"),
    path("themes/list/", themes.framework, name="theme-list"),
    path("themes/agreement/", themes.agreement, name="theme-agreement"),
    path("phrases/", phrases.phrases, name="phrases"),
    path("digest/", digest.digest, name="digest"),
]
