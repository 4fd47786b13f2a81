"""Beginning, danger, the code, closing, and what is written down of it."""

import pytest
from django.db import DatabaseError

from portal.audit.actions import record
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from questionnaires.journey.keys import groups
from questionnaires.models import Draft
from tests.clients import CheckingClient
from tests.directory.staff.reading import mistakes, page, text
from tests.factories.accounts import person
from tests.questionnaires.entry.conftest import BEGIN, Staff
from tests.questionnaires.journey.conftest import Person

READ = "questionnaires.draft.read"


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


@pytest.mark.parametrize("channel", ["in-person", "phone", "paper", "interpreter"])
def test_how_it_came_and_who_entered_it_are_kept(desk, asha, version, channel):
    stored = Staff.beginning(desk, channel=channel, language="pl").stored
    assert (stored.channel, stored.entered_by, stored.language) == (channel, asha, "pl")
    assert stored.length == Draft.Length.FULL


def test_who_answers_on_the_web_is_recorded_so(client, version):
    stored = Person.starting(client).stored
    assert (stored.channel, stored.entered_by) == ("self", None)


def test_the_answers_outlive_the_account_of_who_entered_them(staff, asha):
    asha.delete()
    assert staff.stored.entered_by is None


@pytest.mark.parametrize(
    "sent",
    [{}, {"channel": "self", "language": "en"}, {"channel": "phone", "language": "xx"},
     {"channel": ["a", "b"], "language": "\x00"}, {"code": "1" * 16}, {"code": "x" * 100_000}],
)  # fmt: skip
def test_what_does_not_begin_anything_is_said(desk, version, sent):
    answer = desk.post(BEGIN, sent)
    assert answer.status_code == 400
    assert mistakes(answer)
    assert not Draft.objects.exists()


def test_looking_at_the_first_page_begins_nothing(desk, version):
    assert desk.get(BEGIN).status_code == 200
    assert not Draft.objects.exists()


def test_before_there_are_questions(desk, db):
    assert "There are no questions in use just now." in text(desk.get(BEGIN))
    assert desk.post(BEGIN, {"channel": "phone", "language": "en"}).status_code == 200


# Danger -----------------------------------------------------------------------


def test_danger_comes_next_and_says_that_nobody_was_told(staff):
    answer = staff.send(safe__safe=["end-life"], name__nick="x" * 30)
    assert answer.url == f"{staff.url('danger')}?errors"
    said = text(staff.client.get(answer.url))
    assert "The portal has told nobody, and tells nobody unless you send this" in said
    for number in ("999", "024 7683 3003", "024 7683 2222", "‘Answer end-life’"):
        assert number in said
    assert staff.see().url == staff.url("danger")
    on = staff.client.post(answer.url)
    assert on.url == f"{staff.url()}?errors"
    shown = staff.client.get(on.url)
    assert mistakes(shown)
    assert "Danger now" in text(shown)


def test_danger_is_not_shown_again_for_the_same_answer_but_for_another(staff):
    staff.send(safe__safe=["end-life"])
    staff.client.post(staff.url("danger"))
    assert staff.send(name__nick="Jo").url == staff.url()
    assert staff.send(safe__safe=["end-life", "alone-now"]).url == staff.url("danger")


def test_harm_is_a_caution_and_stops_nothing(staff):
    assert staff.send(safe__safe=["hurt-me"]).url == staff.url()
    said = text(staff.see())
    assert "Caution: harm" in said
    assert "Danger now" not in said


def test_own_words_that_sound_like_danger_are_pointed_out(staff):
    staff.send(want__want="I want to kill myself")
    assert "Words that sound like danger" in text(staff.see())


def test_without_danger_there_is_no_such_page(staff):
    assert staff.see("danger").url == staff.url()


# Keys, code, closing ------------------------------------------------------------


def test_another_member_of_staff_cannot_open_it(staff):
    other = CheckingClient()
    other.force_login(person("carers_adviser"))
    for name in ("sheet", "danger", "code", "plan", "print", "pdf"):
        assert other.get(staff.url(name)).status_code == 403, name
    for name in ("sheet", "danger", "code", "close"):
        assert other.post(staff.url(name), {"want-want": "Let me in"}).status_code == 403, name


def test_the_pages_of_the_public_do_not_open_with_the_key_of_staff(staff):
    staff.send(name__nick="Jo")
    assert staff.client.get(f"/en/carers/plan/{staff.draft}/").status_code == 403


def test_when_the_role_has_ended_the_key_opens_nothing(staff, asha):
    asha.grants.all().delete()
    for name in ("sheet", "danger", "code", "plan", "print", "pdf"):
        assert staff.see(name).status_code == 403, name


def test_the_code_is_shown_once_and_opens_it_for_the_person_elsewhere(staff):
    staff.send(name__nick="Jo")
    assert not page(staff.see("code")).select(".code")
    shown = page(staff.client.post(staff.url("code"))).select(".code__group")
    code = "".join(one.get_text(strip=True) for one in shown)
    assert len(code) == 16
    assert not page(staff.see("code")).select(".code")
    at_home = CheckingClient()
    answer = at_home.post("/en/carers/carry-on/", {"code": code})
    assert answer.url == f"/en/carers/plan/{staff.draft}/more/"
    assert staff.see().status_code == 403


def test_closed_it_opens_for_the_code_and_for_no_member_of_staff(staff, asha):
    staff.send(name__nick="Jo")
    shown = page(staff.client.post(staff.url("code"))).select(".code__group")
    code = [one.get_text(strip=True) for one in shown]
    kept = dict(staff.client.session["staff_drafts"])
    assert staff.client.post(staff.url("close")).url == BEGIN
    assert staff.see().status_code == 403
    # Not even for a session that was copied.
    session = staff.client.session
    session["staff_drafts"] = kept
    session.save()
    assert staff.see().status_code == 403
    assert (
        CheckingClient().post("/en/carers/carry-on/", {"code": " ".join(code)}).status_code == 302
    )


def test_the_person_brings_the_code_back_to_staff(client, desk, asha, version):
    person_at_home = Person.starting(client)
    fields = person_at_home.client.post(person_at_home.url("keep"), {"give": "code"})
    code = "".join(one.get_text(strip=True) for one in page(fields).select(".code__group"))
    answer = desk.post(BEGIN, {"code": " ".join(groups(code))})
    staff = Staff(desk, person_at_home.draft)
    assert answer.url == staff.url()
    assert staff.form()["who-who"] == ["mum"]
    assert person_at_home.see("name").status_code == 403
    assert AuditEvent.objects.get(verb="questionnaires.draft.resumed").actor_id == str(asha.pk)


def test_codes_cannot_be_tried_for_ever(desk, version):
    for _time in range(5):
        assert desk.post(BEGIN, {"code": "1" * 16}).status_code == 400
    assert mistakes(desk.post(BEGIN, {"code": "1" * 16})) == [
        "That was too many wrong codes. Wait an hour."
    ]


def test_what_is_open_on_this_screen_is_listed_until_it_is_closed(staff):
    staff.send(go="later", name__nick="Jo")
    soup = page(staff.client.get(BEGIN))
    assert soup.select_one(f'a[href="{staff.url()}"]')
    staff.client.post(staff.url("close"))
    assert staff.url() not in staff.client.get(BEGIN).text


# What is written down -------------------------------------------------------------


def test_every_opening_of_answers_is_recorded_and_no_answer_is_in_it(staff, asha):
    staff.send(name__nick="Josephine", safe__safe=["end-life"])
    staff.see("danger")
    staff.client.post(staff.url("danger"))
    staff.see()
    events = AuditEvent.objects.filter(verb=READ)
    assert {(one.actor_id, one.subject_id) for one in events} == {
        (str(asha.pk), str(staff.draft))
    }  # fmt: skip
    # The form to fill in, the page of danger, the form again.
    assert events.count() == 3
    assert sentence(events[0]).startswith("Asha Adviser opened the answers of ")
    assert "Josephine" not in str(list(AuditEvent.objects.values()))
    assert "end-life" not in str(list(AuditEvent.objects.values()))


def test_beginning_code_and_closing_are_recorded(staff):
    staff.client.post(staff.url("code"))
    staff.client.post(staff.url("close"))
    assert verbs() == [
        "questionnaires.draft.begun_for",
        "questionnaires.draft.code_given",
        "questionnaires.draft.closed",
    ]
    first = AuditEvent.objects.get(verb="questionnaires.draft.begun_for")
    assert sentence(first).endswith("with somebody: by phone.")
    assert set(AuditEvent.objects.values_list("actor_words", flat=True)) == {"Asha Adviser"}


def test_what_cannot_be_recorded_is_not_shown(staff, monkeypatch):
    staff.send(name__nick="Josephine")

    def broken(**given):
        if given["verb"] == READ:
            raise DatabaseError("disk full")
        return record(**given)

    monkeypatch.setattr("portal.audit.actions.record", broken)
    answer = staff.see()
    assert answer.status_code == 503
    assert "Josephine" not in answer.text
    assert "Nothing is lost." in text(answer)
