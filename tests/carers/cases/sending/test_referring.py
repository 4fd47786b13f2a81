"""A surgery, a ward or a community worker refers a carer."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from carers.cases.downloading import download
from carers.cases.notes import words_wait
from carers.models import Case, Note
from carers.views import asking_referral
from portal.alerts.models import ToRead
from portal.audit.models import AuditEvent
from tests.carers.cases.mine.conftest import let_in
from tests.carers.cases.sending.reading import code_on, errors
from tests.carers.cases.sending.test_call_backs import once
from tests.carers.plans.reading import soup, text
from tests.clients import CheckingClient

pytestmark = pytest.mark.django_db
URL = "/en/carers/refer/"
SECRET = "She has not slept for a week"


def typed(**changes):
    today = timezone.localdate()
    return {
        "source": "gp",
        "ward": "",
        "by_name": "Dr Example",
        "by_work": "GP",
        "by_organisation": "Example Surgery",
        "by_phone": "024 7600 0010",
        "by_email": "",
        "name": "Amina Test",
        "phone": "024 7600 0001",
        "mobile": "",
        "email": "",
        "address": "",
        "may": ["phone"],
        "when": "After ten",
        "caution": "My brother",
        "language": "ur",
        "interpreter": "on",
        "spoken": "Urdu",
        "helper_name": "Jo",
        "helper_relation": "Nurse",
        "words": SECRET,
        "consent": "on",
        "agreed_how": "interpreter",
        "agreed_on_day": str(today.day),
        "agreed_on_month": str(today.month),
        "agreed_on_year": str(today.year),
        **changes,
    }


def refer(client, **changes):
    return client.post(URL, {**typed(), "once": once(client.get(URL)), **changes}, follow=True)


def test_a_surgery_refers_somebody_who_agreed(client):
    answer = refer(client)
    case = Case.objects.get()
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == "/en/carers/refer/sent/"
    assert case.spoken_reference in text(answer)
    assert code_on(answer) == "", "the code is the carer's"
    assert (case.kind, case.source, case.language) == ("referral", "gp", "ur")
    assert (case.organisation, case.team) == ("carers service", "wellbeing")
    assert case.contact["spoken"] == "Urdu"
    assert (case.contact["may_phone"], case.contact["may_text"]) == (True, False)
    assert case.referrer["name"] == "Dr Example"
    assert case.referrer["organisation"] == "Example Surgery"
    assert case.referrer["helper_name"] == "Jo"
    assert case.consent["how"] == "referrer"
    assert case.consent["agreed"].startswith("Through an interpreter, ")
    assert not case.code_hash


@pytest.mark.parametrize(
    ("change", "team"),
    [
        ({"source": "ward", "ward": "Ward 12"}, "hospital"),
        ({"source": "ward", "ward": ""}, "hospital"),
        ({"source": "community"}, "wellbeing"),
        ({"source": "community", "ward": "Ward 12"}, "wellbeing"),
    ],
)
def test_where_it_goes(client, change, team):
    refer(client, **change)
    assert Case.objects.get().team == team
    assert bool(Case.objects.get().involved) is (team == "hospital" and bool(change["ward"]))


def test_the_words_are_read_the_same_day_and_recorded_nowhere_else(client):
    refer(client)
    assert Note.objects.get().words == SECRET
    assert ToRead.objects.count() == 1
    kept = json.dumps(
        [[one.verb, one.detail, one.subject_words] for one in AuditEvent.objects.all()]
    )
    assert "carers.case.sent" in kept
    assert SECRET not in kept


def test_they_are_told_apart_from_words_of_the_carer(client, sign_in):
    refer(client)
    case, note = Case.objects.get(), Note.objects.get()
    assert (note.kind, note.is_hers) == ("referred", False)
    assert words_wait(case)
    let_in(client, case)
    seen = text(client.get(reverse("carers:mine-add", args=[case.pk])))
    assert "The person who referred you wrote this." in seen
    assert SECRET in seen
    desk = sign_in("carers_adviser")
    page = text(desk.get(reverse("staff-cases:case", args=[case.pk])))
    assert "Written by whoever referred the carer" in page


def test_the_carer_is_not_told_that_she_wrote_them(client):
    refer(client)
    case = Case.objects.get()
    let_in(client, case)
    answer = client.get(reverse("carers:mine-added", args=[case.pk]))
    assert answer.url == reverse("carers:mine-add", args=[case.pk])
    assert [one["kind"] for one in download(case=case)["added"]] == ["referred"]


def test_words_of_danger_show_help_on_the_next_page(client):
    assert "Are you in danger" in text(refer(client, words="She wants to kill herself"))


def test_the_same_form_twice_is_one_referral(client):
    token = once(client.get(URL))
    for _time in range(2):
        client.post(URL, {**typed(), "once": token})
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"consent": ""}, "We can only take this if the carer has agreed."),
        ({"agreed_how": ""}, "Choose one of the answers."),
        ({"agreed_how": "dream"}, "Choose one of the answers."),
        ({"source": ""}, "Choose one of the answers."),
        ({"source": "self"}, "Choose one of the answers."),
        ({"by_name": ""}, "Write your name."),
        ({"by_organisation": ""}, "Write where you work."),
        ({"by_phone": ""}, "Write your phone number or your email address."),
        ({"name": ""}, "Write the carer’s name."),
        ({"may": []}, "Choose at least one way that is safe."),
        ({"may": ["say-who"]}, "Choose at least one way that is safe."),
        ({"may": ["email"]}, "Write an email address, or choose another way."),
        ({"may": ["text"]}, "Write a mobile number, or choose another way."),
        ({"may": ["post"]}, "Write an address, or choose another way."),
        ({"phone": ""}, "Write a phone number, or choose another way."),
        ({"language": "xx"}, "Choose a language."),
        ({"words": "x" * 1001}, "This is too long. Use fewer words."),
    ],
)
def test_what_is_wrong_is_said_and_everything_else_stays(client, change, sentence):
    answer = refer(client, **change)
    assert answer.status_code == 400
    assert errors(answer) == [sentence]
    page = soup(answer)
    for name in {"by_name", "name", "spoken", "caution"} - set(change):
        box = page.select_one(f"[name={name}]")
        assert (box.get("value") or box.get_text(strip=True)) == typed()[name]
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (("1", "1", "2999"), "This day has not come yet."),
        (("1", "1", "2020"), "This is long ago. Ask the carer again."),
        (("31", "2", "2026"), "This date is not in the calendar."),
        (("1", "", ""), "Write the day, the month and the year."),
        (("", "", ""), "Write the day, the month and the year."),
    ],
)
def test_when_the_carer_agreed_is_a_day_not_long_ago(client, day, sentence):
    boxes = ("agreed_on_day", "agreed_on_month", "agreed_on_year")
    answer = refer(client, **dict(zip(boxes, day, strict=True)))
    assert errors(answer) == [sentence]


def test_the_page_says_what_to_do_without_agreement(client):
    page = soup(client.get(URL))
    assert "Has the carer not agreed?" in page.get_text()
    for name in ("/en/carers/", "/en/carers/call-me/"):
        assert page.select_one(f'main a[href="{name}"]')


def test_the_receipt_of_another_browser_has_no_reference(client):
    refer(client)
    other = CheckingClient().get("/en/carers/refer/sent/")
    assert Case.objects.get().spoken_reference not in text(other)


def test_nobody_can_flood_it(client, monkeypatch):
    monkeypatch.setattr(asking_referral, "FROM_ONE_PLACE", 1)
    refer(client)
    answer = refer(client)
    assert errors(answer) == ["We cannot take more for now. Please phone us."]
    assert Case.objects.count() == 1


def test_the_session_holds_nothing_of_the_carer(client):
    refer(client)
    kept = json.dumps(dict(client.session.items()))
    for hers in ("Amina", "7600", SECRET, "Example"):
        assert hers not in kept


def test_a_form_that_was_open_too_long_comes_back_as_it_was(client):
    answer = CheckingClient(enforce_csrf_checks=True).post(URL, typed())
    assert answer.status_code == 403
    assert soup(answer).select_one("[name=by_name]")["value"] == "Dr Example"
