"""Whatever joins the figures or leaves them is noted, in the same transaction, and nowhere else."""

import ast
import datetime
from pathlib import Path

import pytest
from django.db import transaction

from surveys import joining
from surveys.models import Change, Identity, Response
from surveys.rollups.outbox import given_in
from tests.factories.surveys import answered, survey_of, team_of
from tests.surveys.importing.files import a_file, imported

ROOT = Path(__file__).resolve().parents[3]
MAY_WRITE = {
    "surveys/recording.py",
    "surveys/joining.py",
    "surveys/importing/actions.py",
    "surveys/demonstration/refreshing.py",
    "surveys/editing/trials.py",
}
"""Those that call `count_in` and `count_out`, or touch trials alone."""
WRITES = {"create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "save"}


@pytest.fixture
def survey(db):
    return survey_of(identity=Identity.LINKED)


def signs():
    return list(Change.objects.values_list("sign", flat=True))


def test_a_linked_answer_is_noted_with_all_that_is_counted_of_it(survey):
    answered(survey, {"happy": "very"}, team=team_of(), day=datetime.date(2026, 4, 30))
    change = Change.objects.get()
    response = Response.objects.get()
    assert (change.survey_id, change.month, change.sign) == (survey.pk, "2026-04", 1)
    assert given_in(change.facts) == (
        response.version_id,
        {"happy": "very"},
        datetime.date(2026, 4, 27),
        "en",
        "self",
        "open",
        "north",
    )


def test_nothing_of_it_leads_to_the_answer(survey):
    response = answered(survey, {"happy": "very"})
    assert str(response.pk) not in str(Change.objects.values().get())


def test_what_is_not_stored_is_not_noted(survey):
    with transaction.atomic():
        answered(survey, {"happy": "very"})
        transaction.set_rollback(True)
    assert signs() == []


def test_the_same_sent_twice_is_noted_once(survey):
    first = answered(survey, {"happy": "very"})
    with pytest.raises(AssertionError):
        answered(survey, {"happy": "very"}, response_id=first.pk)
    assert signs() == [1]


def test_a_trial_is_never_noted(survey):
    answered(survey, {"happy": "very"}, is_trial=True)
    assert signs() == []


@pytest.mark.parametrize(("given", "noted"), [(4, 0), (5, 5), (9, 5)])
def test_anonymous_ones_are_noted_when_they_join_never_before(db, given, noted):
    survey = survey_of()
    for _ in range(given):
        answered(survey, {"happy": "very"})
    assert signs() == []
    joining.join_steps()
    assert signs() == [1] * noted
    joining.join_steps()
    assert signs() == [1] * noted


HEADER = ["record", "date", "happy"]


def test_what_is_imported_is_noted_once(survey, tmp_path):
    file = a_file(tmp_path, HEADER, ["1", "2026-06-10", "very"], ["2", "2026-06-10", "not"])
    imported(survey.code, file)
    imported(survey.code, file)
    assert signs() == [1, 1]


def test_a_corrected_row_leaves_as_it_was_and_joins_as_it_is(survey, tmp_path):
    imported(survey.code, a_file(tmp_path, HEADER, ["1", "2026-06-10", "very"]))
    imported(survey.code, a_file(tmp_path, HEADER, ["1", "2026-07-10", "not"]))
    said = [(one.sign, one.month, one.facts["answers"]["happy"]) for one in Change.objects.all()]
    assert said == [(1, "2026-06", "very"), (-1, "2026-06", "very"), (1, "2026-07", "not")]


def test_of_safeguarding_a_row_that_still_waits_is_corrected_unnoted(db, tmp_path):
    survey = survey_of(is_safeguarding=True)
    imported(survey.code, a_file(tmp_path, HEADER, ["1", "2026-06-10", "very"]))
    imported(survey.code, a_file(tmp_path, HEADER, ["1", "2026-06-10", "not"]))
    assert signs() == []


def test_no_other_module_writes_answers():
    found = {
        str(file.relative_to(ROOT))
        for room in ("surveys", "portal", "questionnaires", "carers", "directory")
        for file in (ROOT / room).rglob("*.py")
        if "migrations" not in file.parts and writes_answers(ast.parse(file.read_text()))
    }
    assert found <= MAY_WRITE
    assert {"surveys/recording.py", "surveys/importing/actions.py"} <= found


def writes_answers(tree):
    """`Response.objects…create(…)`, and `response.save(…)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            start = ast.unparse(node.func.value)
            is_ours = start.startswith("Response.objects") or start.lower().endswith("response")
            if node.func.attr in WRITES and is_ours:
                return True
    return False


def test_the_search_for_modules_finds_each_way_of_writing():
    for line in (
        "Response.objects.filter(pk=1).update(week=None)",
        "Response.objects.create()",
        "whole.response.save()",
    ):
        assert writes_answers(ast.parse(line))
    assert not writes_answers(ast.parse("Response.objects.filter(pk=1).count()"))
