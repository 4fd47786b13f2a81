"""Taking answers out on the screen: who, what for, still working, ready, gone."""

import datetime

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from portal.audit.actions import record
from portal.audit.models import AuditEvent
from portal.audit.presenters import SENTENCES, sentence
from surveys.models import Identity, Taking, TakingPart
from surveys.taking import making
from surveys.taking.actions import KEPT, take_rows
from surveys.taking.taken import PACK, USE
from tests.factories.accounts import person
from tests.factories.surveys import CODE, answered, survey_of, team_of
from tests.surveys.taking.opening import tables_of_book, tables_of_zip, whole, wish

TAKE = reverse("staff-surveys:take-rows", args=[CODE])
TAKEN = "surveys.rows.taken"
HX = {"HX-Request": "true"}


def this_month():
    return f"{timezone.localdate():%Y-%m}"


def said(**changes):
    month = this_month()
    about = {"purpose": "To learn more.", "first": month, "last": month, "kind": "csv"}
    return {**about, **changes}


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def survey(db):
    survey = survey_of(identity=Identity.LINKED)
    answered(survey, {"happy": "very", "change": "Tea", "age": "65-plus"}, team=team_of())
    return survey


def fetch(client, taking):
    return client.get(reverse("staff-surveys:taking-file", args=[taking.pk]))


@pytest.mark.parametrize(("kind", "opened"), [("csv", tables_of_zip), ("xlsx", tables_of_book)])
def test_from_the_question_to_the_file(sign_in, survey, kind, opened):
    client = sign_in("survey_analyst")
    assert "What are the answers needed for?" in text(client.get(TAKE))
    asked = client.post(TAKE, said(kind=kind, also=["person", "comments"]))
    taking = Taking.objects.get()
    assert asked.url == reverse("staff-surveys:taking", args=[taking.pk])
    assert "Ready." in text(client.get(asked.url))
    answer = fetch(client, taking)
    month = this_month()
    assert f"{CODE}-answers-team-{month}-{month}." in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    found = opened(whole(answer))
    assert [row["age"] for row in found["rows"]] == ["65-plus"]
    assert [row["words"] for row in found["comments"]] == ["Tea"]
    assert "Your files of the last day" in text(client.get(TAKE))


def test_what_was_taken_is_recorded_with_its_purpose(sign_in, survey):
    client = sign_in("survey_analyst")
    client.post(TAKE, said(also=["person", "comments"]))
    event = AuditEvent.objects.get(verb=TAKEN)
    expected = {
        "tier": "team",
        "purpose": "To learn more.",
        "file": "csv",
        "rows": 1,
        "comments": 1,
        "person": True,
        "form": "both",
    }
    assert {name: event.detail[name] for name in expected} == expected
    assert "took out 1 answers to ‘The tea club’" in sentence(event)
    whole(fetch(client, Taking.objects.get()))
    assert AuditEvent.objects.filter(verb="surveys.rows.fetched").count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"purpose": " "}, "Say what the answers are needed for."),
        ({"purpose": "x" * 501}, "Use at most 500 characters."),
        ({"first": "2026-13"}, "Choose a month from the list."),
        ({"first": ""}, "Choose a month from the list."),
        ({"last": "\x00"}, "Choose a month from the list."),
        ({"kind": "exe"}, "Choose a kind of file."),
        ({"also": ["everything"]}, "Choose from the list."),
        ({"form": "nonsense"}, "Choose one of the forms."),
        ({"also": ["same-person"]}, "Say why rows of the same person are needed."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(sign_in, survey, changes, words):
    posted = {"purpose": "To learn a good deal.", **changes}
    answer = sign_in("survey_analyst").post(TAKE, said(**posted))
    assert answer.status_code == 400
    assert words in text(answer)
    if "purpose" not in changes:
        assert "To learn a good deal." in text(answer)
    assert not Taking.objects.exists()


def test_the_last_month_must_not_come_before_the_first(sign_in, survey):
    answered(survey, {"happy": "very"}, day=timezone.localdate() - datetime.timedelta(days=100))
    earlier = f"{timezone.localdate() - datetime.timedelta(days=62):%Y-%m}"
    answer = sign_in("survey_analyst").post(TAKE, said(last=earlier))
    assert "The last month comes before the first." in text(answer)


def test_rows_of_the_same_person_with_a_reason(sign_in, survey):
    said_why = said(also=["same-person"], why_pseudonyms="Answers over time")
    client = sign_in("survey_analyst")
    page = client.post(TAKE, said_why).url
    assert Taking.objects.get().with_pseudonyms
    assert "Marked: Answers over time" in text(client.get(page))
    client.post(TAKE, said(why_pseudonyms="Typed, and then not ticked"))
    assert Taking.objects.filter(with_pseudonyms=False, why_pseudonyms="").count() == 1


@pytest.mark.parametrize(
    ("role", "about", "status"),
    [
        ("survey_analyst", {}, 200),
        ("principal_social_worker", {}, 200),
        ("independent_living", {}, 404),
        ("independent_living", {"readers": ["independent_living"]}, 200),
        ("commissioner", {}, 403),
        ("survey_analyst", {"is_safeguarding": True}, 404),
        ("safeguarding_lead", {"is_safeguarding": True}, 200),
        ("principal_social_worker", {"is_safeguarding": True}, 200),
        ("council_worker", {"is_safeguarding": True, "readers": ["council_worker"]}, 404),
    ],
)
def test_who_may_take_answers_out(sign_in, db, role, about, status):
    survey_of(**about)
    client = sign_in(role)
    assert client.get(TAKE).status_code == status
    posted = client.post(TAKE, said()).status_code
    assert (posted == 302) == (status == 200)
    assert Taking.objects.exists() == (status == 200)


def test_a_file_is_for_whoever_asked_for_it(sign_in, survey):
    taking = take_rows(survey=survey, wish=wish(), by=person("survey_analyst"))
    assert fetch(sign_in("survey_analyst"), taking).status_code == 404
    page = reverse("staff-surveys:taking", args=[taking.pk])
    assert sign_in("principal_social_worker").get(page).status_code == 404


def test_whoever_may_not_read_the_survey_any_more_gets_no_file(sign_in, survey):
    reader = person("independent_living")
    type(survey).objects.update(readers=["independent_living"])
    survey.refresh_from_db()
    taking = take_rows(survey=survey, wish=wish(), by=reader)
    client = sign_in(user=reader)
    assert fetch(client, taking).status_code == 200
    type(survey).objects.update(readers=[])
    assert fetch(client, taking).status_code == 404


def test_nothing_is_given_where_it_cannot_be_recorded(sign_in, survey, monkeypatch):
    analyst = person("survey_analyst")
    taking = take_rows(survey=survey, wish=wish(), by=analyst)

    def broken(**_):
        raise DatabaseError

    monkeypatch.setattr("portal.audit.actions.record", broken)
    answer = fetch(sign_in(user=analyst), taking)
    assert answer.status_code == 503
    assert "cannot be shown just now" in text(answer)


# Workbooks that take a while ----------------------------------------------------------------


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(making, "AT_ONCE", 0)


def test_a_large_workbook_is_waited_for(sign_in, survey, large):
    client = sign_in("survey_analyst")
    page = client.post(TAKE, said(kind="xlsx")).url
    taking = Taking.objects.get()
    waiting = text(client.get(page))
    assert "Still working." in waiting
    assert "hx-get" in waiting
    assert fetch(client, taking).url == page
    assert making.make_waiting() == 1
    part = text(client.get(page, headers=HX))
    assert "Ready." in part
    assert "hx-get" not in part
    assert "<h1" not in part
    assert len(tables_of_book(whole(fetch(client, taking)))["rows"]) == 1


def test_it_is_stored_in_pieces_that_only_the_portal_opens(survey, monkeypatch, large):
    monkeypatch.setattr(making, "PART", 1000)
    taking = take_rows(survey=survey, wish=wish(kind="xlsx"), by=person("survey_analyst"))
    making.make_waiting()
    taking.refresh_from_db()
    data = b"".join(making.pieces_of(taking))
    assert len(data) == taking.size
    assert TakingPart.objects.count() == -(-len(data) // 1000) > 2
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM surveys_takingpart")
        stored = [row[0] for row in cursor.fetchall()]
    assert all(one.startswith("gAAAA") for one in stored)


def test_one_that_fails_says_so_and_never_looks_empty(sign_in, survey, monkeypatch, caplog):
    def broken(*_, **__):
        raise ValueError("what somebody wrote")

    monkeypatch.setattr(making, "write_book", broken)
    client = sign_in("survey_analyst")
    page = client.post(TAKE, said(kind="xlsx")).url
    assert "The file could not be made." in text(client.get(page))
    assert "what somebody wrote" not in caplog.text
    assert fetch(client, Taking.objects.get()).url == page


def test_one_whose_worker_died_is_begun_again(survey):
    taking = take_rows(survey=survey, wish=wish(kind="xlsx"), by=person("survey_analyst"))
    Taking.objects.update(state=Taking.State.MAKING, begun_at=timezone.now())
    assert making.make_waiting() == 0
    Taking.objects.update(begun_at=timezone.now() - making.LONGEST - KEPT / 100)
    assert making.make_waiting() == 1
    taking.refresh_from_db()
    assert taking.state == Taking.State.READY


def test_after_a_day_it_is_gone_and_the_record_stays(sign_in, survey):
    analyst = person("survey_analyst")
    taking = take_rows(survey=survey, wish=wish(kind="xlsx"), by=analyst)
    making.make_waiting()
    assert making.forget_old() == 0
    with time_machine.travel(timezone.now() + KEPT + datetime.timedelta(minutes=1)):
        # Not even in the hour before it is deleted.
        assert fetch(sign_in(user=analyst), taking).status_code == 404
        assert making.forget_old() > 0
    assert not TakingPart.objects.exists()
    assert AuditEvent.objects.filter(verb=TAKEN).count() == 1


# What has been taken out --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("survey_analyst", 200),
        ("principal_social_worker", 200),
        ("data_protection_lead", 200),
        ("commissioner", 403),
        ("system_administrator", 403),
    ],
)
def test_what_has_been_taken_out(sign_in, survey, role, status):
    sign_in("survey_analyst").post(TAKE, said(also=["person"]))
    answer = sign_in(role).get(reverse("staff-surveys:taken"))
    assert answer.status_code == status
    if status == 200:
        page = text(answer)
        assert "To learn more." in page
        assert "The tea club" in page
        assert "with what people said about themselves" in page


def test_what_other_rooms_give_as_files_is_there_too(sign_in, db):
    with transaction.atomic():
        detail = {"kind": "pptx", "tier": "service", "edition": 2}
        record(by="Somebody", verb="surveys.pack.downloaded", subject="The pack", detail=detail)
        use = {"kind": "csv", "months": "April to June 2026"}
        record(by="Somebody", verb="usage.exported", subject="Plans", detail=use)
    page = text(sign_in("data_protection_lead").get(reverse("staff-surveys:taken")))
    assert "Quarterly pack, pptx" in page
    assert "Use of the portal, csv" in page
    assert "April to June 2026" in page


def test_the_verbs_of_other_rooms_are_those_that_they_use():
    assert {PACK, USE} <= {verb for verb, _ in SENTENCES.items()}


def test_nothing_taken_out_yet(sign_in, db):
    assert "Nothing has been taken out yet." in text(
        sign_in("data_protection_lead").get(reverse("staff-surveys:taken"))
    )
