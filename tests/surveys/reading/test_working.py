"""A contact has an owner: taken up, handed over, ended."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.notices.models import Notice
from portal.notices.rendering import render
from surveys.bank import bank
from surveys.models import Contact
from surveys.permissions import WORKS_ON
from surveys.reading.contacts import AlreadyEnded, contacts_for, end_contact
from surveys.reading.working import (
    TakenByAnother,
    hand_over,
    others_for,
    take_up,
    waits_in_words,
)
from tests.factories.accounts import person
from tests.surveys.reading.test_contacts import LIST, address, contact_of

pytestmark = pytest.mark.django_db


def taking(contact):
    return reverse("staff-surveys:take-contact", args=[contact.pk])


def handing(contact):
    return reverse("staff-surveys:hand-contact", args=[contact.pk])


def test_somebody_takes_it_up_and_is_named(sign_in):
    contact, user = contact_of(), person("survey_analyst", name="Una Example")
    client = sign_in(user=user)
    assert "Nobody yet" in client.get(address(contact)).text
    client.post(taking(contact))
    assert "You have it" in client.get(address(contact)).text
    assert "Una Example" in sign_in("survey_analyst").get(LIST).text
    assert AuditEvent.objects.filter(verb="surveys.contact.taken").count() == 1


def test_twice_by_the_same_is_once_and_by_another_is_refused(sign_in):
    contact, user = contact_of(), person("survey_analyst", name="Una Example")
    take_up(contact=contact, by=user), take_up(contact=contact, by=user)
    with pytest.raises(TakenByAnother):
        take_up(contact=contact, by=person("survey_analyst"))
    page = sign_in("survey_analyst").post(taking(contact), follow=True).text
    assert "Una Example has taken this up meanwhile." in page
    assert AuditEvent.objects.filter(verb="surveys.contact.taken").count() == 1


def test_it_is_handed_over_with_words_and_the_other_is_told():
    contact, user = contact_of(), person("survey_analyst")
    other = person("principal_social_worker")
    hand_over(contact=contact, to=other, words=" Ring before noon ", by=user)
    contact.refresh_from_db()
    assert (contact.taken_by, contact.handover) == (other, "Ring before noon")
    notice = Notice.objects.get(template="survey-contact-yours")
    message = render(notice.template, language="en", context=notice.context)
    assert notice.recipient == other.email
    assert address(contact) in message.body
    for words in ("noon", "0800 111", "Ada", "After six"):
        assert words not in message.body
    event = AuditEvent.objects.get(verb="surveys.contact.handed")
    assert "noon" not in str(event.__dict__)


def test_only_to_those_who_may_work_on_it():
    contact, user = contact_of(None, "peer-group"), person("independent_living")
    able = person("independent_living")
    person("survey_analyst"), person("complaints")
    assert {one.pk for one in others_for(contact)} == {user.pk, able.pk}
    with pytest.raises(ValidationError):
        hand_over(contact=contact, to=person("complaints"), words="Yours", by=user)
    with pytest.raises(ValidationError):
        hand_over(contact=contact, to=None, words="Yours", by=user)


def test_whoever_has_it_is_not_offered():
    contact, user = contact_of(), person("survey_analyst")
    other = person("survey_analyst")
    assert others_for(take_up(contact=contact, by=user)) == [other]


def test_on_the_page(sign_in):
    contact, other = contact_of(), person("principal_social_worker")
    client = sign_in("survey_analyst")
    page = client.post(handing(contact), {"hand-to": other.pk, "hand-words": "Hers"}, follow=True)
    assert "was told by e-mail" in page.text
    assert "Hers" in page.text


@pytest.mark.parametrize("given", [{}, {"hand-to": "999999", "hand-words": "Stays here"}])
def test_what_is_missing_is_asked_for_and_what_was_typed_stays(given, sign_in):
    contact = contact_of()
    answer = sign_in("survey_analyst").post(handing(contact), given)
    assert answer.status_code == 400
    assert "Choose somebody from the list." in answer.text
    assert given.get("hand-words", "") in answer.text
    contact.refresh_from_db()
    assert contact.taken_by is None


def test_what_has_ended_is_neither_taken_nor_handed(sign_in):
    contact, user = contact_of(), person("survey_analyst")
    end_contact(contact=contact, outcome="done", note="", by=user)
    with pytest.raises(AlreadyEnded):
        take_up(contact=contact, by=user)
    client = sign_in(user=user)
    other = person("principal_social_worker")
    form = {"hand-to": other.pk, "hand-words": "Hers"}
    for answer in (
        client.post(taking(contact), follow=True),
        client.post(handing(contact), form, follow=True),
    ):
        assert "Somebody ended this meanwhile" in answer.text
    assert "Hand it to somebody else" not in client.get(address(contact)).text


@pytest.mark.parametrize("role", ["complaints", "independent_living"])
def test_others_do_neither(role, sign_in):
    contact, user = contact_of(), person(role)
    with pytest.raises(PermissionDenied):
        take_up(contact=contact, by=user)
    with pytest.raises(PermissionDenied):
        hand_over(contact=contact, to=user, words="Mine", by=user)
    client = sign_in(user=user)
    assert client.post(taking(contact)).status_code == 404
    assert client.post(handing(contact)).status_code == 404


def test_the_list_by_owner(sign_in):
    user = person("survey_analyst")
    mine, free = contact_of(), contact_of(mine_survey())
    take_up(contact=mine, by=user)
    assert contacts_for(user, owner="mine") == [mine]
    assert contacts_for(user, owner="nobody") == [free]
    assert set(contacts_for(user, owner="")) == {mine, free}
    assert "1 person waits" in sign_in(user=user).get(f"{LIST}?owner=nobody").text


def mine_survey():
    return Contact.objects.get().survey


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Since today"), (1, "For 1 day"), (12, "For 12 days")]
)
def test_how_long_somebody_waits(days, words):
    contact = contact_of(asked_on=timezone.localdate() - datetime.timedelta(days=days))
    assert waits_in_words(contact) == words
    contact.ended_at = timezone.now()
    assert waits_in_words(contact) == ""


@pytest.mark.parametrize("question", ["wishes", "dp-wishes"])
def test_whoever_wishes_for_the_bulletin_is_asked_how_to_reach_her(question):
    """Of each wish that is a wish at once: it opens the page of the contact, and has its people."""
    opens = bank().page("contact-details").visible_if["any"]
    (codes,) = [one["any_of"] for one in opens if one["question"] == question]
    wishes = [
        (option["code"], tag.removeprefix("wish:"))
        for option in bank().questions[question]["option"]
        for tag in option.get("tags", ())
        if tag.startswith("wish:")
    ]
    assert ("bulletin", "bulletin") in wishes
    assert {code for code, _ in wishes} == set(codes)
    assert {wish for _, wish in wishes} <= set(WORKS_ON)
    assert {wish for _, wish in wishes} <= set(Contact.Wish.values)
