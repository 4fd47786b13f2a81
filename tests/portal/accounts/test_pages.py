"""The staff home page and the pages of a system administrator."""

import datetime

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import User
from tests.factories.accounts import UserFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(sign_in):
    return sign_in("system_administrator")


def valid_person(**changes):
    return {
        "name": "Asha Example",
        "email": "asha@example.org",
        "organisation": "Coventry City Council",
    } | changes


def valid_grant(ends_on=None, **changes):
    day = ends_on or timezone.localdate() + datetime.timedelta(days=30)
    boxes = {"ends_on_day": day.day, "ends_on_month": day.month, "ends_on_year": day.year}
    return {"role": "translator", "reason": "Speaks Urdu"} | boxes | changes


def test_home_shows_the_tiles_one_may_open(client):
    page = client.get("/staff/").text
    assert "People and access" in page
    assert "Record of changes" in page


def test_home_hides_tiles_of_others(sign_in):
    assert "People and access" not in sign_in("translator").get("/staff/").text


def test_people_are_listed_with_their_roles(client):
    person("translator", name="Asha")
    page = client.get(reverse("staff:people")).text
    assert "Asha" in page
    assert "Translator until" in page


def test_people_are_found_by_name(client):
    UserFactory(name="Asha")
    UserFactory(name="Ben")
    page = client.get(reverse("staff:people"), {"q": "ash"}).text
    assert "Asha" in page
    assert "Ben" not in page


def test_nobody_found_is_said(client):
    page = client.get(reverse("staff:people"), {"q": "zzz"}).text
    assert "Nobody is called that" in page


def test_people_take_a_fixed_number_of_queries(client, django_assert_max_num_queries):
    for _ in range(5):
        person("translator")
    with django_assert_max_num_queries(6):
        client.get(reverse("staff:people"))


def test_adding_a_person_sends_a_link_to_set_a_password(client):
    answer = client.post(reverse("staff:add-person"), valid_person())
    added = User.objects.get(email="asha@example.org")
    assert answer.url == reverse("staff:person", args=[added.pk])
    assert mail.outbox[0].to == ["asha@example.org"]
    assert "/staff/account/password/reset/" in mail.outbox[0].body


def test_adding_the_same_address_again_is_refused_with_a_sentence(client):
    client.post(reverse("staff:add-person"), valid_person())
    answer = client.post(reverse("staff:add-person"), valid_person())
    assert "is here already" in answer.text


def test_an_empty_form_says_what_is_missing(client):
    answer = client.post(reverse("staff:add-person"), {})
    assert "There is a problem" in answer.text


def test_giving_a_role(client):
    someone = UserFactory()
    address = reverse("staff:person", args=[someone.pk])
    assert client.post(address, valid_grant()).url == address
    assert "Translator" in client.get(address).text
    assert User.objects.get(pk=someone.pk).has_role("translator")


def test_a_last_day_too_far_is_refused_with_a_sentence(client):
    answer = client.post(
        reverse("staff:person", args=[UserFactory().pk]),
        valid_grant(ends_on=datetime.date(2099, 1, 1)),
    )
    assert "within 12 months" in answer.text


def test_ones_own_page_offers_no_roles(sign_in):
    me = person("system_administrator")
    client = sign_in(user=me)
    address = reverse("staff:person", args=[me.pk])
    assert "Another system administrator must approve" in client.get(address).text
    assert client.post(address, valid_grant()).status_code == 403


def test_ending_a_role(client):
    someone = person("translator")
    client.post(reverse("staff:end-grant", args=[someone.grants.get().pk]))
    assert "Ended on" in client.get(reverse("staff:person", args=[someone.pk])).text


def test_removing_a_second_factor(client):
    someone = person("translator")
    client.post(reverse("staff:remove-second-factor", args=[someone.pk]))
    assert not someone.authenticator_set.exists()


def test_closing_and_opening_an_account(client):
    someone = person("translator")
    address = reverse("staff:set-active", args=[someone.pk])
    client.post(address, {"active": "0"})
    assert "This account is closed" in client.get(reverse("staff:person", args=[someone.pk])).text
    client.post(address, {"active": "1"})
    assert User.objects.get(pk=someone.pk).is_active


def test_a_person_who_is_not_there(client):
    assert client.get(reverse("staff:person", args=[99999])).status_code == 404


def test_changes_are_listed_in_words(client):
    client.post(reverse("staff:add-person"), valid_person())
    assert "added Asha Example." in client.get(reverse("staff:changes")).text


def test_changes_are_found_by_what_happened(client):
    client.post(reverse("staff:add-person"), valid_person())
    page = client.get(reverse("staff:changes"), {"what": "accounts.role.given"}).text
    assert "Nothing like that is recorded" in page


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "x"])
def test_odd_page_numbers_of_changes_answer(client, number):
    assert client.get(reverse("staff:changes"), {"page": number}).status_code == 200


def test_many_changes_have_pages(client):
    from portal.audit.actions import record

    for number in range(51):
        record(by=None, verb="test.happened", subject=f"thing {number}")
    first = client.get(reverse("staff:changes")).text
    assert "Older" in first
    assert "Newer" in client.get(reverse("staff:changes"), {"page": 2}).text
