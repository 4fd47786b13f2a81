"""One long form: danger, sending once, stopping; and afterwards nothing."""

import pytest
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from questionnaires.models import Draft
from surveys.asking.links import keys_of
from surveys.models import Comment, Contact, Identity, Invitation, Response
from tests.clients import CheckingClient
from tests.directory.staff.reading import text
from tests.factories.accounts import person
from tests.factories.surveys import invited
from tests.questionnaires.entry.conftest import Staff
from tests.surveys.entering.conftest import BEGIN, SENT, Typing

TOLD = {"safe__safe": "yes", "happy__happy": "fairly", "change__change": "Warmer tea."}
WISH = {"contact-wanted__contact-wanted": "yes"}


def events():
    return [sentence(one) for one in AuditEvent.objects.order_by("pk")]


def test_what_was_typed_becomes_one_anonymous_answer(desk, survey):
    typing = Typing.for_somebody(desk, mode="paper", language="ur")
    assert typing.send(go="finish", **TOLD).url == SENT
    response = Response.objects.get()
    assert response.answers == {"safe": "yes", "happy": "fairly"}
    assert (response.mode, response.language, response.identity) == ("paper", "ur", "anonymous")
    assert (response.day, response.has_joined) == (None, False)
    assert Comment.objects.get().words == "Warmer tea."
    assert not Draft.objects.exists()


def test_afterwards_nothing_is_shown_again(typing):
    typing.send(go="finish", **TOLD)
    assert "Nothing is shown again" in text(typing.client.get(SENT))
    for answer in (typing.see(), typing.send({}, go="finish"), typing.see("delete")):
        assert answer.url == SENT
    assert "Warmer" not in text(typing.client.get(BEGIN))
    assert Response.objects.count() == 1


def test_a_code_is_spent(desk, invitation):
    Typing.for_somebody(desk, code=keys_of(invitation.pk).typed).send(go="finish", **TOLD)
    invitation.refresh_from_db()
    assert (invitation.state, invitation.recipient) == (Invitation.State.ANSWERED, "")
    response = Response.objects.get()
    assert (response.team.pk, response.channel, response.invitation) == ("south", "email", None)


def test_what_is_read_out_stands_beside_it_in_both_languages(desk, survey):
    said = text(Typing.for_somebody(desk, language="ur").see())
    assert said.count("The tea club reads it.") == 2


# Danger ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "words"),
    [({"happy__happy": "not"}, "This may be about safety"),
     ({"change__change": "I want to kill myself"}, "in their own words sounds like danger"),
     ({"happy__happy": "very"}, None)],
)  # fmt: skip
def test_numbers_stand_on_the_sheet_where_answers_are_about_safety(typing, given, words):
    typing.send(**given)
    said = text(typing.see())
    assert ("You must ring." in said) == bool(words)
    assert (words or "The tea club") in said


def test_danger_comes_first_and_says_that_nobody_is_told_yet(typing):
    assert typing.send(go="finish", safe__safe="no").url == typing.url("danger")
    assert "tells nobody before the answers are sent, and then it cannot say who" in text(
        typing.see("danger")
    )
    typing.client.post(typing.url("danger"))
    assert "Danger now" in text(typing.see())
    assert typing.send(go="finish").url == SENT


# Sending --------------------------------------------------------------------------


def test_of_nothing_nothing_is_sent(typing):
    assert typing.send(go="finish").url == typing.url()
    assert not Response.objects.exists()


def test_whoever_wants_to_hear_from_us_is_asked_how_once_more(typing):
    answer = typing.send(go="finish", **TOLD, **WISH)
    assert answer.url == f"{typing.url()}#end"
    assert "left no way to reach them" in text(typing.see())
    assert typing.send(go="finish", unreachable="yes").url == SENT
    assert not Contact.objects.exists()


def test_with_a_way_it_is_kept_apart(typing):
    typing.send(**TOLD, **WISH)
    assert typing.send(**{"contact-details__contact-how": "0800 1", "go": "finish"}).url == SENT
    assert Contact.objects.get().how == "0800 1"


def test_the_person_stops(typing):
    typing.send(**TOLD)
    assert typing.see("delete").status_code == 200
    assert typing.client.post(typing.url("delete")).url == BEGIN
    assert not Draft.objects.exists()
    assert not Response.objects.exists()
    assert typing.see().status_code == 403


def test_nobody_else_of_staff_opens_it(typing):
    other = CheckingClient()
    other.force_login(person("council_worker"))
    for name in ("sheet", "danger", "delete"):
        assert Staff(other, typing.draft).client.get(typing.url(name)).status_code == 403, name
        assert other.post(typing.url(name), {"change-change": "Mine now"}).status_code == 403, name


def test_a_page_that_was_open_too_long_keeps_what_was_typed(asha, survey):
    client = CheckingClient()
    client.force_login(asha)
    typing = Typing.for_somebody(client)
    fields = {**typing.form(), "change-change": "Warmer tea.", "csrfmiddlewaretoken": "old"}
    client.handler.enforce_csrf_checks = True
    answer = client.post(typing.url(), fields)
    assert answer.status_code == 403
    assert "Warmer tea." in answer.content.decode()


# What is written down ----------------------------------------------------------------


def test_of_anonymous_answers_only_that_they_were_begun(typing):
    typing.see()
    typing.send(go="finish", **TOLD)
    assert events() == ["Asha Adviser began to type in answers to tea-club for somebody."]
    event = AuditEvent.objects.get()
    assert (event.subject_id, event.detail) == ("", {})
    response = Response.objects.get()
    assert str(typing.draft) not in str(response.__dict__)


def test_of_linked_answers_who_read_and_sent_them(desk, survey):
    linked = invited(survey, identity=Identity.LINKED, reference="LAS 1")
    typing = Typing.for_somebody(desk, code=keys_of(linked.pk).typed)
    typing.send(go="finish", **TOLD)
    verbs = list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["surveys.entry.begun", "questionnaires.draft.read", "surveys.entry.sent"]
    assert Response.objects.get().day == timezone.localdate()


def test_that_somebody_stopped_is_recorded_without_a_draft(typing):
    typing.client.post(typing.url("delete"))
    assert events()[-1] == "Asha Adviser deleted a draft of tea-club."
