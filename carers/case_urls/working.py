"""Addresses of staff who work on cases: the queue, a case, reaching the carer, passing it on."""

from django.urls import URLPattern, path

from carers.views.cases import case, contact, for_her, moving, queue

CASE = "<uuid:case>/"
urlpatterns: list[URLPattern] = [
    path("", queue.show, name="queue"),
    path(CASE, case.show, name="case"),
    path(f"{CASE}start/", case.start, name="start"),
    path(f"{CASE}sections/<slug:section>/", case.section, name="section"),
    path(f"{CASE}checked/", case.finish, name="checked"),
    path(f"{CASE}notes/", case.note, name="note"),
    path(f"{CASE}words-read/", case.words_read, name="words-read"),
    path(f"{CASE}services/", case.services, name="services"),
    path(f"{CASE}services/<slug:key>/remove/", case.remove_service, name="remove-service"),
    path(f"{CASE}contact/", contact.show, name="contact"),
    path(f"{CASE}contact/attempt/", contact.attempt, name="attempt"),
    path(f"{CASE}contact/pause/", contact.pause, name="pause"),
    path(f"{CASE}contact/resume/", contact.resume, name="resume"),
    path(f"{CASE}contact/code/", contact.code, name="code"),
    path(f"{CASE}contact/told/", for_her.told, name="told"),
    path(f"{CASE}contact/how-it-is/", for_her.how_it_is, name="how-it-is"),
    path(f"{CASE}contact/withdraw/", for_her.withdraw, name="withdraw"),
    path(f"{CASE}contact/review/", for_her.review, name="begin-review"),
    path(f"{CASE}owner/", moving.show, name="owner"),
    path(f"{CASE}owner/assign/", moving.assign, name="assign"),
    path(f"{CASE}owner/urgency/", moving.urgency, name="urgency"),
    path(f"{CASE}owner/transfer/", moving.transfer, name="transfer"),
]
