"""What is wrong on the pages of sending, and what is kept."""

import pytest

from carers.models import Case, Sending
from questionnaires.models import VersionState
from tests.carers.cases.sending.filling import PARTS, REACH, fill_in
from tests.carers.cases.sending.reading import errors
from tests.carers.plans.reading import soup, text
from tests.clients import CheckingClient

pytestmark = pytest.mark.django_db
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
