"""Each fault of django-formtools that loses, mixes or leaks answers, held by one test at least."""

import json
import re
import uuid

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from formtools.wizard.views import NamedUrlWizardView, WizardView

from questionnaires.forms import FIELDS, PageForm
from questionnaires.journey.storage import DraftStorage
from questionnaires.journey.wizard import REMEMBERED, Journey
from questionnaires.models import Draft, DraftStep, Version
from tests.browser_forms import fields_of
from tests.clients import CheckingClient
from tests.factories.accounts import person as someone
from tests.factories.questionnaires import data, published
from tests.questionnaires.journey.conftest import Person, leads_to

# 1: one slot for each class and session ---------------------------------------


def test_two_drafts_in_one_browser_stay_apart(client: CheckingClient, version: Version) -> None:
    first = Person.starting(client)
    second = Person.starting(client, **{"who-who": "friend"})
    first.send("name", nick="First")
    second.send("name", nick="Second")
    assert first.row("name").answers == {"nick": "First"}
    assert second.row("name").answers == {"nick": "Second"}
    assert first.row("who").answers == {"who": "mum"}


def test_the_same_draft_in_two_tabs_keeps_both_answers_and_asks_which(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    one, other = person.form("name"), person.form("name")
    person.send("name", one, nick="Joan")
    answer = person.send("name", other, nick="Joanna")
    assert leads_to(answer, person.step("name"))
    row = person.row("name")
    assert (row.answers, row.rivals) == ({"nick": "Joan"}, [{"nick": "Joanna"}])
    page = person.see("name").text
    assert "Joan<" in page.replace("\n", "").replace("</div>", "<")
    assert "Joanna" in page


@pytest.mark.parametrize(
    ("chosen", "holds"), [("saved", "Joan"), ("0", "Joanna"), ("9", "Joan"), ("x" * 999, "Joan")]
)
def test_she_says_which_of_two_answers_holds(person: Person, chosen: str, holds: str) -> None:
    person.answer(name={"nick": "Jo"})
    one, other = person.form("name"), person.form("name")
    person.send("name", one, nick="Joan")
    person.send("name", other, nick="Joanna")
    answer = person.send("name", {}, choose=chosen)
    assert leads_to(answer, person.step("pets"))
    row = person.row("name")
    assert (row.answers, row.pending, row.rivals) == ({"nick": holds}, None, None)


def test_until_she_has_said_which_the_page_is_not_done(person: Person) -> None:
    person.short()
    stale = person.form("name")
    person.send("name", nick="Joan")
    person.send("name", stale, nick="Joanna")
    assert leads_to(person.see("check"), person.step("name"))
    third = person.send("name", stale, nick="Johanna")
    assert leads_to(third, person.step("name"))
    assert person.row("name").rivals == [{"nick": "Joanna"}, {"nick": "Johanna"}]


def test_the_same_answer_from_two_tabs_asks_nothing(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    stale = person.form("name")
    person.send("name", nick="Joan")
    assert leads_to(person.send("name", stale, nick="Joan"), person.step("pets"))
    assert person.row("name").rivals is None


# 2: a plain GET resets ----------------------------------------------------------


@pytest.mark.parametrize("query", [{}, {"reset": "1"}, {"step": "who"}])
def test_opening_an_address_again_changes_nothing(person: Person, query: dict[str, str]) -> None:
    person.answer(name={"nick": "Jo"})
    before = person.rows()
    for url in (person.url("draft"), person.step("who"), person.step("pets"), person.url("check")):
        for _time in range(2):
            person.client.get(url, query)
            person.client.head(url, query)
    assert person.rows() == before


# 3: going back loses what was typed ----------------------------------------------


def test_going_back_keeps_what_was_typed(person: Person) -> None:
    person.answer(name={"nick": "Jo"})
    answer = person.send("pets", pets="dog", wizard_goto_step="name")
    assert leads_to(answer, person.step("name"))
    assert person.row("pets").answers == {"pets": "dog"}


def test_going_back_keeps_what_is_not_valid_and_says_nothing_of_errors(person: Person) -> None:
    long = "Ada Lovelace of the Analytical Engine"
    answer = person.send("name", nick=long, wizard_goto_step="who")
    assert leads_to(answer, person.step("who"))
    assert person.row("name").pending == {"nick": long}
    page = person.see("name").text
    assert long in page
    assert "There is a problem" not in page


def test_going_back_from_a_page_she_only_looked_at_leaves_it_unanswered(person: Person) -> None:
    person.send("name", wizard_goto_step="who")
    assert [row[0] for row in person.rows()] == ["who"]


# 4: refresh and the browser's Back move the pointer -------------------------------


def test_refreshing_after_a_post_writes_nothing_new(person: Person) -> None:
    fields = person.form("name")
    person.send("name", fields, nick="Jo")
    before = person.rows()
    assert leads_to(person.send("name", fields, nick="Jo"), person.step("pets"))
    assert person.rows() == before


def test_fetching_another_page_in_advance_moves_nothing(person: Person) -> None:
    fields = person.form("name")
    person.see("who")
    assert leads_to(person.send("name", fields, nick="Jo"), person.step("pets"))
    assert person.row("name").answers == {"nick": "Jo"}


def test_back_then_continue_leads_through_the_pages_as_she_left_them(person: Person) -> None:
    person.answer(name={"nick": "Jo"}, pets={"pets": "none"})
    before = person.rows()
    for step, following in (("who", "name"), ("name", "pets"), ("pets", "safe")):
        assert leads_to(person.send(step), person.step(following))
    assert person.rows() == before


# 5: an expired session restarts silently -------------------------------------------


def test_a_lost_session_keeps_what_was_sent_and_the_code_brings_it_back(person: Person) -> None:
    code = code_on(person.client.post(person.url("keep"), {"give": "code"}))
    fields = person.form("name")
    person.client.session.flush()
    person.client.cookies.clear()
    lost = person.send("name", fields, nick="A lovely name")
    assert lost.status_code == 403
    assert "A lovely name" in lost.text
    assert lost.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in lost.headers["Cache-Control"]
    back = person.client.post(reverse("carers:resume"), {**fields_of(lost.content), "code": code})
    assert leads_to(back, person.step("name"))
    assert person.row("name").pending == {"nick": "A lovely name"}
    assert "A lovely name" in person.see("name").text


def test_after_resuming_the_device_before_is_asked_for_the_code(
    person: Person, version: Version
) -> None:
    code = code_on(person.client.post(person.url("keep"), {"give": "code"}))
    other = Person(CheckingClient(), person.draft)
    assert other.see("name").status_code == 403
    assert other.client.post(reverse("carers:resume"), {"code": code}).status_code == 302
    assert other.see("name").status_code == 200
    fields = fields_of(other.see("name").content, form="form#page")
    assert person.send("name", fields, nick="Lost words").status_code == 403


def test_a_form_with_an_old_token_is_handed_back_with_one_press(
    version: Version, client: CheckingClient
) -> None:
    strict = CheckingClient(enforce_csrf_checks=True)
    page = strict.get(reverse("carers:start"))
    token = fields_of(page.content, form="form.situations")["csrfmiddlewaretoken"]
    person = Person.starting(strict, **{"who-who": "mum", "csrfmiddlewaretoken": token})
    fields = {**person.form("name"), "csrfmiddlewaretoken": ["0" * 64]}
    refused = person.send("name", fields, nick="My own words")
    assert refused.status_code == 403
    assert "My own words" in refused.text
    assert person.rows() == [("who", {"who": "mum"}, None, None, 1)]
    back = strict.post(reverse("carers:resume"), fields_of(refused.content))
    assert leads_to(back, person.step("name"))
    assert person.row("name").pending == {"nick": "My own words"}


# 6, 7: tampered steps, a missing management form -----------------------------------


@pytest.mark.parametrize("step", ["nothing", "done", "wizard", "0", "who-2", "x" * 300])
def test_a_page_that_is_not_there_is_a_404(person: Person, step: str) -> None:
    assert person.see(step).status_code == 404
    assert person.client.post(person.step(step), {"x": "y"}).status_code == 404


@pytest.mark.parametrize("name", ["wizard_goto_step", "current_step", "choose"])
@pytest.mark.parametrize("value", ["nothing", "", "../who", "-1", "\x00", "९९", "x" * 5000])
def test_a_tampered_step_in_the_form_is_ignored(person: Person, name: str, value: str) -> None:
    sent = {**person.form("name"), "name-nick": "Jo", name: value}
    answer = person.client.post(person.step("name"), sent)
    assert answer.status_code == 302


def test_the_address_says_which_page_it_is(person: Person) -> None:
    person.client.post(
        person.step("name"),
        {f"draft-{person.draft}-current_step": "pets", "pets-pets": "dog", "name-nick": "Jo"},
    )
    assert person.row("name").answers == {"nick": "Jo"}
    assert not DraftStep.objects.filter(page="pets").exists()


def test_a_form_without_its_management_fields_loses_nothing(person: Person) -> None:
    long = "Ada Lovelace of the Analytical Engine"
    answer = person.client.post(person.step("name"), {"name-nick": long})
    assert leads_to(answer, person.step("name"))
    assert person.row("name").pending == {"nick": long}


# 8, 9, 10: the end clears, runs on GET, and touches the session ---------------------


def test_checking_the_answers_twice_sends_and_loses_nothing(person: Person) -> None:
    person.short()
    before = person.rows()
    for _time in range(2):
        assert person.see("check").status_code == 200
        assert person.client.head(person.url("check")).status_code == 200
    assert person.rows() == before


def test_a_page_is_saved_before_anything_that_can_fail_later(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise RuntimeError("on the way out")

    fields = person.form("name")
    monkeypatch.setattr(Journey, "render_next_step", fails)
    person.client.raise_request_exception = False
    assert person.send("name", fields, nick="Jo").status_code == 500
    assert person.row("name").answers == {"nick": "Jo"}


def test_steps_stay_outside_of_a_transaction_around_the_request() -> None:
    from carers.views import journey

    assert "default" in journey.step._non_atomic_requests  # type: ignore[attr-defined]


def test_the_storage_never_touches_the_session(person: Person) -> None:
    request = RequestFactory().get("/")
    request.draft = person.stored  # type: ignore[attr-defined]
    storage = DraftStorage("x", request)
    storage.init_data()
    storage.reset()
    storage.update_response(HttpResponse())
    storage.extra_data = {"said": "here only"}
    assert storage.extra_data == {"said": "here only"}
    assert [row[0] for row in person.rows()] == ["who"]


# 12, 13, 14, 15: branches ------------------------------------------------------------


def test_the_answers_of_a_closed_branch_open_nothing_and_come_back(person: Person) -> None:
    person.answer(
        name={}, pets={"pets": "dog"}, walks={"walks": "yes"}, park={"park": "The big one"}
    )
    person.answer(pets={"pets": "none"})
    assert person.stored.visible_answers() == {"who": "mum", "pets": "none"}
    assert person.see("park").status_code == 302
    person.answer(pets={"pets": "dog"})
    assert person.stored.visible_answers()["park"] == "The big one"
    assert leads_to(person.client.get(person.url("draft")), person.step("safe"))


def test_a_page_that_another_tab_closed_keeps_what_is_sent_to_it(person: Person) -> None:
    person.answer(name={}, pets={"pets": "dog"}, walks={"walks": "yes"})
    fields = person.form("park")
    person.answer(pets={"pets": "none"})
    answer = person.send("park", fields, park="The small one")
    assert leads_to(answer, person.url("draft"))
    assert person.row("park").pending == {"park": "The small one"}
    assert "park" not in person.stored.visible_answers()


@pytest.mark.parametrize("step", ["rest", "place", "check", "safe"])
def test_nobody_jumps_ahead(person: Person, step: str) -> None:
    answer = person.see(step)
    # A page of the full questions is not asked yet: it leads to where she is.
    assert answer.url.partition("?")[0] in {person.step("name"), person.url("draft")}


def test_what_is_typed_and_not_confirmed_is_not_done(person: Person) -> None:
    person.short()
    person.client.post(
        person.url("autosave", step="name"), {**person.form("name"), "name-nick": "J"}
    )
    assert leads_to(person.see("check"), person.step("name"))


def test_changing_a_leaf_leads_back_to_the_check(person: Person) -> None:
    person.short()
    fields = person.form("name", back_to="check")
    assert fields["back_to"] == ["check"]
    assert leads_to(person.send("name", fields, nick="Joan"), person.url("check"))


def test_changing_a_branch_asks_only_what_is_new(person: Person) -> None:
    person.short()
    fields = person.form("pets", back_to="check")
    answer = person.send("pets", fields, pets="dog")
    assert answer.url == f"{person.step('walks')}?back_to=check"
    fields = person.form("walks", back_to="check")
    assert leads_to(person.send("walks", fields, walks="no"), person.url("check"))


# 16, 17: upgrades of formtools ---------------------------------------------------------


def test_after_a_write_everything_that_was_resolved_is_forgotten(person: Person) -> None:
    journey = Journey(room=Journey.room, form_list=Journey.form_list, condition_dict={})
    journey.draft = person.stored
    journey.form_list = dict.fromkeys(journey.draft.definition.page_by_code, PageForm)
    journey.storage = DraftStorage("x", request_of(journey.draft))
    journey.get_form_list()
    assert journey.__dict__.keys() >= {"_resolved_form_list", "_cache_signature"}
    journey._cleaned_data_cache_who = {}  # type: ignore[attr-defined]
    journey.forget()
    assert not {*REMEMBERED, "_cleaned_data_cache_who"} & journey.__dict__.keys()


def test_what_must_not_be_overridden_is_not() -> None:
    assert Journey.get_form is WizardView.get_form
    assert Journey.get_form_list is WizardView.get_form_list
    assert Journey.render_done is NamedUrlWizardView.render_done


def test_two_versions_are_served_by_one_process(client: CheckingClient, version: Version) -> None:
    old = Person.starting(client)
    newer = data()
    newer["section"][0]["page"].insert(
        1, {"code": "new", "length": "short", "question": [{"code": "new", "type": "text"}]}
    )
    published(newer, number=2)
    new = Person.starting(client)
    assert old.see("name").status_code == 200
    assert old.see("new").status_code == 404
    assert leads_to(new.client.get(new.url("draft")), new.step("new"))


# 18, 19, 20: what is stored --------------------------------------------------------------


def test_nothing_is_read_from_a_dictionary_that_a_property_made() -> None:
    assert not hasattr(DraftStorage, "data")


def test_only_the_fields_of_the_page_are_stored(person: Person) -> None:
    person.send("name", {**person.form("name"), "csrfmiddlewaretoken": "x", "pets-pets": "dog",
                         "name-secret": "x", "nick": "not this"}, nick="Jo")  # fmt: skip
    assert person.row("name").answers == {"nick": "Jo"}


def test_a_page_that_was_half_typed_opens_without_errors(person: Person) -> None:
    person.answer(name={}, pets={"pets": "none"}, safe={})
    person.send("place", postcode="nowhere", wizard_goto_step="safe")
    page = person.see("place").text
    assert 'value="nowhere"' in page
    assert "There is a problem" not in page
    assert "<title>Error" not in page


# 21: errors ----------------------------------------------------------------------------


def test_errors_are_the_same_with_htmx_and_without(person: Person) -> None:
    person.answer(name={}, pets={"pets": "none"}, safe={})
    fields = {**person.form("place"), "place-postcode": "nowhere"}
    for headers in ({}, {"hx-request": "true"}):
        answer = person.client.post(person.step("place"), fields, headers=headers, follow=True)
        assert re.search(r"<title>\s*Error:", answer.text)
        assert 'href="#id_place-postcode"' in answer.text
        assert answer.text.count("Write a postcode like CV1 5RS, or leave this empty.") == 2
        assert "disable-auto-focus" not in answer.text
        assert 'value="nowhere"' in answer.text


def test_a_page_with_errors_can_be_reloaded_and_gone_back_to(person: Person) -> None:
    person.answer(name={}, pets={"pets": "none"}, safe={})
    sent = person.send("place", postcode="nowhere", back_to="check")
    assert sent.status_code == 302
    assert sent.url == f"{person.step('place')}?back_to=check&errors"
    before = person.rows()
    for _time in range(2):
        assert "There is a problem" in person.client.get(sent.url).text
    assert person.rows() == before
    person.send("place", postcode="CV1 5RS")
    assert "There is a problem" not in person.client.get(sent.url).text


# 22, 23, 24, 25 -----------------------------------------------------------------------------


def test_only_a_confirmed_post_deletes(person: Person) -> None:
    assert person.client.get(person.url("delete-draft")).status_code == 200
    assert Draft.objects.filter(pk=person.draft).exists()
    assert person.client.post(person.url("delete-draft")).status_code == 302
    assert not Draft.objects.exists()
    assert not DraftStep.objects.exists()
    assert person.see("name").status_code == 403


def test_no_page_takes_files(person: Person) -> None:
    assert set(FIELDS) == {"choice", "choices", "text", "long_text", "postcode", "number"}
    assert not PageForm.base_fields
    storage = DraftStorage("x", request_of(person.stored))
    assert storage.get_step_files("who") is None
    with pytest.raises(SuspiciousOperation):
        storage.set_step_files("who", {"file": object()})


def test_cookies_hold_no_answers(person: Person) -> None:
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    person.answer(name={"nick": "Wilhelmina"})
    assert all(len(cookie.value) < 200 for cookie in person.client.cookies.values())


# 27: dumps ------------------------------------------------------------------------------------


def test_no_answer_can_be_read_in_a_dump(person: Person) -> None:
    person.answer(name={"nick": "Wilhelmina"}, pets={"pets": "dog"}, walks={"walks": "yes"})
    person.send("park", park="Memorial Park", wizard_goto_step="walks")
    person.client.post(
        person.url("autosave", step="park"), {**person.form("park"), "park-park": "War Memorial"}
    )
    stale = person.form("name")
    person.send("name", nick="Mina")
    person.send("name", stale, nick="Willa")
    dump = everything_stored()
    for secret in ("Wilhelmina", "Mina", "Willa", "Memorial", "mum", 'walks": "yes'):
        assert secret not in dump, secret
    sessions = [json.dumps(one.get_decoded()) for one in Session.objects.all()]
    assert not re.search("Wilhelmina|mum|dog|Memorial", "".join(sessions))
    assert str(person.draft) in "".join(sessions)


def everything_stored() -> str:
    """Each table of drafts and the record of changes, as it stands in the database."""
    found = []
    with connection.cursor() as cursor:
        for table in ("questionnaires_draft", "questionnaires_draftstep", "audit_auditevent"):
            cursor.execute(f"SELECT * FROM {table}")
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


def request_of(draft: Draft) -> object:
    request = RequestFactory().get("/")
    request.draft = draft  # type: ignore[attr-defined]
    return request


def code_on(answer: HttpResponse) -> str:
    found = re.findall(r'code__group">(\d{4})<', answer.text)
    assert len(found) == 4
    return " ".join(found)


# Who is let in ---------------------------------------------------------------------------------


def test_the_address_alone_opens_nothing(person: Person) -> None:
    stranger = Person(CheckingClient(), person.draft)
    for url in (person.step("who"), person.url("check"), person.url("danger"), person.url("keep"),
                person.url("more"), person.url("delete-draft"), person.url("draft")):  # fmt: skip
        answer = stranger.client.get(url)
        assert answer.status_code == 403
        assert "mum" not in answer.text
    missing = Person(CheckingClient(), uuid.uuid4())
    known = stranger.see("who").text.replace(str(person.draft), "")
    assert len(known) == len(missing.see("who").text.replace(str(missing.draft), ""))


def test_signing_in_keeps_the_draft_and_signing_out_lets_go_of_it(person: Person) -> None:
    person.client.force_login(someone("intake"))
    assert person.see("name").status_code == 200
    person.client.logout()
    assert person.see("name").status_code == 403


def test_signing_in_as_somebody_else_lets_go_of_it(person: Person) -> None:
    person.client.force_login(someone("intake"))
    person.client.force_login(someone("intake"))
    assert person.see("name").status_code == 403
