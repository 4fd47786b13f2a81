"""An emergency plan: made from what she said, for each person, without codes and strangers."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from carers.forms.emergency import PARTS
from carers.models import EmergencyPlan
from tests.browser_forms import fields_of
from tests.carers.conftest import Carer
from tests.carers.plans.reading import soup, text

Somebody = Callable[..., Carer]
ANNA = {"name_1": "Anna", "phone_1": "024 7600 0003", "when_1": "night", "asked_1": "on"}


def write(somebody: Carer, part: str, person: int = 1, **data: str) -> Any:
    return somebody.send("emergency-edit", data, person=person, part=part)


def form(somebody: Carer, part: str, person: int = 1) -> dict[str, list[str]]:
    page = somebody.see("emergency-edit", person=person, part=part)
    return fields_of(page.content, form="form.plan__form")


class TestPages:
    def test_three_pages_lead_on_to_the_plan(self, carer: Somebody) -> None:
        somebody = carer()
        assert write(somebody, "person", name="Mum").url.endswith("/emergency/1/care/")
        assert write(somebody, "care", tasks="Meals").url.endswith("/emergency/1/people/")
        assert write(somebody, "people", **ANNA).url == somebody.url("emergency", person=1)
        said = text(somebody.see("emergency", person=1))
        for words in ("Mum", "Meals", "Anna", "024 7600 0003", "At night"):
            assert words in said

    def test_nothing_has_to_be_filled_in(self, carer: Somebody) -> None:
        somebody = carer()
        for part in PARTS:
            assert write(somebody, part).status_code == 302
        assert "Emergency plan" in text(somebody.see("emergency", person=1))

    def test_each_person_has_her_own(self, carer: Somebody) -> None:
        somebody = carer()
        write(somebody, "person", name="Mum")
        write(somebody, "person", person=2, name="Uncle Jo")
        assert "Uncle Jo" not in text(somebody.see("emergency", person=1))
        assert EmergencyPlan.objects.count() == 2

    @pytest.mark.parametrize("person", [0, 3, 99, 10**30])
    def test_there_is_none_for_a_person_she_did_not_name(
        self, carer: Somebody, person: int
    ) -> None:
        assert carer().see("emergency", person=person).status_code == 404

    def test_unknown_page_is_a_404(self, carer: Somebody) -> None:
        assert carer().see("emergency-edit", person=1, part="codes").status_code == 404

    def test_looking_writes_nothing(self, carer: Somebody) -> None:
        somebody = carer()
        for name, more in (("emergency", {}), ("emergency-card", {}), ("emergency-pdf", {}),
                           ("emergency-edit", {"part": "care"})):  # fmt: skip
            somebody.see(name, person=1, **more)
        assert not EmergencyPlan.objects.exists()

    def test_what_was_written_is_there_to_change(self, carer: Somebody) -> None:
        somebody = carer()
        write(somebody, "care", routine="Up at 8", starts_day="1", starts_month="12",
              starts_year="2026", key_safe="yes")  # fmt: skip
        found = form(somebody, "care")
        assert found["routine"] == ["Up at 8"]
        assert (found["starts_day"], found["key_safe"]) == (["1"], ["yes"])
        assert "1 December 2026" in text(somebody.see("emergency", person=1))

    def test_it_ends_after_it_starts(self, carer: Somebody) -> None:
        days = {"starts_day": "2", "starts_month": "12", "starts_year": "2026",
                "stops_day": "1", "stops_month": "12", "stops_year": "2026"}  # fmt: skip
        assert "This day is before the plan starts." in text(write(carer(), "care", **days))

    def test_can_be_deleted_alone(self, carer: Somebody) -> None:
        somebody = carer()
        write(somebody, "person", name="Mum")
        somebody.send("emergency-delete", person=1)
        assert not EmergencyPlan.objects.exists()
        assert somebody.see().status_code == 200


class TestFromHerAnswers:
    def test_condition_is_there_already(self, carer: Somebody, assessment: Any) -> None:
        somebody = carer(answers={"how__many": "one", "cared__condition": ["memory", "not-sure"]})
        texts = assessment.english["question/cared-condition"]
        assert form(somebody, "person")["condition"] == [texts["option.memory"]]

    def test_tasks_are_there_already(self, carer: Somebody, assessment: Any) -> None:
        somebody = carer(answers={"tasks": ["meals", "nights"]})
        texts = assessment.english["question/tasks"]
        expected = f"{texts['option.meals']}\r\n{texts['option.nights']}"
        assert form(somebody, "care")["tasks"] == [expected]

    def test_nobody_is_there_already(self, carer: Somebody) -> None:
        assert form(carer(answers={"backup": "nobody"}), "people")["nobody"] == ["on"]
        assert "nobody" not in form(carer(answers={"backup": "agreed"}), "people")

    def test_what_she_wrote_stands_above_it(self, carer: Somebody) -> None:
        somebody = carer(answers={"how__many": "one", "cared__condition": ["memory"]})
        write(somebody, "person", condition="My words")
        assert form(somebody, "person")["condition"] == ["My words"]


class TestCodes:
    @pytest.mark.parametrize(
        "entry", ["Key safe 4711", "one two three four", "۴۷۱۱", "4 7 1 1", "Code: ४७११"]
    )
    def test_are_refused_in_words_and_not_kept(self, carer: Somebody, entry: str) -> None:
        somebody = carer()
        answer = write(somebody, "care", entry=entry)
        assert answer.status_code == 400
        assert soup(answer).select_one(".govuk-error-summary a[href='#id_entry']")
        assert "Never write a code here." in text(answer)
        assert not EmergencyPlan.objects.exists()

    def test_that_there_is_a_key_safe_may_be_said(self, carer: Somebody) -> None:
        somebody = carer()
        write(somebody, "care", key_safe="yes", entry="Anna knows how it opens.")
        said = text(somebody.see("emergency", person=1))
        assert "Is there a key safe? Yes" in said

    @pytest.mark.parametrize("field", ["key_safe", "alarm"])
    @pytest.mark.parametrize("value", ["4711", "yes 4711", "maybe"])
    def test_yes_and_no_hold_no_more(self, carer: Somebody, field: str, value: str) -> None:
        assert write(carer(), "care", **{field: value}).status_code == 400
        assert not EmergencyPlan.objects.exists()


class TestPeople:
    @pytest.mark.parametrize(
        ("named", "tick"),
        [
            ({"name_1": "Anna"}, "asked_1"),
            ({"phone_2": "024 7600 0003"}, "asked_2"),
            ({"name_3": "Tom", "relation_3": "Brother"}, "asked_3"),
            ({"kin_name": "Anna"}, "kin_asked"),
            ({"holder_phone": "024 7600 0003"}, "holder_asked"),
        ],
    )
    def test_nobody_is_named_who_was_not_asked(
        self, carer: Somebody, named: dict[str, str], tick: str
    ) -> None:
        somebody = carer()
        answer = write(somebody, "people", **named)
        assert soup(answer).select_one(f".govuk-error-summary a[href='#id_{tick}']")
        assert "Ask this person first." in text(answer)
        assert not EmergencyPlan.objects.exists()
        assert write(somebody, "people", **named, **{tick: "on"}).status_code == 302

    def test_nobody_is_an_answer_and_brings_cress(self, carer: Somebody) -> None:
        somebody = carer()
        assert "CRESS" not in text(somebody.see())
        assert write(somebody, "people", nobody="on").status_code == 302
        for page in (somebody.see("emergency", person=1), somebody.see()):
            assert "CRESS can plan for this with you." in text(page)
            assert soup(page).select("main a[href='tel:02476632972']")

    def test_nobody_and_somebody_is_a_mistake(self, carer: Somebody) -> None:
        answer = write(carer(), "people", nobody="on", **ANNA)
        assert "You named someone. Take this tick away." in text(answer)

    def test_further_people_are_folded_until_they_are_used(self, carer: Somebody) -> None:
        somebody = carer()
        page = soup(somebody.see("emergency-edit", person=1, part="people"))
        assert (len(page.select("main details")), page.select("main details[open]")) == (2, [])
        answer = write(somebody, "people", name_2="Tom")
        assert len(soup(answer).select("main details[open]")) == 1

    @pytest.mark.parametrize("agreed", ["yes", "cannot", "not-yet"])
    def test_whether_the_person_agrees_is_kept(self, carer: Somebody, agreed: str) -> None:
        somebody = carer()
        write(somebody, "people", agreed=agreed)
        assert form(somebody, "people")["agreed"] == [agreed]


class TestCard:
    def test_holds_a_number_and_a_code_and_nothing_of_anyone(self, carer: Somebody) -> None:
        somebody = carer()
        write(somebody, "person", name="Grandmother Ruth", address="7 Mill Lane",
              phone="024 7600 0007", condition="Frail")  # fmt: skip
        write(somebody, "people", **ANNA)
        page = somebody.see("emergency-card", person=1)
        card = soup(page).select_one(".wallet-card")
        assert card is not None
        said = " ".join(card.get_text(" ").split())
        assert "024 7683 3003" in said
        assert EmergencyPlan.objects.get().card_code in said
        for secret in ("Ruth", "Mill", "0007", "Frail", "Anna", "0003", "parent"):
            assert secret not in page.content.decode()

    def test_its_code_is_on_the_plan(self, carer: Somebody) -> None:
        somebody = carer()
        write(somebody, "person", name="Mum")
        code = EmergencyPlan.objects.get().card_code
        assert code in text(somebody.see("emergency", person=1))

    def test_code_is_easy_to_read_out(self, carer: Somebody) -> None:
        somebody = carer()
        for person in (1, 2):
            write(somebody, "person", person=person)
        codes = set(EmergencyPlan.objects.values_list("card_code", flat=True))
        assert len(codes) == 2
        assert all(re.fullmatch(r"[2-9A-Y]{4}-[2-9A-Y]{4}", code) for code in codes)
        assert not set("01OILSBZ") & set("".join(codes))

    def test_code_stays_when_the_plan_changes(self, carer: Somebody) -> None:
        somebody = carer()
        write(somebody, "person", name="Mum")
        before = EmergencyPlan.objects.get().card_code
        write(somebody, "person", name="Mother")
        assert EmergencyPlan.objects.get().card_code == before

    def test_is_not_there_before_the_plan(self, carer: Somebody) -> None:
        somebody = carer()
        assert somebody.see("emergency-card", person=1).url == somebody.url("emergency", person=1)


@pytest.mark.parametrize("part", list(PARTS))
@pytest.mark.parametrize(
    "value", ["", "\x00", "\ud800", "x" * 50_000, "<script>", "{{ x }}", "\u202e", "9" * 400]
)
def test_whatever_is_posted_is_answered(carer: Somebody, part: str, value: str) -> None:
    somebody = carer()
    somebody.client.checks_pages = False
    # In a list: the client would send bytes alone as so many numbers.
    data = {name: [value.encode("utf-8", "surrogatepass")] for name in PARTS[part]().fields}
    answer = somebody.send("emergency-edit", data, person=1, part=part)
    assert answer.status_code in {302, 400}
    assert somebody.see("emergency", person=1).status_code == 200


def test_what_she_wrote_is_never_markup(carer: Somebody) -> None:
    somebody = carer()
    write(somebody, "person", likes="<b onclick=x>Tea</b>\nCake")
    page = soup(somebody.see("emergency", person=1))
    assert page.select("main b") == []
    assert "<b onclick=x>Tea</b>" in page.get_text()


def test_it_is_encrypted(carer: Somebody) -> None:
    write(carer(), "person", name="Grandmother Ruth")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM carers_emergencyplan")
        assert "Ruth" not in cursor.fetchone()[0]


def test_forms_are_not_printed(carer: Somebody) -> None:
    somebody = carer()
    write(somebody, "person", name="Mum")
    page = soup(somebody.see("emergency", person=1))
    assert all(form.find_parent(class_="no-print") for form in page.select("main form"))
