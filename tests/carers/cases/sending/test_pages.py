"""The pages between a plan and its sending."""

import datetime
import json

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as DatabaseCase

from carers.cases.access import SESSION
from carers.forms.asking import PARTS as FORMS
from carers.models import Case, Sending
from portal.notices.models import Notice
from questionnaires.models import Draft, VersionState
from tests.carers.cases.sending.filling import PARTS, REACH, SAFE, SHARE, WHAT, fill_in
from tests.carers.conftest import Carer
from tests.carers.plans.reading import soup, text
from tests.clients import CheckingClient
from tests.factories.plans import self_assessment, snapshot_with_harm
from tests.factories.sending import body

pytestmark = pytest.mark.django_db
SECRET = "a night without waking"
HARMED = {"answers": {"safe": ["hurt-me"]}}


def where(answer):
    assert answer.status_code == 302, text(answer)
    return answer["Location"]


def fields(answer):
    form = soup(answer).select_one("form.asking")
    return {one["name"] for one in form.select("[name]") if one["name"] != "csrfmiddlewaretoken"}


def errors(answer):
    return [
        one.get_text(strip=True) for one in soup(answer).select(".govuk-error-summary__list li")
    ]


# The way ---------------------------------------------------------------------------------------


def test_the_plan_says_what_it_means_and_leads_to_the_first_page(carer):
    mine = carer()
    page = mine.see()
    assert soup(page).select_one(f'a[href="{mine.url("send")}"]')
    assert "Ask the carers service to look at it with you" in text(page)
    assert "024 7663 2972" in text(page), "by phone, too"
    assert where(mine.see("send")) == mine.url("send-part", part="what")


def test_page_after_page_to_the_check_and_sent(carer):
    mine = carer(answers={"want": SECRET})
    fill_in(mine)
    assert "Amina" in text(mine.see("send-check"))
    answer = mine.send("send-check")
    case = Case.objects.get()
    assert answer.status_code == 200
    assert case.spoken_reference in text(answer)
    assert case.contact["mobile"] == "+447700900123"
    assert (case.contact["spoken"], case.contact["interpreter"]) == ("Punjabi", True)
    assert (case.organisation, case.team) == ("carers service", "wellbeing")
    assert case.answers["want"] == SECRET


def test_each_page_leads_to_the_next_and_back(carer):
    mine = carer()
    order = ["what", "reach", "safe", "help", "people", "share"]
    for part, after in zip(order, [*order[1:], "check"], strict=True):
        page = mine.see("send-part", part=part)
        back = soup(page).select_one(".govuk-back-link")["href"]
        place = order.index(part)
        assert back == (mine.url("send-part", part=order[place - 1]) if place else mine.url("plan"))
        target = mine.url("send-check") if after == "check" else mine.url("send-part", part=after)
        assert where(mine.send("send-part", PARTS[part], part=part)) == target


def test_only_who_wants_it_together_is_asked_about_the_other(carer):
    mine = carer()
    together = {**WHAT, "joint": "joint"}
    assert where(mine.send("send-part", together, part="what")) == mine.url(
        "send-part", part="other"
    )
    assert where(mine.send("send-part", WHAT, part="what")) == mine.url("send-part", part="reach")
    assert where(mine.see("send-part", part="other")) == mine.url("send")


def test_for_a_call_less_is_asked(carer):
    mine = carer()
    mine.send("send-part", {**WHAT, "wants": "call"}, part="what")
    fill_in(mine, what={"wants": "call"})
    assert set(Sending.objects.get().body) == {"what", "reach", "safe", "help", "share"}
    answer = mine.send("send-check")
    assert "We will phone you" in text(answer)
    assert Case.objects.get().kind == "call-back"


def test_where_there_is_harm_what_is_safe_is_asked_first(carer):
    mine = carer(**HARMED)
    assert where(mine.send("send-part", WHAT, part="what")) == mine.url("send-part", part="safe")
    assert where(mine.send("send-part", SAFE, part="safe")) == mine.url("send-part", part="reach")


def test_a_young_carer_is_handed_to_those_who_help_the_young(carer):
    mine = carer(answers={"your-age": "under-16"})
    assert "joint" not in fields(mine.see("send-part", part="what"))
    fill_in(mine)
    assert "the young carers team of Carers Trust" in text(mine.see("send-part", part="share"))
    mine.send("send-check")
    assert Case.objects.get().team == "young"


def test_the_plan_of_a_young_carer_offers_it_too(carer):
    young = {**snapshot_with_harm(), "routing": ["young"], "red_flags": []}
    page = text(carer(snapshot=young).see())
    assert "Ask the young carers team to look at it with you" in page
    assert "carer’s assessment is a talk" not in page


def test_somebody_who_jumps_ahead_is_led_to_what_is_missing(carer):
    mine = carer()
    assert where(mine.see("send-check")) == mine.url("send-part", part="what")
    mine.send("send-part", WHAT, part="what")
    mine.send("send-part", SHARE, part="share")
    assert where(mine.see("send")) == mine.url("send-part", part="reach")
    assert where(mine.send("send-check")) == mine.url("send-part", part="reach")
    assert not Case.objects.exists()


def test_she_can_go_on_later_where_she_was(carer):
    mine = carer()
    mine.send("send-part", WHAT, part="what")
    mine.send("send-part", REACH, part="reach")
    assert where(mine.see("send")) == mine.url("send-part", part="safe")
    page = soup(mine.see("send-part", part="reach"))
    assert page.select_one("[name=name]")["value"] == "Amina"
    assert page.select_one("[name=news_by][value=text]").has_attr("checked")


def test_a_change_from_the_check_comes_back_to_it(carer):
    mine = carer()
    fill_in(mine)
    change = soup(mine.see("send-check")).select_one(
        f'a[href*="{mine.url("send-part", part="reach")}"]'
    )
    assert change["href"].endswith("?back_to=check#id_name")
    answer = mine.client.post(change["href"], {**REACH, "name": "Amina Khan", "back_to": "check"})
    assert where(answer) == mine.url("send-check")
    assert "Amina Khan" in text(mine.see("send-check"))


def test_a_change_that_sends_it_elsewhere_asks_for_consent_again(carer):
    mine = carer()
    fill_in(mine)
    in_hospital = {**WHAT, "hospital": "yes", "ward": "Ward 12", "back_to": "check"}
    answer = mine.send("send-part", in_hospital, part="what")
    assert where(answer) == mine.url("send-part", part="share") + "?back_to=check"
    assert "the hospital team of" in text(mine.see("send-part", part="share"))
    assert where(mine.send("send-check")) == mine.url("send-part", part="share")


def test_danger_that_she_has_not_seen_help_for_comes_first(carer):
    mine = carer(answers={"safe": ["end-life"]})
    assert where(mine.see("send")) == reverse("carers:danger", kwargs={"draft": mine.draft.pk})
    Draft.objects.update(warned_of=["safe/end-life"])
    assert where(mine.see("send")) == mine.url("send-part", part="what")


# What is known already -------------------------------------------------------------------------


def test_what_her_answers_say_is_filled_in(carer):
    mine = carer(
        answers={
            "together": "joint",
            "talk-language": "Mirpuri",
            "talk-needs": ["interpreter", "sign-language", "large-print"],
            "involve": ["family", "advocate"],
        }
    )
    what = soup(mine.see("send-part", part="what"))
    assert what.select_one("[name=joint][value=joint]").has_attr("checked")
    help_ = soup(mine.see("send-part", part="help"))
    assert help_.select_one("[name=interpreter]").has_attr("checked")
    assert help_.select_one("[name=sign_language]").has_attr("checked")
    assert help_.select_one("[name=spoken]")["value"] == "Mirpuri"
    assert help_.select_one("[name=other_help]").get_text(strip=True) == "Large print"
    people = soup(mine.see("send-part", part="people"))
    assert "Someone in my family" in people.select_one("[name=involved]").get_text()


def test_for_a_review_nobody_writes_twice_how_she_can_be_reached(carer):
    first = carer()
    sent_by(first)
    again = Carer(CheckingClient(), first.draft.version)
    Sending.objects.create(draft=again.draft, review_of=Case.objects.get())
    reach = soup(again.see("send-part", part="reach"))
    assert reach.select_one("[name=mobile]")["value"] == "+447700900123"
    safe = soup(again.see("send-part", part="safe"))
    ticked = {one["value"] for one in safe.select("[name=may][checked]")}
    assert ticked == {"phone", "text"}
    fill_in(again)
    again.send("send-check")
    assert Case.objects.get(draft=again.draft).kind == "review"


# What she agrees to ----------------------------------------------------------------------------


def test_it_says_what_is_shared_with_whom_and_what_is_not(carer):
    said = text(carer().see("send-part", part="share"))
    for words in (
        "We send your answers, your plan and any emergency plan.",
        "We do not send your postcode",
        "It goes to the carers service: Carers Trust Heart of England.",
        "Only the council’s safeguarding team reads what you say about harm.",
        "The person you look after does not see your answers.",
    ):
        assert words in said


def test_until_a_language_is_checked_the_english_stands_beside_it(carer):
    mine = carer()
    page = soup(mine.client.get(mine.url("send-part", part="share").replace("/en/", "/ur/")))
    beside = page.select_one('main div[lang="en"]')
    assert "Carers Trust Heart of England" in beside.get_text()


def test_without_agreeing_nothing_can_be_sent(carer):
    mine = carer()
    for part in ("what", "reach", "safe", "help", "people"):
        mine.send("send-part", PARTS[part], part=part)
    answer = mine.send("send-part", {"nhs_number": "943 476 5919"}, part="share")
    assert answer.status_code == 400
    assert errors(answer) == ["Tick this if you agree. Without it we send nothing."]
    assert soup(answer).select_one("[name=nhs_number]")["value"] == "943 476 5919"
    assert where(mine.send("send-check")) == mine.url("send-part", part="share")


# What is wrong, and what is kept ---------------------------------------------------------------

NO_WAY = {"phone": "", "mobile": "", "news_by": "", "prefers": ""}
ONLY_EMAIL = {"phone": "", "mobile": "", "email": "a@example.org", "news_by": "email"}
NOT_NHS = "This is not an NHS number. Check it, or leave it empty."
WRONG = [
    ("what", {"wants": ""}, "Choose one of the answers."),
    ("what", {"wants": "everything"}, "Choose one of the answers."),
    ("what", {"joint": ""}, "Choose one of the answers."),
    ("what", {"joint": "x"}, "Choose one of the answers."),
    ("what", {"hospital": "yes", "ward": "w" * 121}, "This is too long. Use fewer words."),
    ("other", {"other_name": ""}, "Write their name. The first name is enough."),
    ("other", {"other_agreed": ""}, "Choose one of the answers."),
    ("other", {"other_how": ""}, "Write how they said so."),
    ("reach", {"phone": "ring me"}, "Write a phone number, like 024 7600 0000."),
    ("reach", {"mobile": "024 7600 0001"}, "Enter a UK mobile phone number, like 07700 900 982."),
    (
        "reach",
        {"email": "amina"},
        "Enter an email address in the right form, like name@example.com.",
    ),
    ("reach", NO_WAY, "Give us at least one way to reach you."),
    ("reach", {"mobile": ""}, "Write your mobile number, or choose another way."),
    ("reach", {"prefers": "email"}, "Write your email address, or choose another way."),
    ("reach", {"prefers": "post"}, "Write your address, or choose another way."),
    ("reach", ONLY_EMAIL, "Write your phone number, or choose another way."),
    ("reach", {"news_by": "pigeon"}, "Choose one of the answers."),
    ("reach", {"address": "x" * 1001}, "This is too long. Use fewer words."),
    ("safe", {"may": []}, "Choose at least one way to reach you that is safe."),
    ("safe", {"may": ["message", "say-who"]}, "Choose at least one way to reach you that is safe."),
    ("safe", {"may": ["post"]}, "Choose a way for which you gave a number or address."),
    ("safe", {"may": ["drone"]}, "Choose one of the answers."),
    ("help", {"spoken": "x" * 121}, "This is too long. Use fewer words."),
    ("people", {"involved": "x" * 1001}, "This is too long. Use fewer words."),
    ("share", {"nhs_number": "123 456 7890"}, NOT_NHS),
    ("share", {"nhs_number": "NHS"}, NOT_NHS),
]  # fmt: skip


@pytest.mark.parametrize(("part", "change", "sentence"), WRONG)
def test_what_is_wrong_is_said_and_everything_else_stays(carer, part, change, sentence):
    mine = carer()
    for before in ("what", "reach"):
        together = {"joint": "joint"} if part == "other" else {}
        mine.send("send-part", {**PARTS[before], **together}, part=before)
    kept = Sending.objects.get().body
    typed = {**PARTS[part], **change}
    answer = mine.send("send-part", typed, part=part)
    assert answer.status_code == 400
    assert errors(answer) == [sentence]
    assert "Error:" in soup(answer).title.get_text()
    form = soup(answer).select_one("form.asking")
    for name, value in typed.items():
        box = form.select_one(f"[name={name}]")
        if (
            name not in change
            and isinstance(value, str)
            and box.get("type") not in ("radio", "checkbox")
        ):
            assert (box.get("value") or box.get_text(strip=True)) == value or not value
    assert Sending.objects.get().body == kept


def test_a_form_that_was_open_too_long_comes_back_with_all_that_was_typed(carer):
    mine = carer()
    strict = CheckingClient(enforce_csrf_checks=True)
    strict.cookies = mine.client.cookies
    answer = strict.post(mine.url("send-part", part="reach"), {**REACH, "name": "Amina Khan"})
    assert answer.status_code == 403
    assert soup(answer).select_one("[name=name]")["value"] == "Amina Khan"


def test_answers_that_wait_to_be_confirmed_are_not_sent_in_silence(carer):
    mine = carer(answers={"sleep": "broken"})
    fill_in(mine)
    mine.draft.steps.update(pending={"sleep": "hardly"})
    page = mine.see("send-check")
    assert "You typed something that is not saved as an answer." in text(page)
    assert soup(page).select_one('a[href$="/rest/"]')
    mine.send("send-check")
    assert Case.objects.get().answers["sleep"] == "broken"


def test_questions_that_changed_meanwhile_are_said_and_then_it_is_sent(carer, assessment):
    mine = carer()
    fill_in(mine)
    type(assessment).objects.filter(pk=assessment.pk).update(state=VersionState.RETIRED)
    new = self_assessment_again(assessment)
    answer = mine.client.post(mine.url("send-check"), follow=True)
    assert "The questions have changed." in soup(answer).get_text(" ")
    assert not Case.objects.exists()
    mine.send("send-check")
    assert Case.objects.get().version == new


def self_assessment_again(version):
    fields = {"questionnaire": version.questionnaire, "body": version.body, "state": "active"}
    return type(version).objects.create(
        number=2, digest="new", published_at=version.published_at, **fields
    )


# Sent ------------------------------------------------------------------------------------------


def sent_by(mine, **parts):
    """Everything filled in, and the button pressed."""
    Sending.objects.create(draft=mine.draft, body=body(mine.draft, **parts))
    return mine.send("send-check")


def code_on(answer):
    return "".join(one.get_text(strip=True) for one in soup(answer).select(".code__group"))


def test_the_receipt_has_a_code_once_and_says_what_happens_by_when(carer, time_machine_friday):
    mine = carer()
    answer = sent_by(mine, help={"interpreter": True})
    assert len(code_on(answer)) == 8
    said = text(answer)
    for words in (
        "Someone from Carers Trust Heart of England contacts you.",
        "They do this by 1 December 2026 at the latest.",
        "No promise is published for how long that takes.",
        "If you do not answer the phone, they try again on another day.",
        "They leave no message.",
        "They do not say who they are to anybody else.",
        "They bring an interpreter for you.",
        "You can take it back, or add something, with your reference and code.",
    ):
        assert words in said
    again = mine.see("send-sent")
    assert Case.objects.get().spoken_reference in text(again)
    assert code_on(again) == ""


@pytest.fixture
def time_machine_friday():
    with time_machine.travel(datetime.datetime(2026, 11, 27, 10, tzinfo=datetime.UTC), tick=True):
        yield


def test_the_code_opens_the_case_on_any_device(carer):
    answer = sent_by(carer())
    reference = Case.objects.get().reference
    elsewhere = CheckingClient()
    entered = elsewhere.post(
        reverse("carers:mine"), {"reference": reference, "code": code_on(answer)}
    )
    assert entered.status_code == 302
    assert str(Case.objects.get().pk) in entered["Location"]


def test_this_browser_may_look_where_it_stands_at_once(carer):
    mine = carer()
    sent_by(mine)
    case = Case.objects.get()
    assert mine.client.session[SESSION] == {str(case.pk): case.door}
    assert mine.client.get(reverse("carers:mine-case", kwargs={"case": case.pk})).status_code == 200


def test_pressed_again_it_is_the_same_case_with_a_new_code(carer):
    mine = carer()
    first, second = sent_by(mine), mine.send("send-check")
    assert Case.objects.count() == 1
    assert code_on(second) not in ("", code_on(first))


def test_later_the_button_gives_no_new_code_and_says_what_was_promised(carer):
    mine = carer()
    sent_by(mine)
    Case.objects.update(sent_at="2026-01-01T10:00:00Z")
    case = Case.objects.get()
    answer = mine.send("send-check")
    assert code_on(answer) == ""
    assert Case.objects.get().code_hash == case.code_hash
    assert "They should have done this by 6 January 2026. We are sorry." in text(answer)
    assert where(mine.see("send-part", part="what")) == mine.url("send-sent")


@pytest.mark.parametrize("name", ["send", "send-check"])
def test_after_that_every_page_leads_to_the_receipt(carer, name):
    mine = carer()
    sent_by(mine)
    assert where(mine.see(name)) == mine.url("send-sent")


def test_the_plan_says_that_it_was_sent_and_no_longer_that_nobody_knows(carer):
    mine = carer(snapshot=snapshot_with_harm())
    before = text(mine.see())
    assert "Nobody has seen this." in before
    assert "Nobody has been told of your answers." in before
    sent_by(mine)
    after = text(mine.see())
    assert "You sent your answers and your plan on" in after
    assert Case.objects.get().spoken_reference in after
    assert "Nobody has" not in after
    assert soup(mine.see()).select_one(f'a[href="{mine.url("send-sent")}"]')


def test_in_danger_the_receipt_says_who_knows_and_that_it_is_no_emergency_service(carer):
    mine = carer(answers={"safe": ["unsafe-now"]})
    Draft.objects.update(warned_of=["safe/unsafe-now"])
    said = text(sent_by(mine))
    assert (
        "We have told the council and Carers Trust Heart of England that there is danger." in said
    )
    assert "999" in said


def test_it_can_be_kept_as_a_file_without_the_code(carer):
    mine = carer()
    sent_by(mine)
    answer = mine.see("send-pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]


def test_where_nothing_was_sent_there_is_no_receipt(carer):
    mine = carer()
    assert where(mine.see("send-sent")) == mine.url("send")
    assert where(mine.see("send-pdf")) == mine.url("send")


@pytest.mark.parametrize("flags", [True, False])
def test_a_quick_way_out_where_something_is_not_right(carer, flags):
    mine = carer(**(HARMED if flags else {}))
    page = soup(mine.see("send-part", part="what"))
    assert bool(page.select_one(".govuk-exit-this-page")) is flags


def test_the_quick_way_out_forgets_the_case_as_well(carer):
    mine = carer()
    sent_by(mine)
    mine.client.get(reverse("carers:send-leave", kwargs={"of": mine.plan.pk}))
    assert SESSION not in mine.client.session
    assert "drafts" not in mine.client.session


# Who may, and what may be posted ---------------------------------------------------------------

PAGES = [
    ("send", {}), ("send-part", {"part": "what"}), ("send-check", {}), ("send-sent", {}),
    ("send-pdf", {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_without_the_key_nothing_opens(carer, name, more):
    mine = carer()
    stranger = CheckingClient().get(mine.url(name, **more))
    assert where(stranger) == reverse("carers:resume")


def test_without_the_key_nothing_is_sent_and_what_was_typed_is_shown(carer):
    mine = carer()
    fill_in(mine)
    stranger = CheckingClient()
    assert where(stranger.post(mine.url("send-check"))) == reverse("carers:resume")
    lost = stranger.post(mine.url("send-part", part="reach"), {"name": "Amina Khan"})
    assert lost.status_code == 403
    assert "Amina Khan" in text(lost)
    assert not Case.objects.exists()


def test_there_are_no_other_pages(carer):
    mine = carer()
    assert mine.see("send-part", part="nonsense").status_code == 404


def test_nothing_of_it_is_in_addresses_sessions_or_messages(carer, caplog):
    mine = carer(answers={"want": SECRET})
    addresses = []
    for part, typed in PARTS.items():
        addresses.append(mine.send("send-part", typed, part=part).headers.get("Location", ""))
    fill_in(mine)
    mine.send("send-check")
    kept = json.dumps(dict(mine.client.session.items()))
    notices = json.dumps([one.context for one in Notice.objects.filter(template="case-receipt")])
    everything = " ".join([*addresses, kept, notices, caplog.text])
    for hers in ("Amina", "brother", "7600", SECRET, "sister"):
        assert hers not in everything


class TestAnythingPosted(DatabaseCase):
    """Whatever is posted: an answer in words, never an error of ours."""

    def setUp(self):
        self.mine = Carer(CheckingClient(), self_assessment())
        self.mine.client.checks_pages = False

    @settings(max_examples=25, deadline=None)
    @given(
        part=st.sampled_from(list(FORMS)),
        posted=st.dictionaries(
            st.sampled_from(sorted({name for one in PARTS.values() for name in one})),
            st.one_of(
                st.text(max_size=200),
                st.lists(st.text(max_size=20), max_size=4),
                st.sampled_from(["x" * 50_000, "\x00", "on", "yes", "{{ 1 }}", "\u202e"]),
            ),
        ),
    )
    def test_is_answered(self, part, posted):
        answer = self.mine.send("send-part", posted, part=part)
        assert answer.status_code in (200, 302, 400)
        assert self.mine.see("send").status_code == 302
        assert self.mine.send("send-check").status_code in (200, 302)


def test_a_body_of_the_factory_is_what_the_pages_make(carer):
    mine = carer()
    fill_in(mine)
    assert set(Sending.objects.get().body) == set(body(mine.draft))
    for part, filled in Sending.objects.get().body.items():
        assert set(filled) == set(body(mine.draft)[part]), part
