"""Screens of packs: who may do what, one click, downloads that are recorded."""

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.ui.pdf import can_make_pdf
from surveys.forms.choosing import IN_LIST
from surveys.models import Action, Pack
from surveys.packs.editions import latest_of, make_final, snapshot_of, write
from surveys.packs.files import KINDS
from surveys.packs.listing import waiting
from surveys.packs.quarters import quarter_called, quarters_over
from surveys.packs.wanting import make_wanted
from tests.factories.accounts import person

QUARTER = "2025-q4"
LIST = reverse("staff-surveys:packs")


def at(name, *args):
    return reverse(f"staff-surveys:{name}", args=[QUARTER, *args])


def text(answer):
    return " ".join(answer.content.decode().split())


def test_a_quarter_that_is_over_is_offered_and_made_with_one_button(sign_in, survey):
    client = sign_in("survey_analyst")
    assert f'action="{at("make-pack")}"' in text(client.get(LIST))
    assert "It is being made since" in text(client.post(at("make-pack"), follow=True))
    assert "To be made" in text(client.get(LIST))
    assert make_wanted() == 1
    assert "51 people answered" in text(client.get(at("pack")))
    assert "Draft" in text(client.get(LIST))


def test_before_it_is_made_there_is_nothing_to_write_in(sign_in, survey):
    client = sign_in("survey_analyst")
    client.post(at("make-pack"))
    for name in ("pack-narrative", "pack-final", "pack-decisions"):
        assert client.get(at(name)).status_code == 404
    assert client.get(at("pack-file", 1, "xlsx")).status_code == 404


def test_one_that_fails_says_so_and_is_tried_again_by_a_person(sign_in, survey, monkeypatch):
    client = sign_in("survey_analyst")
    client.post(at("make-pack"))
    with monkeypatch.context() as broken:
        broken.setattr("surveys.packs.editions.gather", _fails)
        assert make_wanted() == 0
    assert make_wanted() == 0
    assert "It could not be made." in text(client.get(at("pack")))
    client.post(at("make-pack"))
    assert make_wanted() == 1


def _fails(*_):
    raise RuntimeError("The database is gone.")


@pytest.mark.parametrize(
    ("role", "may_read", "may_make"),
    [
        ("survey_analyst", True, True),
        ("principal_social_worker", True, True),
        ("safeguarding_lead", True, False),
        ("commissioner", True, False),
        ("carers_manager", True, False),
        ("complaints", False, False),
        ("carers_adviser", False, False),
    ],
)
def test_who_reads_and_who_makes(sign_in, edition, role, may_read, may_make):
    client = sign_in(role)
    reads = 200 if may_read else 403
    assert client.get(LIST).status_code == reads
    assert client.get(at("pack")).status_code == reads
    assert client.get(at("pack-file", 1, "xlsx")).status_code == reads
    for name in ("pack-narrative", "pack-final"):
        assert client.get(at(name)).status_code == (200 if may_make else 403)
    if may_read and not may_make:
        assert "Make it final" not in text(client.get(at("pack")))
        assert "Make the pack" not in text(client.get(LIST))
        assert client.post(at("make-pack")).status_code == 403
        assert client.post(at("pack-again")).status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_is_given_under_a_plain_name_and_recorded(sign_in, edition, kind):
    if kind == "pdf" and not can_make_pdf():
        pytest.skip("Pango is not installed")
    client = sign_in("commissioner")
    client.checks_pages = False
    answer = client.get(at("pack-file", 1, kind))
    assert answer.headers["Content-Type"] == KINDS[kind].content_type
    name = f'filename="quality-and-experience-2025-q4-edition-1.{kind}"'
    assert answer.headers["Content-Disposition"] == f"attachment; {name}"
    event = AuditEvent.objects.get(verb="surveys.pack.downloaded")
    assert event.detail == {
        "kind": kind,
        "edition": 1,
        "tier": "service",
        "sha256": edition.sha256,
    }


def test_where_no_pdf_can_be_made_the_page_says_so(sign_in, edition, monkeypatch):
    monkeypatch.setattr("portal.ui.pdf.can_make_pdf", lambda: False)
    answer = sign_in("commissioner").get(at("pack-file", 1, "pdf"), follow=True)
    assert "A PDF cannot be made on this machine" in text(answer)
    assert not AuditEvent.objects.filter(verb="surveys.pack.downloaded").exists()


def test_an_earlier_edition_stays_and_says_that_there_is_a_later_one(sign_in, edition, maker):
    write(pack=edition.pack, narrative={"summary": "A better quarter."}, seen=1, by=maker)
    client = sign_in("commissioner")
    assert "A better quarter." in text(client.get(at("pack")))
    earlier = text(client.get(at("pack"), {"edition": "1"}))
    assert "This is an earlier edition." in earlier
    assert "A better quarter." not in earlier


@pytest.mark.parametrize("number", ["0", "7", "x", "١", "9" * 12])
def test_an_edition_that_is_not_there(sign_in, edition, number):
    assert sign_in("commissioner").get(at("pack"), {"edition": number}).status_code == 404


@pytest.mark.parametrize("path", ["2025-q3/", "nothing/", "2025-q4/1/exe/", "2025-q4/9/xlsx/"])
def test_what_is_not_there(sign_in, edition, path):
    assert sign_in("survey_analyst").get(f"{LIST}{path}").status_code == 404


@pytest.mark.parametrize("quarter", ["2025-q9", "nothing"])
def test_no_pack_of_no_quarter(sign_in, quarter):
    address = reverse("staff-surveys:make-pack", args=[quarter])
    assert sign_in("survey_analyst").post(address).status_code == 404


def test_a_quarter_that_goes_on_is_refused_in_words(sign_in):
    today = timezone.localdate()
    quarter = f"{today.year}-q{(today.month - 1) // 3 + 1}"
    address = reverse("staff-surveys:make-pack", args=[quarter])
    answer = sign_in("survey_analyst").post(address, follow=True)
    assert "This quarter is not over yet" in text(answer)


def test_made_twice_leads_to_the_one_that_is_there(sign_in, edition):
    answer = sign_in("survey_analyst").post(at("make-pack"), follow=True)
    assert "This pack is made already" in text(answer)
    assert Pack.objects.count() == 1


def test_the_narrative_is_written_and_shown(sign_in, edition):
    client = sign_in("principal_social_worker")
    sent = {
        "seen": "1",
        "summary": "Interpreters make the difference.",
        "learning": "More of them.",
    }
    page = text(client.post(at("pack-narrative"), sent, follow=True))
    assert "The narrative was saved." in page
    assert "Interpreters make the difference." in page
    assert "Interpreters make the difference." in text(client.get(at("pack-narrative")))


def test_what_was_typed_stays_where_somebody_else_was_quicker(sign_in, edition, maker):
    write(pack=edition.pack, narrative={"summary": "Theirs."}, seen=1, by=maker)
    client = sign_in("survey_analyst")
    answer = client.post(at("pack-narrative"), {"seen": "1", "summary": "Mine."})
    assert answer.status_code == 409
    for words in ("Somebody else has changed this pack", "Theirs.", "Mine."):
        assert words in text(answer)
    # The page now knows what she has seen: saving again is her decision.
    assert 'value="2"' in text(answer)
    client.post(at("pack-narrative"), {"seen": "2", "summary": "Both."})
    assert snapshot_of(latest_of(edition.pack))["narrative"] == {"summary": "Both."}


def test_too_much_is_refused_and_stays(sign_in, edition):
    answer = sign_in("survey_analyst").post(
        at("pack-narrative"), {"seen": "1", "summary": "w" * 6001}
    )
    assert answer.status_code == 400
    assert "This is too long" in text(answer)
    assert "w" * 6001 in text(answer)


def test_a_final_pack_takes_no_more_narrative(sign_in, edition, maker):
    make_final(pack=edition.pack, seen=1, by=maker)
    client = sign_in("survey_analyst")
    assert "This pack is final." in text(client.get(at("pack-narrative"), follow=True))
    answer = client.post(at("pack-narrative"), {"seen": "1", "summary": "Late."})
    assert answer.status_code == 409
    assert "This pack is final." in text(client.get(at("pack-final"), follow=True))
    assert "This pack is final." in text(client.post(at("pack-again"), follow=True))


@pytest.mark.parametrize("seen", ["", "x", "-1", "99", "9" * 30])
def test_a_button_that_knows_no_edition_changes_nothing(sign_in, edition, seen):
    answer = sign_in("survey_analyst").post(at("pack-final"), {"seen": seen}, follow=True)
    assert "Somebody else has changed this pack" in text(answer)
    assert edition.pack.editions.count() == 1


def test_it_is_made_final_after_one_more_question(sign_in, edition):
    client = sign_in("survey_analyst")
    assert "There is no way back." in text(client.get(at("pack-final")))
    page = text(client.post(at("pack-final"), {"seen": "1"}, follow=True))
    assert "The pack is final." in page
    assert "Add what the meeting decided" in page
    assert Pack.objects.get().is_final


def test_figures_are_taken_again_with_one_button_and_it_waits_for_them(sign_in, edition, maker):
    client = sign_in("survey_analyst")
    assert "are being taken again since" in text(client.post(at("pack-again"), follow=True))
    for name, sent in (("pack-again", {}), ("pack-final", {"seen": "1"})):
        assert "Wait until they are there." in text(client.post(at(name), sent, follow=True))
    # What somebody writes meanwhile stays.
    write(pack=edition.pack, narrative={"summary": "Meanwhile."}, seen=1, by=maker)
    assert make_wanted() == 1
    page = text(client.get(at("pack")))
    assert "Edition 3" in page
    assert "Meanwhile." in page


def test_figures_of_a_pack_that_became_final_meanwhile_are_not_taken(sign_in, edition, maker):
    client = sign_in("survey_analyst")
    client.post(at("pack-again"))
    Pack.objects.update(final_at=timezone.now(), final_by=maker)
    make_wanted()
    assert edition.pack.editions.count() == 1


def test_a_decision_becomes_an_action(sign_in, edition, maker):
    make_final(pack=edition.pack, seen=1, by=maker)
    client = sign_in("principal_social_worker")
    due = {"due_on_day": "1", "due_on_month": "3", "due_on_year": "2099"}
    sent = {"words": "Ring back within a day.", "owner": str(maker.pk), **due}
    page = text(client.post(at("pack-decisions"), sent, follow=True))
    assert "The decision was added." in page
    action = Action.objects.get()
    assert reverse("staff-surveys:action", args=[action.pk]) in page
    assert "The meeting decided: 1 decision" in text(client.get(at("pack")))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"words": ""}, "Write what was decided."),
        ({"words": "w" * 2001}, "This is too long."),
        ({"who": "w" * 121}, "Make this shorter"),
        ({"owner": "999999"}, IN_LIST),
        ({"owner": "me"}, "Write the day by which the action is done."),
        ({"due_on_day": "31", "due_on_month": "2", "due_on_year": "2099"}, "not in the calendar"),
        ({"due_on_day": "1", "due_on_month": "1", "due_on_year": "2020"}, "This day has passed"),
    ],
)
def test_what_is_missing_is_asked_for_and_the_rest_stays(sign_in, edition, maker, changes, said):
    make_final(pack=edition.pack, seen=1, by=maker)
    if changes.get("owner") == "me":
        changes = {"owner": str(maker.pk)}
    answer = sign_in("survey_analyst").post(
        at("pack-decisions"), {"words": "Ring back.", "who": "The team", **changes}
    )
    assert answer.status_code == 400
    assert said in text(answer)
    assert ("The team" if "who" not in changes else "Ring back.") in text(answer)
    assert not Action.objects.exists()


def test_decisions_wait_for_the_final_pack(sign_in, edition):
    answer = sign_in("survey_analyst").get(at("pack-decisions"), follow=True)
    assert "Make the pack final first" in text(answer)


def test_nothing_is_shown_of_bytes_that_somebody_changed(sign_in, edition):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE surveys_packedition SET sha256 = %s", ["0" * 64])
    client = sign_in("survey_analyst")
    for name, *rest in (("pack",), ("pack-file", 1, "xlsx")):
        answer = client.get(at(name, *rest))
        assert "not as it was put down" in text(answer)
        assert "51" not in text(answer).partition("<main")[2]


def test_the_tile_says_what_waits(db, edition, maker):
    today = timezone.localdate()
    latest = next(quarters_over(today, most=1))
    assert waiting(today) == f"{latest.words}: not made yet"
    after = quarter_called(QUARTER).last.replace(year=2026, month=1, day=20)
    assert waiting(after) == "October to December 2025: a draft"
    make_final(pack=edition.pack, seen=1, by=maker)
    assert waiting(after) == ""


def test_reading_asks_the_database_the_same_few_times(
    sign_in, edition, maker, django_assert_max_num_queries
):
    for seen in range(1, 5):
        write(pack=edition.pack, narrative={"summary": str(seen)}, seen=seen, by=maker)
    client = sign_in("commissioner")
    client.get(at("pack"))
    with django_assert_max_num_queries(12):
        client.get(at("pack"))


def test_who_is_not_signed_in_is_asked_to(client, edition):
    assert client.get(at("pack")).status_code == 302
    assert person("commissioner")
