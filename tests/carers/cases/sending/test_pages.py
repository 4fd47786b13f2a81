"""The pages between a plan and its sending."""

import pytest
from django.urls import reverse

from carers.models import Case, Sending
from questionnaires.models import Draft
from tests.carers.cases.sending.filling import PARTS, REACH, SAFE, SHARE, WHAT, fill_in, sent_by
from tests.carers.cases.sending.reading import errors, where
from tests.carers.conftest import Carer
from tests.carers.plans.reading import soup, text
from tests.clients import CheckingClient
from tests.factories.plans import snapshot_with_harm

pytestmark = pytest.mark.django_db
SECRET = "a night without waking"
HARMED = {"answers": {"safe": ["hurt-me"]}}


def fields(answer):
    form = soup(answer).select_one("form.asking")
    return {one["name"] for one in form.select("[name]") if one["name"] != "csrfmiddlewaretoken"}


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
