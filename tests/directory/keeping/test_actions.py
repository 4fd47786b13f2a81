"""What editors do: each action with its version, its audit event and the search kept true."""

import dataclasses
import datetime

import pytest
from django.utils import timezone

from directory.keeping import actions
from directory.keeping.rules import Refused
from directory.listing.reading import listing_of
from directory.listing.shape import Listing
from directory.listing.versions import listing_in
from directory.models import SearchDocument, Service
from portal.audit.models import AuditEvent
from portal.languages.models import State, Translation
from portal.languages.translated import save_texts
from tests.factories.listings import FULL, some_terms, stored


def changed(service, **fields):
    return dataclasses.replace(listing_of(service), **fields)


def edit(service, someone, *, minor=False, note="", **fields):
    listing = changed(service, **fields)
    return actions.edit(
        service=service, listing=listing, seen=0, minor=minor, by=someone, note=note
    )


def fresh(service):
    return Service.objects.get(pk=service.pk)


def shown_names():
    return set(SearchDocument.objects.filter(language="en").values_list("name", flat=True))


# Create --------------------------------------------------------------------


def test_a_new_listing_is_a_draft_whatever_it_says(db, someone):
    service = actions.create(listing=dataclasses.replace(FULL, status="defunct"), by=someone)
    assert (service.publication, service.status) == ("draft", "active")
    assert service.key == "lunch-club"


def test_a_new_listing_says_what_was_written(db, someone):
    some_terms()
    service = actions.create(listing=FULL, by=someone)
    assert listing_of(fresh(service)) == dataclasses.replace(FULL, publication="draft")


def test_creating_keeps_a_first_version_and_an_event(db, someone):
    service = actions.create(listing=FULL, by=someone)
    version = service.versions.get()
    assert (version.number, version.made_by) == (1, someone)
    event = AuditEvent.objects.get()
    assert (event.verb, event.actor_id) == ("directory.listing.created", str(someone.pk))
    assert event.subject_id == str(service.pk)


def test_a_draft_is_not_searched(db, someone):
    actions.create(listing=FULL, by=someone)
    assert not SearchDocument.objects.exists()


# Edit ----------------------------------------------------------------------


def test_an_edit_keeps_the_state_before_and_the_state_after(lunch, someone):
    edit(lunch, someone, name="Dinner club", note="They phoned")
    before, after = lunch.versions.order_by("number")
    assert listing_in(before).name == "Lunch club"
    assert before.made_by is None
    assert listing_in(after).name == "Dinner club"
    assert (after.made_by, after.note) == (someone, "They phoned")


def test_an_edit_that_changes_nothing_leaves_no_trace(lunch, someone):
    assert edit(lunch, someone).changed == ()
    assert not lunch.versions.exists()
    assert not AuditEvent.objects.exists()


def test_an_edit_says_which_fields_changed(lunch, someone):
    done = edit(lunch, someone, name="Dinner club", phones=())
    assert set(done.changed) == {"name", "phones"}
    assert AuditEvent.objects.get().detail["fields"] == list(done.changed)


def test_an_edit_never_publishes(lunch, someone):
    lunch.publication = "draft"
    lunch.save()
    edit(lunch, someone, name="Dinner club", publication="published", status="defunct")
    assert (fresh(lunch).publication, fresh(lunch).status) == ("draft", "active")


def test_an_edit_is_searched_at_once(lunch, someone):
    edit(lunch, someone, name="Bowling evening")
    assert any("bowl" in name for name in shown_names())


def test_a_published_listing_cannot_lose_its_last_need_and_audience(lunch, someone):
    with pytest.raises(Refused, match="need or one audience"):
        edit(lunch, someone, terms=("delivery:online",), name="Dinner club")
    assert fresh(lunch).name == "Lunch club"
    assert lunch.terms.count() == 2


def test_a_draft_may_be_thin(lunch, someone):
    lunch.publication = "draft"
    lunch.save()
    edit(lunch, someone, terms=())
    assert lunch.terms.count() == 0


def test_no_listing_is_left_without_a_name(lunch, someone):
    lunch.publication = "draft"
    lunch.save()
    with pytest.raises(Refused, match="needs a name"):
        edit(lunch, someone, name=" ")


def test_rows_that_did_not_change_keep_their_ids(lunch, someone):
    before = set(lunch.schedules.values_list("pk", flat=True))
    edit(lunch, someone, schedules=FULL.schedules[:-1])
    after = set(lunch.schedules.values_list("pk", flat=True))
    assert after < before
    assert len(after) == len(before) - 1


def test_a_shared_place_is_searched_anew_for_the_other_listing(lunch, someone):
    other = stored(Listing(name="Choir", terms=("needs:food",)), key="choir")
    place = lunch.at_locations.get(location__name="St Example hall").location
    place.source_id = "hall-1"
    place.save()
    other.at_locations.create(location=place)
    hall = next(one for one in listing_of(lunch).places if one.name == "St Example hall")
    moved = dataclasses.replace(hall, address="9 Sparrow Row")
    edit(lunch, someone, places=(moved,))
    assert "sparrow" in SearchDocument.objects.get(service=other, language="en").body


# Translations of what was edited --------------------------------------------


@pytest.fixture
def polish(lunch):
    return save_texts(lunch, language="pl", texts={"name": "Obiady"}, state=State.DRAFT)


def state_of_polish():
    return Translation.objects.get(language="pl").state


def test_new_words_outdate_translations(lunch, someone, polish):
    assert edit(lunch, someone, description="A cold lunch.").outdated == 1
    assert state_of_polish() == State.OUTDATED


@pytest.mark.parametrize(
    "fields", [{"phones": ()}, {"cost": "free"}, {"words": "supper"}, {"staff_note": "Ask Ann"}]
)
def test_facts_and_search_words_do_not_outdate_translations(lunch, someone, polish, fields):
    assert edit(lunch, someone, **fields).outdated == 0
    assert state_of_polish() == State.DRAFT


def test_a_minor_edit_outdates_nothing_now_or_later(lunch, someone, polish):
    edit(lunch, someone, minor=True, name="Lunch Club")
    assert state_of_polish() == State.DRAFT
    assert Translation.objects.get().source_digest == fresh(lunch).source_digest()


def test_taking_a_change_back_makes_translations_true_again(lunch, someone, polish):
    edit(lunch, someone, description="A cold lunch.")
    version = lunch.versions.get(number=1)
    actions.restore(version=version, by=someone)
    assert state_of_polish() == State.DRAFT


# Publish and withdraw --------------------------------------------------------


def test_publishing_shows_it_and_sets_a_date_for_the_next_check(lunch, someone):
    lunch.publication, lunch.next_check_due = "draft", None
    lunch.save()
    actions.publish(service=lunch, by=someone)
    assert fresh(lunch).is_visible
    assert fresh(lunch).next_check_due == timezone.localdate() + datetime.timedelta(days=180)
    assert shown_names()
    assert AuditEvent.objects.get().verb == "directory.listing.published"


def test_publishing_a_thin_listing_is_refused(lunch, someone):
    lunch.publication = "draft"
    lunch.save()
    lunch.terms.clear()
    with pytest.raises(Refused):
        actions.publish(service=lunch, by=someone)
    assert fresh(lunch).publication == "draft"


def test_publishing_twice_changes_nothing(lunch, someone):
    actions.publish(service=lunch, by=someone)
    assert not lunch.versions.exists()


def test_withdrawing_hides_it_at_once_and_keeps_the_reason(lunch, someone):
    actions.withdraw(service=lunch, reason=" They asked us to. ", by=someone)
    assert not fresh(lunch).is_visible
    assert not SearchDocument.objects.exists()
    assert lunch.versions.first().note == "Withdrawn: They asked us to."
    assert AuditEvent.objects.get().detail["reason"] == "They asked us to."


def test_withdrawing_needs_a_reason(lunch, someone):
    with pytest.raises(Refused):
        actions.withdraw(service=lunch, reason="  ", by=someone)
    assert fresh(lunch).is_visible


def test_withdrawing_twice_changes_nothing(lunch, someone):
    for _ in range(2):
        actions.withdraw(service=lunch, reason="They asked us to.", by=someone)
    assert AuditEvent.objects.count() == 1


# Checks and status -----------------------------------------------------------


def test_still_correct_says_who_and_when_and_when_next(lunch, someone):
    actions.still_correct(service=lunch, by=someone)
    checked = fresh(lunch)
    assert checked.checked_by == someone
    assert timezone.localdate(checked.checked_at) == timezone.localdate()
    assert checked.next_check_due == timezone.localdate() + datetime.timedelta(days=180)
    assert lunch.versions.first().note == "Checked: still correct"
    assert AuditEvent.objects.get().verb == "directory.listing.checked"


@pytest.mark.parametrize(
    ("status", "visible"),
    [("temporarily closed", True), ("defunct", False), ("inactive", False)],
)
def test_a_service_that_is_not_running(lunch, someone, status, visible):
    actions.change_status(service=lunch, status=status, reason="Their website", by=someone)
    assert fresh(lunch).is_visible is visible
    assert SearchDocument.objects.exists() is visible
    assert "Their website" in lunch.versions.first().note


def test_a_change_of_status_needs_a_reason(lunch, someone):
    with pytest.raises(Refused):
        actions.change_status(service=lunch, status="defunct", reason="", by=someone)


def test_the_same_status_again_changes_nothing(lunch, someone):
    actions.change_status(service=lunch, status="active", reason="They said so", by=someone)
    assert not AuditEvent.objects.exists()


def test_an_unknown_status_is_a_fault_of_the_caller(lunch, someone):
    with pytest.raises(ValueError, match="gone fishing"):
        actions.change_status(service=lunch, status="gone fishing", reason="x", by=someone)


def test_nothing_is_half_done(lunch, someone, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the index is broken")

    monkeypatch.setattr("directory.keeping.saving.rebuild", fail)
    with pytest.raises(RuntimeError):
        edit(lunch, someone, name="Dinner club", phones=())
    assert fresh(lunch).name == "Lunch club"
    assert lunch.phones.count() == 2
    assert not lunch.versions.exists()
    assert not AuditEvent.objects.exists()
