"""The record of what was done."""

import contextlib

import pytest
from django.db import OperationalError, transaction
from django.urls import reverse

from portal.accounts.roles import CODES
from portal.audit.actions import NotRecorded, OutsideTransaction, record, record_read
from portal.audit.models import AppendOnly, AuditEvent
from portal.audit.presenters import SENTENCES, register, sentence
from portal.registry.registry import AlreadyRegistered
from tests.factories.accounts import UserFactory
from tests.people import SignIn


@pytest.fixture
def event(db):
    return record(
        by=UserFactory(name="Asha"), verb="test.done", subject="a thing", detail={"why": "because"}
    )


@pytest.fixture
def _sentences(monkeypatch):
    monkeypatch.setattr(SENTENCES, "_items", {})


def test_a_person_is_kept_by_number_and_by_words(event):
    assert event.actor_words == "Asha"
    assert event.actor_id


def test_words_outlive_the_person(db):
    someone = UserFactory(name="Asha")
    record(by=someone, verb="test.done", subject="a thing")
    someone.delete()
    assert AuditEvent.objects.get().actor_words == "Asha"


def test_the_public_has_no_number(db):
    event = record(by=None, verb="test.done", subject="a thing")
    assert (event.actor_id, event.actor_words) == ("", "A member of the public")


def test_the_machine_is_named_by_words(db):
    assert record(by="import", verb="test.done", subject="a thing").actor_words == "import"


def test_a_thing_is_kept_by_kind_number_and_words(db):
    someone = UserFactory(name="Ben")
    event = record(by=None, verb="test.done", subject=someone)
    assert event.subject_kind == "accounts.user"
    assert event.subject_id == str(someone.pk)
    assert list(AuditEvent.objects.about("accounts.user", str(someone.pk))) == [event]


def test_very_long_words_are_cut(db):
    event = record(by="x" * 500, verb="test.done", subject="y" * 500)
    assert len(event.actor_words) == 200
    assert len(event.subject_words) == 300


def test_an_event_is_never_changed(event):
    event.verb = "test.undone"
    with pytest.raises(AppendOnly):
        event.save()


def test_an_event_is_never_deleted(event):
    with pytest.raises(AppendOnly):
        event.delete()


def test_events_are_never_changed_in_bulk(event):
    with pytest.raises(AppendOnly):
        AuditEvent.objects.update(verb="test.undone")


def test_events_are_never_deleted_in_bulk(event):
    with pytest.raises(AppendOnly):
        AuditEvent.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_an_event_without_a_transaction_is_refused():
    with pytest.raises(OutsideTransaction):
        record(by=None, verb="test.done", subject="a thing")


def test_events_are_found_by_actor_and_by_subject(event):
    assert event in AuditEvent.objects.matching(words="ash")
    assert event in AuditEvent.objects.matching(words="thing")
    assert event not in AuditEvent.objects.matching(words="nothing of it")


def test_events_are_found_by_verb_and_actor(event):
    assert event in AuditEvent.objects.matching(verb="test.done", actor_id=event.actor_id)
    assert event not in AuditEvent.objects.matching(verb="other")


def test_newest_first(event):
    newer = record(by=None, verb="test.done", subject="newer")
    assert list(AuditEvent.objects.matching())[:2] == [newer, event]


def test_event_as_a_sentence(event, _sentences):
    register("test.done", "{actor} did {subject} {why}.")
    assert sentence(event) == "Asha did a thing because."


def test_event_without_a_sentence_still_reads(event, _sentences):
    assert sentence(event) == "Asha: test.done a thing"


def test_older_event_without_a_detail_still_reads(event, _sentences):
    register("test.done", "{actor} did it {when}.")
    assert sentence(event) == "Asha did it (not recorded)."


def test_braces_in_a_name_are_only_a_name(db, _sentences):
    register("test.done", "{actor} did it.")
    event = record(by="{subject.__class__}", verb="test.done", subject="a thing")
    assert sentence(event) == "{subject.__class__} did it."


def test_two_sentences_for_one_verb_are_refused(_sentences):
    register("test.done", "one")
    with pytest.raises(AlreadyRegistered):
        register("test.done", "two")


def test_event_reads_in_lists(event):
    assert str(event) == "Asha test.done a thing"


def test_events_are_never_changed_many_at_a_time(event: AuditEvent) -> None:
    with pytest.raises(AppendOnly), transaction.atomic():
        AuditEvent.objects.bulk_update([event], ["verb"])


def test_an_event_is_never_changed_in_place_of_a_new_one(event: AuditEvent) -> None:
    with pytest.raises(AppendOnly), transaction.atomic():
        AuditEvent.objects.update_or_create(pk=event.pk, defaults={"verb": "test.undone"})
    assert AuditEvent.objects.get().verb == "test.done"


def test_an_event_goes_with_the_change_that_is_undone(db: None) -> None:
    def changes_its_mind() -> None:
        with transaction.atomic():
            record(by=None, verb="test.done", subject="a thing")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        changes_its_mind()
    assert not AuditEvent.objects.exists()


@pytest.mark.usefixtures("_sentences")
@pytest.mark.parametrize("name", ["actor", "subject"])
def test_a_detail_cannot_pass_for_the_actor_or_the_subject(name: str, db: None) -> None:
    register("test.done", "{actor} did {subject}.")
    event = record(by="Asha", verb="test.done", subject="a thing", detail={name: "Someone else"})
    assert sentence(event) == "Asha did a thing."


@pytest.mark.usefixtures("_sentences")
@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("2027-01-08", "8 January 2027"),
        ("2027-02-30", "2027-02-30"),
        ("home", "At home"),
        ("away", "away"),
        (3, "3"),
        (None, "None"),
    ],
)
def test_days_and_codes_in_a_detail_are_said_as_people_say_them(kept, said) -> None:
    register("test.where", "{actor}: {what}", labels={"what": {"home": "At home"}})
    event = AuditEvent(verb="test.where", actor_words="Asha", detail={"what": kept})
    assert sentence(event) == f"Asha: {said}"


def test_every_sentence_of_ours_reads_though_all_its_details_are_missing() -> None:
    for verb in dict(SENTENCES.items()):
        said = sentence(AuditEvent(verb=verb, actor_words="Asha", subject_words="a thing"))
        assert "Asha" in said, verb


def test_a_detail_changed_afterwards_does_not_change_the_event(db: None) -> None:
    detail = {"why": "because"}
    event = record(by=None, verb="test.done", subject="a thing", detail=detail)
    detail["why"] = "no reason"
    assert event.detail == {"why": "because"}


def test_events_about_another_thing_of_the_same_number_are_not_ours(db: None) -> None:
    someone = UserFactory()
    record(by=None, verb="test.done", subject=someone)
    assert not AuditEvent.objects.about("directory.service", str(someone.pk)).exists()
    assert not AuditEvent.objects.about("accounts.user", "0").exists()


@pytest.mark.parametrize("role", [code for code in CODES if code != "system_administrator"])
def test_the_record_is_closed_to_every_other_role(role: str, sign_in: SignIn) -> None:
    assert sign_in(role).get(reverse("staff:changes")).status_code == 403


def test_the_record_is_read_and_never_posted_to(event: AuditEvent, sign_in: SignIn) -> None:
    assert sign_in("system_administrator").post(reverse("staff:changes")).status_code == 405


def test_the_record_shows_markup_as_it_was_written(sign_in: SignIn) -> None:
    client = sign_in("system_administrator")
    client.checks_pages = False
    record(by="<script>alert(1)</script>", verb="test.done", subject="{{ 7|add:7 }}")
    page = client.get(reverse("staff:changes"), {"q": "<script>"}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;: test.done {{ 7|add:7 }}" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("words", ["' OR 1=1 --", "%", "_", "\\", "\x00", "x" * 5000])
def test_odd_words_find_nothing(words: str, event: AuditEvent, sign_in: SignIn) -> None:
    answer = sign_in("system_administrator").get(reverse("staff:changes"), {"q": words})
    assert answer.status_code == 200
    assert ("Nothing like that is recorded" in answer.text) is (words != "\x00")


# Reading ----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_that_answers_were_read_is_kept_whatever_fails_afterwards():
    reader = UserFactory(name="Asha")
    record_read(by=reader, verb="test.read", subject="some answers")
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        record(by=reader, verb="test.done", subject="a thing")
        raise ZeroDivisionError
    assert [one.verb for one in AuditEvent.objects.all()] == ["test.read"]


@pytest.mark.django_db(transaction=True)
def test_a_read_inside_a_transaction_that_could_undo_it_is_refused():
    reader = UserFactory(name="Asha")
    with pytest.raises(RuntimeError), transaction.atomic():
        record_read(by=reader, verb="test.read", subject="some answers")
    assert not AuditEvent.objects.exists()


def test_a_read_that_cannot_be_written_is_told(db, monkeypatch):
    def full(**given):
        raise OperationalError("disk full")

    monkeypatch.setattr(AuditEvent.objects, "create", full)
    with pytest.raises(NotRecorded):
        record_read(by=UserFactory(), verb="test.read", subject="some answers")
