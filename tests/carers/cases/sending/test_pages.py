"""The pages between a plan and its sending."""

import pytest

from carers.models import Case, Sending
from tests.carers.cases.sending.filling import PARTS, REACH, SAFE, WHAT, fill_in
from tests.carers.plans.reading import soup, text

pytestmark = pytest.mark.django_db


def where(answer):
    return answer["Location"]


def test_the_plan_leads_to_the_first_page(carer):
    mine = carer()
    link = soup(mine.see()).select_one(f'a[href="{mine.url("send")}"]')
    assert link is not None
    assert where(mine.see("send")) == mine.url("send-part", part="what")


def test_page_after_page_to_the_check_and_sent(carer):
    mine = carer()
    fill_in(mine)
    assert "Amina" in text(mine.see("send-check"))
    answer = mine.send("send-check")
    assert answer.status_code == 200
    case = Case.objects.get()
    assert case.spoken_reference in text(answer)
    assert case.contact["mobile"] == "+447700900123"
    assert (case.contact["spoken"], case.contact["interpreter"]) == ("Punjabi", True)
    assert (case.organisation, case.team) == ("carers service", "wellbeing")
