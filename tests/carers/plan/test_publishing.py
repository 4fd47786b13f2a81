"""Rules into the database, into use, and what other rules would change."""

from collections import Counter
from copy import deepcopy

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from carers.models import Ruleset
from carers.plan import loading
from carers.plan.items import BadRuleset
from carers.plan.publishing import CannotPublish, faults_of, publish, simulate, untranslated
from carers.plan.texts import KIND
from carers.plan.translating import pieces
from portal.audit.models import AuditEvent
from portal.languages.models import State, Translation
from questionnaires.models import Immutable, VersionState
from tests.carers.plan.conftest import published
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(rules_body):
    return published(rules_body, number=7, state=VersionState.DRAFT)


@pytest.fixture
def changed(rules_body):
    """Without the rule about memory; the emergency plan waits a week longer."""
    body = deepcopy(rules_body)
    body["rules"] = [one for one in body["rules"] if one["code"] != "memory"]
    for one in body["items"]:
        if one["code"] == "emergency-plan":
            one["when"] = "month"
    return published(body, number=8, state=VersionState.DRAFT)


# Publishing ----------------------------------------------------------------------------------


def test_publishing_takes_a_draft_into_use_and_retires_the_old(assessment, ruleset, draft):
    person = UserFactory()
    publish(ruleset=draft, by=person, reason="New numbers.")
    ruleset.refresh_from_db()
    assert Ruleset.objects.active().pk == draft.pk
    assert ruleset.state == VersionState.RETIRED
    event = AuditEvent.objects.get(verb="carers.ruleset.published")
    assert event.detail == {"digest": draft.digest, "reason": "New numbers."}
    draft.refresh_from_db()
    assert (draft.published_by, draft.published_at.date()) == (person, timezone.now().date())


def test_what_is_published_never_changes(assessment, draft):
    publish(ruleset=draft, by="a test")
    draft.refresh_from_db()
    draft.body, draft.digest = {}, "other"
    with pytest.raises(Immutable):
        draft.save()


def test_only_a_draft_can_be_published(assessment, ruleset):
    with pytest.raises(CannotPublish, match="is not a draft any more"):
        publish(ruleset=ruleset, by="a test")


def test_rules_with_faults_are_not_published_and_nothing_changes(assessment, ruleset, rules_body):
    body = deepcopy(rules_body)
    body["rules"][0]["items"] = ["nothing"]
    bad = published(body, number=9, state=VersionState.DRAFT)
    with pytest.raises(CannotPublish) as refused:
        publish(ruleset=bad, by="a test")
    assert refused.value.faults == ["Rule 'danger-end-life': there is no item 'nothing'."]
    assert Ruleset.objects.active().pk == ruleset.pk


def test_overdue_items_stand_against_publishing_by_a_person(assessment, rules_body):
    body = deepcopy(rules_body)
    body["items"][0]["review_by"] = "2020-01-01"
    late = published(body, number=9, state=VersionState.DRAFT)
    with pytest.raises(CannotPublish, match="was to be checked again by 2020-01-01"):
        publish(ruleset=late, by="a test")
    publish(ruleset=late, by="a test", even_overdue=True)
    assert Ruleset.objects.active().pk == late.pk


def test_without_questions_no_rule_can_be_tried(db, draft):
    assert faults_of(draft) == [
        "No questions have been published yet, so that no rule can be tried."
    ]
    with pytest.raises(CannotPublish):
        simulate(draft, draft, [{}])


# Trial runs ----------------------------------------------------------------------------------


def test_a_trial_run_says_how_many_plans_change_and_by_what(assessment, ruleset, changed):
    found = simulate(ruleset, changed, [{"cared-condition": ["memory"]}, {}, {"backup": "nobody"}])
    assert (found.plans, found.changed) == (3, 2)
    assert dict(found.removed) == {"dementia": 1}
    assert dict(found.added) == {}
    assert found.moved["emergency-plan"] == 2


def test_the_same_rules_change_nothing(assessment, ruleset, draft):
    found = simulate(ruleset, draft, [{}, {"sleep": "hardly"}])
    assert (found.plans, found.changed) == (2, 0)
    assert found.added == found.removed == found.moved == Counter()


def test_a_trial_run_goes_by_her_postcode_as_her_plan_did(assessment, ruleset, rules_body):
    body = deepcopy(rules_body)
    body["rules"] = [one for one in body["rules"] if one["code"] != "elsewhere"]
    without = published(body, number=9, state=VersionState.DRAFT)
    answers = {"cared-lives": "with-me", "postcode": "M1 1AA"}
    assert simulate(ruleset, without, [answers]).removed == Counter({"elsewhere": 1})


def test_a_trial_run_without_plans(assessment, ruleset, draft):
    assert simulate(ruleset, draft, []).plans == 0


# Loading -------------------------------------------------------------------------------------


def test_loading_makes_a_draft_once(db):
    first, again = loading.load(), loading.load()
    assert (first.is_new, again.is_new) == (True, False)
    assert first.ruleset.pk == again.ruleset.pk
    assert (first.ruleset.number, first.ruleset.state) == (1, VersionState.DRAFT)


def test_a_newer_draft_replaces_an_older_one_and_published_ones_stay(assessment, ruleset, changed):
    made = loading.load().ruleset
    # The files say what the published version says, but the newest is another.
    assert made.number == 2
    assert set(Ruleset.objects.values_list("number", flat=True)) == {1, 2}


def test_files_that_cannot_be_read_change_nothing(db, tmp_path):
    (tmp_path / "rules.toml").write_text("[[rule]]\ncode = ", encoding="utf-8")
    with pytest.raises(BadRuleset, match="not TOML"):
        loading.load(tmp_path)
    (tmp_path / "rules.toml").write_text("x = 1", encoding="utf-8")
    with pytest.raises(OSError, match=r"items\.toml"):
        loading.load(tmp_path)
    assert not Ruleset.objects.exists()


def test_the_command_publishes_the_first_and_then_only_on_request(assessment, monkeypatch, capsys):
    call_command("load_plan_rules")
    first = Ruleset.objects.active()
    call_command("load_plan_rules")
    assert Ruleset.objects.count() == 1
    newer = {**first.body, "most": {**first.body["most"], "items": 13}}
    monkeypatch.setattr(loading, "body", lambda folder: newer)
    call_command("load_plan_rules")
    assert Ruleset.objects.active().pk == first.pk
    call_command("load_plan_rules", publish=True)
    assert Ruleset.objects.active().body["most"]["items"] == 13
    out = capsys.readouterr()
    assert "Rules of plans, version 1: published." in out.out


def test_the_command_tells_what_is_overdue_and_untranslated(assessment, monkeypatch, capsys):
    from carers.plan.files import body

    late = body()
    late["items"][0]["review_by"] = "2020-01-01"
    monkeypatch.setattr(loading, "body", lambda folder: late)
    call_command("load_plan_rules")
    err = capsys.readouterr().err
    assert "Item 'end-life' was to be checked again by 2020-01-01." in err


def test_the_command_says_why_it_could_not_publish(db, capsys):
    with pytest.raises(CommandError, match="was not published"):
        call_command("load_plan_rules")
    assert "No questions have been published yet" in capsys.readouterr().err
    assert not Ruleset.objects.filter(state=VersionState.ACTIVE).exists()


def test_the_command_says_why_files_cannot_be_loaded(db, monkeypatch):
    def broken(folder):
        raise BadRuleset("Rule 'x' cannot be read.")

    monkeypatch.setattr(loading, "body", broken)
    with pytest.raises(CommandError, match="Rule 'x' cannot be read"):
        call_command("load_plan_rules")


# Words ---------------------------------------------------------------------------------------


def test_texts_without_a_translation_are_listed_for_each_language(ruleset):
    before = untranslated(ruleset)["ur"]
    assert "item/cress, what.2" in before
    assert "en" not in untranslated(ruleset)
    Translation.objects.create(
        kind=KIND, object_id="item/cress", language="ur", texts={"what.2": "…"}, state=State.DRAFT
    )
    assert set(before) - set(untranslated(ruleset)["ur"]) == {"item/cress, what.2"}


def test_translators_get_items_with_danger_first(ruleset):
    by_unit = {piece.unit.pk: piece for piece in pieces()}
    assert by_unit["item/end-life"].first == "danger"
    assert by_unit["item/end-life"].title == "Talk to someone now"
    assert by_unit["item/training"].first == ""
    assert by_unit["contact/council"].title == "Adult Social Care Direct"


def test_translators_get_nothing_before_rules_are_loaded(db):
    assert pieces() == []


def test_words_of_files_become_rows(db, tmp_path):
    from shutil import copytree

    from carers.apps import DATA

    folder = tmp_path / "data"
    copytree(DATA, folder)
    for one in (folder / "items" / "texts").glob("*.toml"):
        if one.name != "en.toml":
            one.unlink()
    (folder / "items" / "texts" / "pl.toml").write_text(
        '[item.cress]\ntitle = "Zapisz się"\nwhat = ["Zapytaj."]\n', encoding="utf-8"
    )
    assert loading.load(folder).texts == 1
    row = Translation.objects.get(kind=KIND, language="pl")
    assert row.object_id == "item/cress"
    assert row.texts == {"title": "Zapisz się", "what.1": "Zapytaj."}
    assert loading.load(folder).texts == 0
