"""Whatever is posted: an answer in words, never a 500, and nobody else's answers are touched."""

import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questionnaires.forms import LONGEST_KEPT
from questionnaires.journey import carrying
from questionnaires.models import DraftStep
from tests.clients import CheckingClient
from tests.questionnaires.journey.conftest import Person, leads_to
from tests.short_time import examples

NASTY: list[Any] = [
    "\x00", "Jo\x00", "{{ x }}", "{% now %}", "<script>alert(1)</script>", "' OR 1=1 --", "\u202e",
    "%00", "ß" * 50, "9" * 400, "-1", "[]", ["a", "b", "c"], [""] * 500,
    "x" * 100_000, "مرحبا", "👩‍👧", "\r\n" * 5000, "\ufeff",
]  # fmt: skip


@pytest.fixture
def quiet(person: Person) -> Person:
    """Template tags are typed into forms here."""
    person.client.checks_pages = False
    return person


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_page_fails_whatever_is_posted(quiet: Person, value: Any) -> None:
    quiet.short()
    quiet.client.post(quiet.url("more"))
    for page in quiet.stored.definition.pages:
        sent = {f"{page.code}-{question.code}": value for question in page.questions}
        sent |= {"revision": value, "back_to": value}
        for url in (
            quiet.step(page.code),
            quiet.url("autosave", step=page.code),
            quiet.url("language-step", step=page.code),
        ):
            answer = quiet.client.post(url, sent)
            assert answer.status_code in {204, 302, 400}, (url, answer.status_code)
            assert quiet.client.get(quiet.step(page.code)).status_code in {200, 302}


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_page_around_the_questions_fails(quiet: Person, value: Any) -> None:
    for name in ("keep", "danger", "more"):
        fields = {"give": value, "address": value, "on": value, "stop": value}
        assert quiet.client.post(quiet.url(name), fields).status_code < 500
    assert (
        quiet.client.post(quiet.url("keep"), {"give": "link", "address": value}).status_code < 500
    )
    for fields in ({"code": value}, {"carried": value}, {"code": value, "carried": value}):
        assert quiet.client.post("/en/carers/carry-on/", fields).status_code in {200, 400, 429}
    assert quiet.client.post("/en/carers/", {"who-who": value}).status_code in {302, 400}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(40))
@given(
    fields=st.dictionaries(
        st.sampled_from(["name-nick", "revision", "choose", "wizard_goto_step", "back_to", "x"]),
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80),
    )
)
def test_any_form_gets_an_answer(quiet: Person, fields: dict[str, str]) -> None:
    assert quiet.client.post(quiet.step("name"), fields, follow=True).status_code == 200


def test_endless_text_is_cut_and_told_to_be_shorter(person: Person) -> None:
    answer = person.send("name", nick="a" * 100_000)
    assert "up to 20 letters" in person.client.get(answer.url).text
    assert person.row("name").pending == {"nick": "a" * LONGEST_KEPT}


def test_codes_that_are_no_option_are_not_kept(person: Person) -> None:
    person.answer(name={})
    assert leads_to(person.send("pets", pets="tiger"), person.step("pets"))
    assert not DraftStep.objects.filter(page="pets").exists()


def test_other_peoples_drafts_stay_closed(person: Person) -> None:
    other = Person.starting(CheckingClient(), **{"who-who": "friend"})
    mine = Person(person.client, other.draft)
    fields = {**person.form("name"), "name-nick": "Intruder"}
    assert mine.client.post(mine.step("name"), fields).status_code == 403
    for name in ("delete-draft", "danger", "more", "keep", "close", "carry-on"):
        assert mine.client.post(mine.url(name)).status_code == 403
    assert other.rows() == [("who", {"who": "friend"}, None, None, 1)]


def test_a_forged_or_foreign_parcel_is_put_nowhere(person: Person) -> None:
    other = Person.starting(CheckingClient(), **{"who-who": "friend"})
    sealed = carrying.Carried(str(other.draft), "name", {"name-nick": ["Intruder"]}).sealed()
    assert person.client.post("/en/carers/carry-on/", {"carried": sealed}).status_code == 403
    mine = carrying.Carried(str(person.draft), "nothing", {"name-nick": ["x y"]}).sealed()
    assert person.client.post("/en/carers/carry-on/", {"carried": mine}).status_code == 302
    assert len(other.rows()) == 1
    assert len(person.rows()) == 1


@pytest.mark.parametrize("token", ["", "x", "gAAAA", "ü", "x" * 2_000_000])
def test_what_we_did_not_seal_is_not_opened(token: str) -> None:
    assert carrying.opened(token) is None


def test_an_address_that_is_no_id_is_a_404(person: Person) -> None:
    assert person.client.get("/en/carers/plan/not-an-id/name/").status_code == 404
    assert person.client.get(f"/en/carers/plan/{uuid.uuid4()}/name/").status_code == 403


def test_replaying_a_form_many_times_changes_nothing(person: Person) -> None:
    fields = {**person.form("name"), "name-nick": "Jo"}
    for _time in range(5):
        assert leads_to(person.client.post(person.step("name"), fields), person.step("pets"))
    assert person.row("name").revision == 1


def test_rivals_do_not_pile_up(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    for number in range(12):
        person.client.post(person.step("name"), {"name-nick": f"Jo {number}", "revision": "0"})
    assert len(person.row("name").rivals) == 5
