"""What an import does to the listings."""

import dataclasses
import uuid
from collections.abc import Iterable
from typing import Any

import pytest

from directory.importing.actions import import_reading
from directory.importing.record import OrganisationRecord, Reading, Record, Refusal
from directory.importing.report import Report
from directory.listing.shape import Listing, PhoneFact
from directory.models import Organisation, Service, Status
from portal.audit.models import AuditEvent
from portal.languages.models import State
from portal.languages.translated import save_texts

pytestmark = pytest.mark.django_db


def record(source_id: str, name: str = "", **changes: Any) -> Record:
    listing = Listing(name=name or source_id.title(), **changes)
    return Record(source_id=source_id, key=source_id, listing=listing)


def run(*items: Record | Refusal, dry_run: bool = False, **changes: Any) -> Report:
    listed = {item.source_id if isinstance(item, Record) else item.record for item in items}
    reading = Reading(name="test", items=iter(items), listed=listed, **changes)
    return import_reading(reading, dry_run=dry_run)


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, report.deactivated


def keys(status: str = Status.ACTIVE) -> set[str]:
    return set(Service.objects.filter(status=status).values_list("key", flat=True))


def test_new_records_become_published_listings() -> None:
    assert counts(run(record("a"), record("b"))) == (2, 0, 0, 0)
    service = Service.objects.get(key="a")
    assert (service.source, service.source_id, service.is_visible) == ("test", "a", True)


def test_the_same_again_changes_nothing() -> None:
    run(record("a"), record("b"))
    before = list(Service.objects.order_by("key").values())
    assert counts(run(record("a"), record("b"))) == (0, 0, 2, 0)
    assert list(Service.objects.order_by("key").values()) == before


def test_an_unchanged_record_costs_no_query_of_its_own(
    django_assert_max_num_queries: Any,
) -> None:
    records = [record(f"key-{number}") for number in range(60)]
    run(*records)
    with django_assert_max_num_queries(12):
        run(*records)


def test_a_changed_record_updates_its_listing() -> None:
    run(record("a"))
    assert counts(run(record("a", "New name"))) == (0, 1, 0, 0)
    assert Service.objects.get().name == "New name"


def test_what_is_gone_is_inactive_and_never_deleted() -> None:
    run(record("a"), record("b"))
    assert counts(run(record("a"))) == (0, 0, 1, 1)
    assert keys(Status.INACTIVE) == {"b"}


def test_what_is_gone_already_is_not_counted_again() -> None:
    run(record("a"), record("b"))
    run(record("a"))
    assert run(record("a")).deactivated == 0


def test_what_comes_back_unchanged_is_active_again() -> None:
    run(record("a"), record("b"))
    run(record("a"))
    assert counts(run(record("a"), record("b"))) == (0, 1, 1, 0)
    assert keys() == {"a", "b"}


def test_a_source_read_in_part_makes_nothing_inactive() -> None:
    run(record("a"), record("b"))
    report = run(record("a"), problem="The feed broke off.")
    assert (report.deactivated, report.problem) == (0, "The feed broke off.")


def test_part_of_a_list_makes_nothing_inactive() -> None:
    run(record("a"), record("b"))
    assert run(record("a"), is_part=True).deactivated == 0


def test_a_source_without_records_makes_nothing_inactive_and_says_so() -> None:
    run(record("a"))
    report = run()
    assert report.deactivated == 0
    assert "nothing was made inactive" in report.remarks[0]


def test_another_source_is_left_alone() -> None:
    run(record("a"))
    import_reading(Reading(name="other", items=iter([record("x")]), listed={"x"}))
    assert keys() == {"a", "x"}


def test_a_refused_record_keeps_its_listing_as_it_was() -> None:
    run(record("a"), record("b"))
    report = run(record("a"), Refusal("b", "phone", "is wrong"))
    assert report.rejected == [Refusal("b", "phone", "is wrong")]
    assert keys() == {"a", "b"}


def test_a_record_that_the_database_refuses_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = dataclasses.replace(record("b"), key="a")
    monkeypatch.setattr("directory.importing.writer.free_key", lambda record, source: "a")
    report = run(record("a"), taken, record("c"))
    assert report.created == 1
    assert [refusal.record for refusal in report.rejected] == ["b", "c"]
    assert "cannot be stored" in report.rejected[0].reason


def test_a_dry_run_reports_the_same_and_changes_nothing() -> None:
    run(record("a"), record("b"))
    report = run(record("a", "New name"), record("c"), dry_run=True)
    assert counts(report) == (1, 1, 0, 1)
    assert keys() == {"a", "b"}
    assert Service.objects.get(key="a").name == "A"


def test_a_key_that_is_taken_is_told_apart() -> None:
    run(record("a"))
    import_reading(Reading(name="other list", items=iter([record("a")]), listed={"a"}))
    assert set(Service.objects.values_list("key", flat=True)) == {"a", "other-list-a"}


def test_a_record_without_a_key_gets_one_from_its_name() -> None:
    run(dataclasses.replace(record("1", "Café & Soup"), key=""))
    assert Service.objects.get().key == "cafe-soup"


def test_a_name_without_latin_letters_still_gets_a_key() -> None:
    run(dataclasses.replace(record("1", "照顧者"), key=""))
    assert Service.objects.get().key == "test"


def test_an_id_of_a_feed_stays_the_id() -> None:
    identity = str(uuid.uuid4())
    run(dataclasses.replace(record(identity), uuid=identity))
    assert str(Service.objects.get().pk) == identity


def test_what_staff_wrote_is_kept_and_the_conflict_told() -> None:
    run(record("a", description="Old."))
    Service.objects.update(description="Written by staff.")
    report = run(record("a", "New name", description="New."))
    service = Service.objects.get()
    assert (service.name, service.description) == ("New name", "Written by staff.")
    assert report.kept == ["a: changed here by hand and in the source; ours is kept: description."]


def test_what_staff_wrote_is_kept_import_after_import() -> None:
    run(record("a", description="One."))
    Service.objects.update(description="Written by staff.")
    run(record("a", description="Two."))
    report = run(record("a", description="Three."))
    assert Service.objects.get().description == "Written by staff."
    assert report.kept


def test_once_staff_say_the_same_as_the_source_it_leads_again() -> None:
    run(record("a", description="One."))
    Service.objects.update(description="Two.")
    run(record("a", description="Two."))
    run(record("a", description="Three."))
    assert Service.objects.get().description == "Three."


def test_what_staff_withdrew_stays_withdrawn() -> None:
    run(record("a"))
    Service.objects.update(publication="withdrawn")
    run(record("a", "New name"))
    assert Service.objects.get().publication == "withdrawn"


def test_changed_english_makes_translations_outdated_and_keeps_their_words() -> None:
    run(record("a", description="Old."))
    row = save_texts(
        Service.objects.get(), language="pl", texts={"description": "Stary."}, state=State.REVIEWED
    )
    run(record("a", description="New."))
    row.refresh_from_db()
    assert (row.state, row.texts) == (State.OUTDATED, {"description": "Stary."})


def test_a_changed_phone_leaves_translations_as_they_are() -> None:
    run(record("a"))
    row = save_texts(
        Service.objects.get(), language="pl", texts={"name": "A"}, state=State.REVIEWED
    )
    run(record("a", phones=(PhoneFact("07700 900123"),)))
    row.refresh_from_db()
    assert row.state == State.REVIEWED


def test_every_change_leaves_a_version_and_an_event() -> None:
    run(record("a"))
    run(record("a", "New name"))
    run(record("b"))
    service = Service.objects.get(key="a")
    notes = list(service.versions.order_by("number").values_list("note", flat=True))
    assert notes == [
        "First taken from the source",
        "From the source: name.",
        "No longer in the source",
    ]
    verbs = AuditEvent.objects.filter(subject_id=str(service.pk)).order_by("pk")
    assert [event.verb for event in verbs] == [
        "directory.listing.created",
        "directory.listing.updated",
        "directory.listing.deactivated",
    ]
    assert {event.actor_words for event in verbs} == {"import from test"}


def test_the_import_itself_is_an_event() -> None:
    run(record("a"))
    event = AuditEvent.objects.get(verb="directory.import.finished")
    assert event.detail["result"].startswith("1 created")


def test_a_check_by_the_source_counts() -> None:
    run(dataclasses.replace(record("a"), checked_on="2026-06-01"))
    service = Service.objects.get()
    assert service.checked_at is not None
    assert service.checked_at.date().isoformat() == "2026-06-01"
    assert str(service.next_check_due) == "2026-11-28"


def test_an_older_check_by_the_source_does_not_undo_a_newer_one_here() -> None:
    run(dataclasses.replace(record("a"), checked_on="2026-06-01"))
    run(dataclasses.replace(record("a"), checked_on="2026-01-01"))
    checked = Service.objects.get().checked_at
    assert checked is not None
    assert checked.month == 6


def test_an_organisation_changes_with_its_record() -> None:
    def of(name: str) -> Record:
        organisation = OrganisationRecord(name, source_id="o1", website="http://example.org")
        return dataclasses.replace(record("a", organisation=name), organisation=organisation)

    run(of("Old name"))
    run(of("New name"))
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.website) == ("New name", "http://example.org")
    assert Service.objects.get().organisation == organisation


def test_records_that_arrive_slowly_are_not_fetched_inside_a_transaction() -> None:
    from django.db import connection

    depths = []

    def slow() -> Iterable[Record]:
        for number in range(3):
            depths.append(len(connection.savepoint_ids))
            yield record(f"key-{number}")

    outside = len(connection.savepoint_ids)
    import_reading(Reading(name="test", items=iter(slow()), listed={"key-0"}))
    assert depths == [outside] * 3
