"""Addresses of staff: letters."""

from django.urls import URLPattern, path

from carers.views.cases import letters

LETTER = "<uuid:case>/letter/"
urlpatterns: list[URLPattern] = [
    path(LETTER, letters.letter, name="letter"),
    path(f"{LETTER}write/", letters.write, name="letter-write"),
    path(f"{LETTER}back/", letters.back, name="letter-back"),
    path(f"{LETTER}delivered/", letters.delivered, name="letter-delivered"),
    path(f"{LETTER}print/", letters.printed, name="letter-print"),
    path(f"{LETTER}pdf/", letters.pdf, name="letter-pdf"),
]
