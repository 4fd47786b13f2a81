"""'Call me': from anybody, and from the page about danger."""

import datetime
import json
import uuid

import pytest
import time_machine
from django.urls import reverse

from carers.cases.access import by_code
from carers.cases.clocks import due_of
from carers.models import Case, Note
from carers.views import asking_call
from portal.alerts.models import Alert, ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from portal.notices.models import Notice
from questionnaires.models import Draft
from tests.carers.cases.sending.filling import CALL_ME
from tests.carers.cases.sending.reading import code_on, errors
from tests.carers.plans.reading import soup, text
from tests.clients import CheckingClient
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db
URL = "/en/carers/call-me/"
SECRET = "my brother shouts at us"


def once(answer):
    return soup(answer).select_one("[name=once]")["value"]


def ask(client, url=URL, **changes):
    return client.post(url, {**CALL_ME, "once": once(client.get(url)), **changes})


# From anybody ----------------------------------------------------------------------------------


def test_somebody_asks_and_gets_a_reference_a_code_and_a_day(client):
    manager = person("carers_manager")
    answer = ask(client, words=SECRET, may=["message"])
    case = Case.objects.get()
    assert answer.status_code == 200
    assert case.spoken_reference in text(answer)
    assert by_code(case.reference, code_on(answer)) == case
    assert (case.kind, case.source, case.urgency) == ("call-back", "self", Case.Urgency.NORMAL)
    assert (case.organisation, case.team, case.owner) == ("carers service", "wellbeing", manager)
    assert case.contact["phone"] == "024 7600 0001"
    assert (case.contact["may_leave_message"], case.contact["may_say_who"]) == (True, False)
    assert due_of(case).step == "first-contact"
    assert "They may leave a message." in text(answer)


def test_her_words_are_kept_with_the_case_and_read_the_same_day(client):
    ask(client, words=SECRET)
    assert [note.words for note in Note.objects.all()] == [SECRET]
    assert ToRead.objects.get().roles == ["carers_adviser", "carers_manager"]


def test_words_in_another_language_are_translated(client):
    ask(client, url=URL.replace("/en/", "/ur/"), words="مدد چاہیے", when="صبح")
    note = Note.objects.get()
    assert {row.part for row in OwnWords.objects.all()} == {f"note/{note.pk}", "contact/when"}
    assert Case.objects.get().language == note.language == "ur"


def test_a_mobile_gets_a_receipt_where_texts_are_allowed(client):
    ask(client, phone="07700 900 123", may=["text"])
    notice = Notice.objects.get(template="case-receipt")
    assert notice.recipient == "+447700900123"
    assert Case.objects.get().phone_hash


def test_words_of_danger_show_help_and_stop_nothing(client):
    answer = ask(client, words="I want to kill myself")
    assert "Are you in danger, or is someone else?" in text(answer)
    assert Case.objects.get().urgency == Case.Urgency.NORMAL
    assert ToRead.objects.get().sounds_like_danger


def test_it_is_recorded_without_anything_of_hers(client):
    ask(client, words=SECRET)
    event = AuditEvent.objects.get(verb="carers.case.sent")
    assert event.subject_id == str(Case.objects.get().pk)
    kept = json.dumps([[one.detail, one.subject_words] for one in AuditEvent.objects.all()])
    assert SECRET not in kept
    assert "7600" not in kept


def test_the_same_form_twice_is_one_call(client):
    token = once(client.get(URL))
    first = client.post(URL, {**CALL_ME, "once": token})
    second = client.post(URL, {**CALL_ME, "once": token})
    case = Case.objects.get()
    assert case.spoken_reference in text(first)
    assert case.spoken_reference in text(second)
    assert by_code(case.reference, code_on(second)) == case
    client.post(URL, {**CALL_ME, "once": once(client.get(URL))})
    assert Case.objects.count() == 2


def test_the_form_sent_again_much_later_gives_no_code(client):
    token = once(client.get(URL))
    client.post(URL, {**CALL_ME, "once": token})
    Case.objects.update(sent_at="2026-01-01T10:00:00Z")
    assert code_on(client.post(URL, {**CALL_ME, "once": token})) == ""


def test_the_id_of_a_case_opens_nothing(client):
    ask(client)
    case = Case.objects.get()
    answer = CheckingClient().post(URL, {**CALL_ME, "once": str(case.pk)})
    assert case.spoken_reference not in text(answer)
    assert Case.objects.count() == 2


@pytest.mark.parametrize("token", ["", "x", "1" * 5000, "'; drop table", "\x00"])
def test_a_token_that_is_not_ours_is_replaced(client, token):
    assert client.post(URL, {**CALL_ME, "once": token}).status_code == 200
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"phone": ""}, "Write the number that we should phone."),
        ({"phone": "please"}, "Write a phone number, like 024 7600 0000."),
        ({"phone": "1" * 50}, "This is too long. Use fewer words."),
        ({"may": ["text"]}, "Texts need a UK mobile number, like 07700 900 982."),
        ({"may": ["visit"]}, "Choose one of the answers."),
        ({"name": "x" * 121}, "This is too long. Use fewer words."),
        ({"words": "x" * 1001}, "This is too long. Use fewer words."),
    ],
)
def test_what_is_wrong_is_said_and_everything_else_stays(client, change, sentence):
    answer = ask(client, **{"words": "About Mum", **change})
    assert answer.status_code == 400
    assert errors(answer) == [sentence]
    page = soup(answer)
    if "words" not in change:
        assert page.select_one("[name=words]").get_text(strip=True) == "About Mum"
    if "name" not in change:
        assert page.select_one("[name=name]")["value"] == "Amina"
    assert not Case.objects.exists()


def test_nobody_can_flood_it_and_what_was_typed_stays(client, monkeypatch):
    monkeypatch.setattr(asking_call, "FROM_ONE_PLACE", 1)
    ask(client)
    answer = ask(client, words="Once more")
    assert answer.status_code == 400
    assert errors(answer) == ["We cannot take more for now. Please phone us."]
    assert soup(answer).select_one("[name=words]").get_text(strip=True) == "Once more"
    assert Case.objects.count() == 1


def test_a_form_that_was_open_too_long_comes_back_as_it_was(client):
    strict = CheckingClient(enforce_csrf_checks=True)
    answer = strict.post(URL, {**CALL_ME, "words": "About Mum"})
    assert answer.status_code == 403
    assert soup(answer).select_one("[name=words]").get_text(strip=True) == "About Mum"


def test_whoever_comes_back_sees_the_reference_where_this_browser_holds_it(client):
    url = reverse("carers:call-me-asked")
    assert "Then you got a reference and a code." in text(client.get(url))
    ask(client)
    assert Case.objects.get().spoken_reference in text(client.get(url))
    assert Case.objects.get().spoken_reference not in text(CheckingClient().get(url))


# From the page about danger --------------------------------------------------------------------


@pytest.fixture
def in_danger(carer):
    person("intake")
    return carer(answers={"safe": ["end-life", "hurt-me"], "want": SECRET})


def danger(mine):
    return reverse("carers:danger", kwargs={"draft": mine.draft.pk})


def call_url(mine):
    return reverse("carers:call-me-danger", kwargs={"draft": mine.draft.pk})


def test_the_page_about_danger_offers_it_and_says_what_it_is_not(in_danger):
    page = in_danger.client.get(danger(in_danger))
    assert "We have told nobody." in text(page)
    assert "This is not an emergency service." in text(page)
    assert soup(page).select_one(f'a[href="{call_url(in_danger)}"]')


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime.datetime(2026, 11, 27, 10), "The offices are open now."),
        (
            datetime.datetime(2026, 11, 27, 19),
            "The offices are closed now. They open on 30 November 2026 at 09:00",
        ),
    ],
)
def test_it_is_honest_about_when_somebody_sees_it(in_danger, moment, words):
    with time_machine.travel(moment.replace(tzinfo=datetime.UTC), tick=True):
        said = text(in_danger.client.get(call_url(in_danger)))
    assert words in said
    assert "024 7683 2222" in said
    assert "999" in said


def test_they_hear_that_there_is_danger_and_nothing_of_the_answers(in_danger):
    answer = ask(in_danger.client, call_url(in_danger), words="Please hurry")
    case = Case.objects.get()
    assert (case.kind, case.urgency, case.has_harm) == ("call-back", Case.Urgency.NOW, False)
    assert (case.answers, case.flags, case.plan, case.version) == ({}, [], {}, None)
    alert = Alert.objects.get()
    assert (alert.level, alert.reason, alert.subject_id) == ("R0", "call-back", str(case.pk))
    told = json.dumps(alert.content)
    for hers in ("end", "hurt", SECRET):
        assert hers not in told.replace("sent", "")
    roles = {one.role: one.with_content for one in alert.recipients.all()}
    assert roles == {"intake": True, "carers_adviser": True, "carers_manager": True}
    assert "We have told the council and Carers Trust Heart of England" in text(answer)
    assert case.consent["english"].count("there is danger") == 1


def test_afterwards_no_page_says_that_nobody_knows(in_danger):
    ask(in_danger.client, call_url(in_danger))
    page = text(in_danger.client.get(danger(in_danger)))
    assert "We have told nobody" not in page
    assert "The council and the carers service know since" in page
    assert "Nobody has been told" not in text(in_danger.see())


def test_danger_after_sending_is_not_said_to_be_known(carer):
    mine = carer(answers={"safe": ["all-fine"]})
    Case.objects.create(
        kind="assessment",
        organisation="carers service",
        language="en",
        draft=mine.draft,
        started_at=mine.draft.created_at,
    )
    mine.draft.steps.filter(page="safe").update(answers={"safe": ["end-life"]})
    page = text(mine.client.get(danger(mine)))
    assert "Nobody knows of this new answer." in page
    assert "We have told nobody" not in page


def test_asked_twice_with_one_number_it_is_one_case_and_one_alert(in_danger):
    ask(in_danger.client, call_url(in_danger))
    ask(in_danger.client, call_url(in_danger))
    assert (Case.objects.count(), Alert.objects.count()) == (1, 1)
    ask(in_danger.client, call_url(in_danger), phone="024 7600 0009")
    assert (Case.objects.count(), Alert.objects.count()) == (2, 2)


def test_it_goes_to_whoever_would_have_the_answers(carer):
    mine = carer(answers={"safe": ["alone-now"], "cared-council": "yes"})
    ask(mine.client, call_url(mine))
    assert Case.objects.get().organisation == "council"


def test_without_danger_it_is_the_ordinary_form(carer):
    mine = carer()
    assert mine.client.get(call_url(mine))["Location"] == URL


def test_without_the_key_it_asks_for_the_code(in_danger):
    answer = CheckingClient().get(call_url(in_danger))
    assert answer.status_code == 403
    assert not Case.objects.exists()


def test_answers_that_have_gone_meanwhile(in_danger):
    token = once(in_danger.client.get(call_url(in_danger)))
    Draft.objects.all().delete()
    sent = in_danger.client.post(call_url(in_danger), {**CALL_ME, "once": token})
    assert sent.status_code == 403
    assert not Case.objects.exists()


def test_there_is_a_quick_way_out(in_danger):
    assert soup(in_danger.client.get(call_url(in_danger))).select_one(".govuk-exit-this-page")


def test_no_draft_no_page(client):
    url = reverse("carers:call-me-danger", kwargs={"draft": uuid.uuid4()})
    assert client.get(url).status_code == 403
