"""One writes, another approves; every wording is kept, corrected, withdrawn."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.audit.models import AuditEvent
from portal.languages.models import State, Translation
from portal.languages.reviewing.queue import waiting
from portal.languages.translated import save_texts
from surveys.models import Edition, Entry
from surveys.we_said.approving import NotAsRead, approve, moment_of, send_back, withdraw
from surveys.we_said.queue import how_many_wait, waiting_for
from surveys.we_said.writing import NotWhole, put_forward, write
from tests.factories.accounts import person
from tests.factories.acting import TEXTS, action_of, edition_of, entry_of, forward, published
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db


def rewritten(entry, by, **about):
    texts = {**TEXTS, "did": "We bought two kettles.", "correction": "It was two."}
    return write(
        entry=entry, by=by, topic=entry.topic, texts={**texts, **about.pop("texts", {})}, **about
    )


def test_another_person_publishes_it():
    edition = forward(edition_of())
    entry = approve(edition=edition, by=person("principal_social_worker"), read=moment_of(edition))
    assert entry.state == Entry.State.PUBLISHED
    assert (entry.title, entry.did) == (TEXTS["title"], TEXTS["did"])
    assert AuditEvent.objects.filter(verb="surveys.entry.published").count() == 1


def test_whoever_wrote_it_does_not_approve_it_even_after_somebody_else_wrote_on():
    first, second = person("survey_analyst"), person("council_manager")
    edition = edition_of(by=first)
    edition = forward(rewritten(edition.entry, second))
    for writer in (first, second):
        with pytest.raises(PermissionDenied):
            approve(edition=edition, by=writer, read=moment_of(edition))
    assert not Entry.objects.published()


def test_whoever_put_it_forward_may_not_have_changed_it_since():
    edition = forward(edition_of())
    read = moment_of(edition)
    rewritten(edition.entry, person("council_manager"))
    with pytest.raises(NotAsRead):
        approve(edition=edition, by=person("principal_social_worker"), read=read)
    forward(Edition.objects.get(pk=edition.pk))
    with pytest.raises(NotAsRead):
        approve(edition=edition, by=person("principal_social_worker"), read=read)


def test_what_was_not_put_forward_is_not_approved():
    edition = edition_of()
    with pytest.raises(NotAsRead):
        approve(edition=edition, by=person("principal_social_worker"), read=moment_of(edition))


@pytest.mark.parametrize("part", ["title", "asked", "said", "did"])
def test_it_is_put_forward_with_all_its_parts(part):
    edition = edition_of(texts={part: " "})
    with pytest.raises(NotWhole):
        put_forward(edition=edition, by=edition.written_by)


def test_it_is_sent_back_with_a_reason():
    edition = forward(edition_of())
    by = person("principal_social_worker")
    send_back(edition=edition, by=by, read=moment_of(edition), why="Say when.")
    edition.refresh_from_db()
    assert (edition.is_put_forward, edition.sent_back) == (False, "Say when.")


@pytest.mark.parametrize(
    ("role", "is_safeguarding", "may"),
    [
        ("principal_social_worker", False, True),
        ("principal_social_worker", True, True),
        ("survey_analyst", True, False),
        ("council_manager", False, True),
        ("carers_manager", False, True),
        ("safeguarding_lead", False, False),
        ("safeguarding_lead", True, True),
        ("independent_living", False, False),
        ("commissioner", False, False),
    ],
)
def test_each_survey_has_its_approvers(role, is_safeguarding, may):
    survey = survey_of(is_safeguarding=is_safeguarding)
    writer = person("principal_social_worker")
    edition = forward(edition_of(action_of(survey), by=writer))
    by = person(role)
    if may:
        approve(edition=edition, by=by, read=moment_of(edition))
    else:
        with pytest.raises(PermissionDenied):
            approve(edition=edition, by=by, read=moment_of(edition))
    assert Entry.objects.published().exists() == may


def test_a_correction_is_a_second_edition_which_another_approves_too():
    entry = entry_of()
    edition = rewritten(entry, person("council_manager"))
    entry.refresh_from_db()
    assert (edition.number, entry.did, entry.corrected_at) == (2, TEXTS["did"], None)
    published(edition)
    entry.refresh_from_db()
    assert entry.did == "We bought two kettles."
    assert entry.corrected_at > entry.published_at
    assert [one.texts["did"] for one in entry.editions.all()] == [
        "We bought two kettles.",
        TEXTS["did"],
    ]


def test_a_correction_makes_translations_outdated_and_a_comma_does_not():
    entry = entry_of()
    save_texts(entry, language="pl", texts=dict(TEXTS), state=State.REVIEWED)
    published(rewritten(entry, person("council_manager"), is_minor=True))
    assert Translation.objects.get(kind="surveys.entry").state == State.REVIEWED
    entry.refresh_from_db()
    assert entry.corrected_at is None
    published(rewritten(entry, person("council_manager"), texts={"did": "We bought three."}))
    assert Translation.objects.get(kind="surveys.entry").state == State.OUTDATED


def test_readers_are_told_of_a_correction(client):
    entry = entry_of()
    published(rewritten(entry, person("council_manager")))
    page = client.get(f"/en/we-asked-you-said/{entry.pk}/").text
    assert "Corrected on" in page
    assert "It was two." in page


def test_what_is_published_waits_for_translators_and_nothing_else_does():
    edition_of()
    entry = entry_of()
    found = [one.object_id for one in waiting("ur", kind="surveys.entry")]
    assert found == [str(entry.pk)]


def test_what_was_withdrawn_can_be_published_anew():
    entry, by = entry_of(), person("survey_analyst")
    withdraw(entry=entry, by=by, because="Wrong")
    entry.refresh_from_db()
    assert (entry.state, entry.withdrawn_because) == (Entry.State.WITHDRAWN, "Wrong")
    withdraw(entry=entry, by=by, because="Again")
    assert AuditEvent.objects.filter(verb="surveys.entry.withdrawn").count() == 1
    published(rewritten(entry, by))
    entry.refresh_from_db()
    assert (entry.state, entry.withdrawn_at) == (Entry.State.PUBLISHED, None)


def test_it_waits_for_everybody_but_those_who_wrote_it():
    writer = person("survey_analyst")
    forward(edition_of(by=writer))
    assert how_many_wait(writer) == ""
    assert how_many_wait(person("council_manager")) == "1 to approve"
    assert waiting_for(person("safeguarding_lead")) == []


def test_only_one_edition_is_being_written():
    edition = edition_of()
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            entry=edition.entry, number=2, topic="care", written_by=edition.written_by
        )
