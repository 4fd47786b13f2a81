"""Figures are made anew, held against the answers, and staff hear where they are wrong."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from surveys.models import Comparable, FiguresState, Response, Rollup
from surveys.rollups.adding import packed, unpacked
from surveys.rollups.checking import check, check_all
from surveys.rollups.draining import catch_up
from surveys.rollups.offers import has_to_know
from surveys.rollups.outbox import count_in
from surveys.rollups.rebuilding import rebuild
from surveys.rollups.version import version_of
from tests.factories.accounts import person
from tests.surveys.rollups.worlds import counted, give, live, one, response_of, tea_survey, versions


@pytest.fixture
def survey(db):
    survey = tea_survey()
    give(survey, one(), one(day=50, team="south"), one(version=0))
    rebuild(survey)
    return survey


def run(name, *arguments):
    out = io.StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def spoil():
    row = Rollup.objects.get(dimension="team", value="south")
    numbers = unpacked(row.counts)
    row.counts = packed([numbers[0] + 2, *numbers[1:]])
    row.save()


# Anew ---------------------------------------------------------------------------------------


def test_made_anew_they_agree_whatever_they_were(survey):
    spoil()
    Rollup.objects.filter(dimension="language").delete()
    Response.objects.filter(team="north", version_id=versions(survey)[0][0]).delete()
    assert "tea-club: " in run("rebuild_figures")
    assert check(survey) == []
    assert live(survey, "language") == counted(survey, "language")


def test_what_waits_is_in_them_once(survey):
    give(survey, one())
    assert run("rebuild_figures", "tea-club") == "tea-club: 4 answers\n"
    assert catch_up() == 0
    assert live(survey) == counted(survey)


def test_rows_of_nobody_go(survey):
    Response.objects.filter(team="south").delete()
    rebuild(survey)
    assert not Rollup.objects.filter(month="2026-02").exists()


def test_an_unknown_survey_is_refused(survey):
    for name in ("rebuild_figures", "check_figures"):
        with pytest.raises(CommandError, match="There is no survey"):
            run(name, "nonsense")


# Against the answers ------------------------------------------------------------------------


def test_they_agree_with_what_waits(survey):
    give(survey, one(), one(team=None))
    assert run("check_figures") == "tea-club: agrees\n"
    assert json.loads(run("check_figures", "tea-club", "--json"))["agrees"] is True


def test_where_they_do_not_is_said(survey):
    spoil()
    out = io.StringIO()
    with pytest.raises(CommandError, match="tea-club do not agree") as refusal:
        call_command("check_figures", stdout=out)
    assert refusal.value.returncode == 1
    assert "2026-02 team south" in out.getvalue()
    assert "3 kept, 1 counted" in out.getvalue()


def test_where_they_do_not_as_json(survey):
    spoil()
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_figures", "--json", stdout=out)
    found = json.loads(out.getvalue())["surveys"]["tea-club"]
    assert (found["agrees"], found["number"]) == (False, 1)
    assert found["differences"][0]["dimension"] == "team"


def test_an_answer_that_was_written_by_somebody_else_is_found(survey):
    response_of(survey, one()).save()
    assert {one.key.dimension for one in check(survey)} >= {"", "team", "language", "team*language"}


def test_the_nightly_check_tells_those_who_set_up_surveys(survey, caplog):
    analyst, reader = person("survey_analyst"), person("directory_editor")
    assert check_all() == ""
    assert not has_to_know(analyst)
    spoil()
    assert check_all() == "do not agree: tea-club"
    assert "tea-club: 1 rows" in caplog.text
    assert has_to_know(analyst)
    assert not has_to_know(reader)
    rebuild(survey)
    check_all()
    assert not has_to_know(analyst)
    assert FiguresState.objects.get().checked_at


# Whether anything is new --------------------------------------------------------------------


def test_the_version_moves_with_each_answer_and_not_when_it_is_worked_off(
    survey, django_assert_num_queries
):
    seen = [version_of(survey)]
    give(survey, one())
    seen.append(version_of(survey))
    catch_up()
    assert version_of(survey) == seen[1]
    give(survey, one())
    seen.append(version_of(survey))
    assert len(set(seen)) == 3
    with django_assert_num_queries(1):
        version_of(survey)


def test_the_version_of_a_survey_without_figures_moves_as_well(db):
    survey = tea_survey()
    before = version_of(survey)
    count_in(give(survey, one())[:0])
    assert version_of(survey) != before


def test_the_version_moves_when_questions_are_found_comparable(survey):
    from surveys.editing.publishing import compare

    before = version_of(survey)
    pks = [pk for pk, form in versions(survey) if form == "standard"]
    old, new = (Response._meta.get_field("version").related_model.objects.get(pk=pk) for pk in pks)
    compare(version=new, earlier=old, reason="The same tea", by=person("survey_analyst"))
    assert Comparable.objects.exists()
    assert version_of(survey) != before
