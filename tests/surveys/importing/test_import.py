"""Answers from a file: what is taken, what is refused and why, and that nothing comes twice."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command

from portal.alerts.models import Alert, ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from surveys.importing import actions
from surveys.models import Comment, Contact, Identity, Response
from tests.factories.surveys import CODE, survey_of, team_of
from tests.surveys.importing.files import a_file, imported

LONG_AGO = "2024-05-01"
HEADER = ("date", "language", "form", "mode", "team", "happy", "safe", "change", "age")
ROW = (LONG_AGO, "ur", "easy", "phone", "north", "very", "yes", "چائے", "")


@pytest.fixture
def survey(db):
    team_of()
    return survey_of()


def test_a_row_is_a_whole_set_of_answers(survey, tmp_path):
    report = imported(CODE, a_file(tmp_path, HEADER, ROW))
    assert report == {"created": 1, "updated": 0, "unchanged": 0, "deactivated": 0, "rejected": []}
    response = Response.objects.get()
    assert response.answers == {"happy": "very", "safe": "yes"}
    about = (response.language, response.form, response.mode, response.team_id, response.channel)
    assert about == ("ur", "easy", "phone", "north", "import")
    assert (response.week, response.day) == (datetime.date(2024, 4, 29), None)


def test_what_is_not_said_is_standard_english_on_paper_today(survey, tmp_path):
    imported(CODE, a_file(tmp_path, ["HAPPY "], ["Very"]))
    response = Response.objects.get()
    assert (response.language, response.form, response.mode, response.team) == (
        "en",
        "standard",
        "paper",
        None,
    )


def test_words_become_comments_that_nothing_joins_to_the_answers(survey, tmp_path):
    imported(CODE, a_file(tmp_path, HEADER, ROW))
    comment = Comment.objects.get()
    assert (comment.words, comment.question, comment.response) == ("چائے", "change", None)
    assert OwnWords.objects.filter(subject_id=str(comment.pk)).exists()


def test_who_wishes_for_something_becomes_a_contact(survey, tmp_path):
    imported(CODE, a_file(tmp_path, ("contact-wanted", "contact-how"), ("yes", "0800")))
    assert Contact.objects.get().how == "0800"


@pytest.mark.parametrize(("day", "told"), [(LONG_AGO, False), (None, True)])
def test_of_what_is_long_past_nobody_is_alarmed(survey, tmp_path, day, told):
    day = day or datetime.date.today().isoformat()
    imported(CODE, a_file(tmp_path, ("date", "safe", "change"), (day, "no", "Tea")))
    assert (Alert.objects.exists(), ToRead.objects.exists()) == (told, told)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("happy", "nonsense", "no such answer"),
        ("happy", "very; fairly", "takes one answer"),
        ("date", "31/2/2024", "Write a day"),
        ("date", "2999-01-01", "to come"),
        ("date", "", "Write a day"),
        ("team", "nobody", "no such team"),
        ("mode", "shouting", "none of: self"),
        ("form", "hard", "none of: standard"),
        ("language", "Klingon", "does not speak"),
        ("change", "x" * 2001, "longer than 2000"),
    ],
)
def test_a_faulty_row_is_refused_and_the_others_are_taken(survey, tmp_path, column, cell, reason):
    header = ("date", "happy", column) if column not in ("date", "happy") else ("date", "happy")
    good = {"date": LONG_AGO, "happy": "very"}
    rows = [
        [{**good, column: cell}.get(name, "") for name in header],
        [good.get(name, "") for name in header],
    ]
    report = imported(CODE, a_file(tmp_path, header, *rows))
    assert report["created"] == 1
    [refused] = report["rejected"]
    assert (refused["record"], refused["field"]) == ("2", column)
    assert reason in refused["reason"]


def test_a_question_that_the_form_does_not_ask_is_refused(survey, tmp_path):
    report = imported(CODE, a_file(tmp_path, ("form", "happy", "age"), ("easy", "very", "18-64")))
    assert report["rejected"][0]["field"] == "age"


def test_a_row_without_answers_is_refused_and_a_blank_one_passed_over(survey, tmp_path):
    report = imported(CODE, a_file(tmp_path, ("team", "happy"), ("north", ""), ("", "")))
    assert [one["record"] for one in report["rejected"]] == ["2"]


def test_teams_days_options_and_equalities_as_people_write_them(survey, tmp_path):
    header = ("Date", "Team", "Happy", "Language")
    imported(CODE, a_file(tmp_path, header, ("1/5/2024", "team NORTH", "happy very", "Polish")))
    response = Response.objects.get()
    assert (response.team_id, response.answers, response.language) == (
        "north",
        {"happy": "very"},
        "pl",
    )


def test_the_same_file_twice_counts_once(survey, tmp_path):
    file = a_file(tmp_path, HEADER, ROW, ROW)
    imported(CODE, file)
    again = imported(CODE, file)
    assert (again["created"], again["unchanged"]) == (0, 2)
    assert (Response.objects.count(), Comment.objects.count()) == (2, 2)
    assert AuditEvent.objects.filter(verb=actions.IMPORTED).count() == 1


def test_a_record_that_comes_with_other_answers_is_changed(survey, tmp_path):
    header = ("record", "date", "happy", "change")
    imported(CODE, a_file(tmp_path, header, ("17", LONG_AGO, "very", "Tea")))
    report = imported(CODE, a_file(tmp_path, header, ("17", LONG_AGO, "not", "Tea")))
    assert (report["created"], report["updated"]) == (0, 1)
    assert Response.objects.get().answers == {"happy": "not"}
    assert Comment.objects.count() == 1


def test_a_record_comes_once_in_a_file(survey, tmp_path):
    report = imported(CODE, a_file(tmp_path, ("record", "happy"), ("1", "very"), ("1", "not")))
    assert (report["created"], report["rejected"][0]["field"]) == (1, "record")


def test_past_answers_count_at_once(survey, tmp_path):
    imported(CODE, a_file(tmp_path, ("happy",), *[["very"]] * 3))
    assert Response.objects.that_count().count() == 3


@pytest.mark.parametrize(("north", "south", "counted"), [(12, 9, 21), (7, 3, 7), (3, 3, 0)])
def test_of_safeguarding_a_file_is_one_step_where_it_brings_five(
    db, tmp_path, north, south, counted
):
    survey_of(is_safeguarding=True, identity=Identity.LINKED)
    rows = [
        [team_of(team).code, "very"]
        for team, n in (("north", north), ("south", south))
        for _ in range(n)
    ]
    imported(CODE, a_file(tmp_path, ("team", "happy"), *rows))
    assert Response.objects.that_count().count() == counted
    assert set(Response.objects.values_list("identity", flat=True)) == {Identity.ANONYMOUS}


def test_of_a_survey_that_is_linked_the_day_is_kept(db, tmp_path):
    survey_of(identity=Identity.LINKED)
    imported(CODE, a_file(tmp_path, ("date", "happy"), (LONG_AGO, "very")))
    response = Response.objects.get()
    assert (response.identity, str(response.day)) == (Identity.PSEUDONYMOUS, LONG_AGO)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no first row"),
        (b"nothing,of,ours\n1,2,3\n", "No column is called"),
        (b"happy,happy\nvery,very\n", "two columns"),
        (b"happy\nvery\n\xff\xfe\n", "not UTF-8"),
        (b'happy\nvery\n"very\n', "not proper CSV"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(survey, tmp_path, content, said):
    file = tmp_path / "answers.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=said) as refusal:
        call_command("import_responses", CODE, str(file), stdout=io.StringIO())
    assert refusal.value.returncode == 1
    assert not Response.objects.exists()


@pytest.mark.parametrize("arguments", [("nonsense", "answers.csv"), (CODE, "not-there.csv")])
def test_what_is_not_there_is_said(survey, tmp_path, arguments):
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_responses", *arguments, "--json", stdout=out)
    assert '"created": 0' in out.getvalue()


def test_many_rows_take_few_queries(survey, tmp_path, django_assert_max_num_queries):
    file = a_file(tmp_path, ("date", "happy", "change"), *[[LONG_AGO, "very", "Tea"]] * 1200)
    with django_assert_max_num_queries(120):
        assert imported(CODE, file)["created"] == 1200
