"""Versions: looked at, compared, checked, tried on last month's plans, taken into use."""

import datetime
from copy import deepcopy

import pytest

from carers.models import Plan, Ruleset
from carers.staff.publishing import Refused, take_up_again
from carers.staff.trial_run import FEW, in_words, run
from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from questionnaires.loading import digest_of_body
from questionnaires.models import Version, VersionState
from tests.carers.plan.conftest import published
from tests.directory.staff.reading import mistakes, names, page, text
from tests.factories.plans import draft_with_key, plan_of

VERSIONS = "/staff/carers/versions/"
DRAFT = f"{VERSIONS}rules/2/"
WHY = {"reason": "Agreed by the carers board."}


@pytest.fixture
def new_questions(assessment):
    body = deepcopy(assessment.body)
    body["texts"]["question/sleep"]["title"] = "Do you sleep?"
    return Version.objects.create(
        questionnaire=assessment.questionnaire, number=2, body=body, digest=digest_of_body(body)
    )


# Looking ---------------------------------------------------------------------


def test_draft_in_use_and_old_ones_are_listed_in_this_order(manager, assessment, draft, rules_body):
    published(rules_body, number=3, state=VersionState.RETIRED)
    answer = manager.get(VERSIONS)
    assert names(answer) == ["Version 1", "Version 2", "Version 1", "Version 3"]
    assert "It came with the portal" in text(answer)


def test_before_anything_is_loaded(manager, db):
    assert "None have been loaded yet." in text(manager.get(VERSIONS))


def test_a_draft_says_what_it_changes_and_that_nothing_is_wrong(manager, assessment, draft):
    said = text(manager.get(DRAFT))
    assert "Nothing is wrong. It can be taken into use." in said
    assert "What is different from version 1, in use now" in said
    assert "Write down your emergency plan emergency-plan When: week → month" in said


def test_changed_words_of_questions(manager, new_questions):
    said = text(manager.get(f"{VERSIONS}questions/2/"))
    assert "Words: How do you sleep? → Do you sleep?" in said


def test_what_is_wrong_with_a_draft_is_said(manager, assessment, draft):
    body = {**draft.body, "rules": draft.body["rules"][1:]}
    Ruleset.objects.filter(number=2).update(body=body, digest=digest_of_body(body))
    said = text(manager.get(DRAFT))
    assert "to put right" in said
    assert "Nothing in a plan goes by 'end-life' of question 'safe'." in said


def test_a_draft_that_cannot_be_read_is_a_fault_and_no_crash(manager, assessment, draft):
    Ruleset.objects.filter(number=2).update(body={"rules": []}, digest="x")
    assert "Something is missing or of the wrong kind" in text(manager.get(DRAFT))


def test_questions_that_rules_in_use_rely_on_are_missed(manager, new_questions, ruleset):
    body = deepcopy(new_questions.body)
    for section in body["definition"]["section"]:
        for one in section["page"]:
            for question in one["question"]:
                if question["code"] == "sleep":
                    question["option"] = [o for o in question["option"] if o["code"] != "hardly"]
    del body["texts"]["question/sleep"]["option.hardly"]
    Version.objects.filter(number=2).update(body=body, digest=digest_of_body(body))
    said = text(manager.get(f"{VERSIONS}questions/2/"))
    assert "With these questions, the rules in use would no longer fit" in said
    assert "question 'sleep' has no option 'hardly'" in said
    assert "Nothing is wrong." in said


@pytest.mark.parametrize(
    "url", ["rules/9/", "rules/99999999999999999999/", "questions/1/", "moon/1/"]
)
def test_other_versions_are_not_found(manager, ruleset, url):
    assert manager.get(f"{VERSIONS}{url}").status_code == 404
    assert manager.post(f"{VERSIONS}{url}publish/", WHY).status_code == 404


# Publishing ------------------------------------------------------------------


def test_publishing_takes_it_into_use_and_records_who_and_why(manager, assessment, draft):
    assert manager.post(f"{DRAFT}publish/", WHY).url == DRAFT
    assert Ruleset.objects.active() == draft
    assert Ruleset.objects.get(number=1).state == VersionState.RETIRED
    event = AuditEvent.objects.get()
    assert sentence(event) == (
        "Carol Manager published Rules of plans, version 2: Agreed by the carers board."
    )
    assert sentence(event) in text(manager.get(DRAFT))


def test_questions_are_published_too(manager, new_questions):
    manager.post(f"{VERSIONS}questions/2/publish/", WHY)
    new_questions.refresh_from_db()
    assert new_questions.state == VersionState.ACTIVE
    assert new_questions.published_by.name == "Carol Manager"


@pytest.mark.parametrize(
    ("reason", "mistake"),
    [
        ("", "Say why it is taken into use, and who agreed."),
        ("  ", "Say why it is taken into use, and who agreed."),
        ("x" * 300, "Use fewer words."),
    ],
)
def test_nothing_is_published_without_a_reason(manager, assessment, draft, reason, mistake):
    answer = manager.post(f"{DRAFT}publish/", {"reason": reason})
    assert answer.status_code == 400
    assert mistakes(answer) == [mistake]
    assert Ruleset.objects.active().number == 1


def test_what_has_faults_is_not_published(manager, assessment, draft):
    body = {**draft.body, "rules": draft.body["rules"][1:]}
    Ruleset.objects.filter(number=2).update(body=body, digest=digest_of_body(body))
    answer = manager.post(f"{DRAFT}publish/", WHY)
    assert answer.status_code == 400
    assert any("end-life" in mistake for mistake in mistakes(answer))
    assert Ruleset.objects.active().number == 1
    assert not AuditEvent.objects.exists()


def test_overdue_items_are_only_published_on_purpose(manager, assessment, draft):
    body = deepcopy(draft.body)
    body["items"][0]["review_by"] = "2020-01-01"
    Ruleset.objects.filter(number=2).update(body=body, digest=digest_of_body(body))
    assert manager.post(f"{DRAFT}publish/", WHY).status_code == 400
    assert manager.post(f"{DRAFT}publish/", {**WHY, "even_overdue": "on"}).status_code == 302


def test_what_is_in_use_cannot_be_published_again(manager, assessment, ruleset):
    assert manager.post(f"{VERSIONS}rules/1/publish/", WHY).status_code == 400


@pytest.mark.parametrize("role", ["carers_adviser", "council_worker", "principal_social_worker"])
def test_others_read_and_do_not_publish(sign_in, assessment, draft, role):
    reader = sign_in(role)
    assert page(reader.get(DRAFT)).select("main form") == []
    for what in ("publish", "take-up", "trial"):
        assert reader.post(f"{DRAFT}{what}/", WHY).status_code == 403
    assert Ruleset.objects.active().number == 1


# An old version again --------------------------------------------------------


def test_an_old_version_becomes_a_new_draft(manager, assessment, ruleset, rules_body):
    old = published({**rules_body, "most": {"items": 5}}, number=2, state=VersionState.RETIRED)
    assert manager.post(f"{VERSIONS}rules/2/take-up/").url == f"{VERSIONS}rules/3/"
    made = Ruleset.objects.get(number=3)
    assert (made.state, made.body) == (VersionState.DRAFT, old.body)
    assert sentence(AuditEvent.objects.get()) == (
        "Carol Manager took up version 2 again, as Rules of plans, version 3."
    )


def test_old_questions_too(carol, assessment):
    Version.objects.update(state=VersionState.RETIRED)
    made = take_up_again(what="questions", version=Version.objects.get(), by=carol)
    assert (made.questionnaire, made.number) == (assessment.questionnaire, 2)


def test_a_draft_that_is_there_is_not_replaced(manager, assessment, draft, rules_body):
    published(rules_body, number=3, state=VersionState.RETIRED)
    answer = manager.post(f"{VERSIONS}rules/3/take-up/", follow=True)
    assert "There is a draft already." in text(answer)
    assert Ruleset.objects.count() == 3


def test_what_is_in_use_is_not_taken_up(carol, assessment, ruleset):
    with pytest.raises(Refused, match="no longer in use"):
        take_up_again(what="rules", version=ruleset, by=carol)


# On last month's plans -------------------------------------------------------


def plans(version, number, **answers):
    return [plan_of(draft_with_key(version, **answers)[0]) for _ in range(number)]


def test_so_many_of_last_months_plans_would_change(assessment, ruleset, draft):
    plans(assessment, 6, sleep="well")
    found = run(old=ruleset, new=draft)
    assert (found.plans, found.changed) == ("6", "6")
    moved = {one.title: (one.moved, one.added, one.removed) for one in found.items}
    assert moved["Write down your emergency plan"] == ("6", "none", "none")


def test_old_and_replaced_plans_are_not_counted(assessment, ruleset, draft):
    old, *_ = plans(assessment, 7, sleep="well")
    long_ago = old.made_at - datetime.timedelta(days=40)
    Plan.objects.filter(pk=old.pk).update(made_at=long_ago)
    assert run(old=ruleset, new=draft).plans == "6"


@pytest.mark.parametrize(("number", "words"), [(0, "none"), (1, FEW), (4, FEW)])
def test_of_a_few_plans_nothing_is_told(assessment, ruleset, draft, number, words):
    plans(assessment, number, sleep="well")
    found = run(old=ruleset, new=draft)
    assert (found.plans, found.changed, found.items) == (words, words, [])


@pytest.mark.parametrize(
    ("number", "words"), [(0, "none"), (1, FEW), (4, FEW), (5, "5"), (1234, "1,234")]
)
def test_small_numbers_are_not_told_apart(number, words):
    assert in_words(number) == words


def test_items_that_few_plans_would_lose_are_not_named(assessment, ruleset, rules_body):
    body = deepcopy(rules_body)
    body["rules"] = [one for one in body["rules"] if one["code"] != "memory"]
    without = published(body, number=2, state=VersionState.DRAFT)
    plans(assessment, 4, **{"cared-condition": ["memory"]})
    plans(assessment, 3, sleep="well")
    found = run(old=ruleset, new=without)
    assert (found.plans, found.changed, found.items) == ("7", FEW, [])


def test_a_trial_run_is_a_post_that_is_on_record(manager, assessment, draft):
    plans(assessment, 5, sleep="well")
    assert manager.get(f"{DRAFT}trial/").status_code == 405
    said = text(manager.post(f"{DRAFT}trial/"))
    assert "whose answers are still there: 5" in said
    assert "Write down your emergency plan" in said
    assert sentence(AuditEvent.objects.get()) == (
        "Carol Manager tried Rules of plans, version 2 on last month’s plans: 5."
    )


def test_there_must_be_rules_to_compare_with(manager, assessment, new_questions, ruleset):
    for url in (f"{VERSIONS}rules/1/", f"{VERSIONS}questions/2/"):
        answer = manager.post(f"{url}trial/", follow=True)
        assert "no other rules to compare" in text(answer)
