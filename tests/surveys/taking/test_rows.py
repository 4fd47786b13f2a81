"""Row by row: each answer in the column of its question, and nothing that leads to a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.definition import Option, Question
from surveys.figures.results import Asked, columns_for, results
from surveys.figures.tables import Tier
from surveys.joining import STEP, join_steps
from surveys.models import Comparable, Form, Identity, Response, Taking
from surveys.taking.actions import take_rows
from surveys.taking.coding import LEFT_OUT, NOT_ASKED, NOT_SHOWN, SEVERAL, cells_of
from surveys.taking.coding import Asked as Named
from surveys.taking.files import sheets_of
from surveys.taking.questions import PLAIN, Questions
from surveys.taking.rows import header_of, rows_of
from tests.factories.accounts import person
from tests.factories.surveys import answered, survey_of, team_of, version_of
from tests.surveys.taking.opening import IN_JUNE, wish

CODES = ("a", "b", "c-1")


@pytest.fixture
def survey(db):
    return survey_of(identity=Identity.LINKED)


def give(survey, answers, **fields):
    return answered(survey, answers, **{"day": IN_JUNE, **fields})


def rows(survey, **changes):
    taking = take_rows(survey=survey, wish=wish(**changes), by=person("survey_analyst"))
    asked = Questions(survey, form=taking.form, with_person=taking.with_person)
    header = header_of(taking, asked)
    return [dict(zip(header, row, strict=True)) for row in rows_of(taking, asked)]


def test_a_row_holds_codes_and_what_it_is_of(survey):
    give(survey, {"happy": "very", "change": "Tea!"}, team=team_of(), language="ur")
    [row] = rows(survey)
    assert (row["week"], row["day"]) == ("2026-06-08", "2026-06-10")
    assert (row["form"], row["version"], row["language"]) == ("standard", "1", "ur")
    assert (row["team"], row["mode"], row["channel"]) == ("north", "self", "open")
    assert (row["happy"], row["safe"]) == ("very", LEFT_OUT)
    assert "Tea!" not in row.values()


def test_no_column_leads_to_a_person(survey):
    give(survey, {"happy": "very"})
    [row] = rows(survey)
    assert not {"id", "invitation", "pseudonym", "person", "change", "contact-how"} & set(row)
    assert str(Response.objects.get().pk) not in row.values()


def test_what_people_said_about_themselves_is_left_out_unless_asked_for(survey):
    give(survey, {"happy": "very", "age": "65-plus"})
    assert "age" not in rows(survey)[0]
    assert rows(survey, with_person=True)[0]["age"] == "65-plus"


def test_both_forms_share_a_column_where_they_ask_the_same(survey):
    give(survey, {"happy": "very", "age": "65-plus"})
    give(survey, {"happy": "not"}, form=Form.EASY)
    found = {row["form"]: row for row in rows(survey, with_person=True)}
    assert (found["standard"]["happy"], found["easy"]["happy"]) == ("very", "not")
    assert (found["standard"]["age"], found["easy"]["age"]) == ("65-plus", NOT_ASKED)
    assert [row["form"] for row in rows(survey, form="easy")] == ["easy"]


def changed(survey, old):
    """The next version: one more answer to `happy`, and its question before all others."""
    data = old.body["definition"]
    pages = [one for part in data["section"] for one in part["page"]]
    questions = [question for page in pages for question in page["question"]]
    [happy] = [one for one in questions if one["code"] == "happy"]
    first = {**happy, "option": [*happy["option"], {"code": "new", "tags": ["bad"]}]}
    others = [one for one in questions if one["code"] in ("safe", "age")]
    made = [{"code": one["code"], "question": [one]} for one in (first, *others)]
    type(old).objects.filter(pk=old.pk).update(state="retired")
    return version_of(survey, number=2, section=[{"code": "questions", "page": made}])


def test_columns_never_shift_when_a_question_changes(survey):
    give(survey, {"happy": "very", "safe": "yes"})
    old = Response.objects.get().version
    new = changed(survey, old)
    give(survey, {"happy": "new", "safe": "no"}, version=new)
    found = {row["version"]: row for row in rows(survey)}
    assert (found["1"]["happy"], found["1"]["happy@1"]) == (NOT_ASKED, "very")
    assert (found["2"]["happy"], found["2"]["happy@1"]) == ("new", NOT_ASKED)
    assert (found["1"]["safe"], found["2"]["safe"]) == ("yes", "no")
    Comparable.objects.create(version=new, earlier=old, reason="One more answer", by=person())
    found = {row["version"]: row for row in rows(survey)}
    assert (found["1"]["happy"], found["2"]["happy"]) == ("very", "new")


def test_columns_are_called_as_results_call_them(survey):
    give(survey, {"happy": "very"})
    changed(survey, Response.objects.get().version)
    names = {one.name for columns in columns_for(survey).values() for one in columns}
    assert set(Questions(survey, with_person=True).names) == names
    assert len(header := rows(survey, with_person=True)[0]) == len(names) + len(PLAIN)
    assert set(header) == names | set(PLAIN)


def test_only_what_counts_and_has_joined(db):
    survey = survey_of()
    for _ in range(STEP + 2):
        give(survey, {"happy": "very"})
    answered(survey, {"happy": "very"}, day=IN_JUNE, identity=Identity.LINKED, is_trial=True)
    assert rows(survey) == []
    join_steps()
    found = rows(survey)
    assert len(found) == STEP == results(Asked(survey, Tier.TEAM)).base
    assert {row["day"] for row in found} == {""}


def test_a_month_has_the_weeks_whose_thursday_is_in_it(survey):
    for day in (1, 30):
        give(survey, {"happy": "very"}, day=IN_JUNE.replace(day=day))
    give(survey, {"happy": "very"}, day=IN_JUNE.replace(month=7, day=2))
    assert len(rows(survey)) == 1


def test_within_a_week_order_says_nothing_of_when_they_came(survey):
    for number in range(40):
        give(survey, {"happy": "very" if number < 20 else "not"})
    found = [row["happy"] for row in rows(survey)]
    expected = Response.objects.order_by("pk").values_list("answers", flat=True)
    assert found == [one["happy"] for one in expected]
    assert found != ["very"] * 20 + ["not"] * 20


def test_pseudonyms_hold_in_one_file_only(survey):
    for pseudonym in ("x" * 64, "x" * 64, "y" * 64, ""):
        give(survey, {"happy": "very"}, identity=Identity.PSEUDONYMOUS, pseudonym=pseudonym)
    first, second = (
        [row["person"] for row in rows(survey, why_pseudonyms="Answers over time")]
        for _ in range(2)
    )
    assert sorted(map(first.count, set(first))) == [1, 1, 2]
    assert "" in first
    assert set(first) & set(second) == {""}
    assert "x" * 64 not in first


# Cells --------------------------------------------------------------------------------------

OPTIONS = tuple(Option(code) for code in CODES)
FIRST = Question("first", "choice", options=OPTIONS)
SECOND = Question(
    "second", "choices", options=OPTIONS, visible_if={"question": "first", "any_of": ["a"]}
)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "first": st.sampled_from(CODES),
        "second": st.lists(st.sampled_from(CODES), min_size=1, unique=True),
    },
)


@given(GIVEN)
def test_reading_the_cells_back_gives_the_answers(answers):
    names = ["first", "never", "second"]
    cells = cells_of(names, [Named("second", SECOND, False), Named("first", FIRST, False)])
    row = dict(zip(names, (cell(answers) for cell in cells), strict=True))
    back = {
        code: text if code == "first" else text.split(SEVERAL)
        for code, text in row.items()
        if not text.startswith("(")
    }
    assert back == answers
    assert row["never"] == NOT_ASKED
    if "second" not in answers:
        assert row["second"] == (LEFT_OUT if answers.get("first") == "a" else NOT_SHOWN)


def test_no_code_of_an_option_reads_like_what_is_no_answer(survey):
    for version in Questions(survey).versions:
        for question in version.definition.questions:
            assert not {LEFT_OUT, NOT_SHOWN, NOT_ASKED} & set(question.by_code)
            assert not any(SEVERAL in code for code in question.by_code)


def test_a_question_that_is_called_like_a_plain_column_stands_beside_it(db):
    page = {"code": "mode", "question": [{"code": "mode", "type": "choice", "option": []}]}
    survey = survey_of("bus-club", has_easy=False)
    version_model = type(Questions(survey).versions[0])
    version_model.objects.all().update(state="retired")
    page["question"][0]["option"] = [{"code": "bus"}, {"code": "tram"}]
    version_of(survey, number=2, section=[{"code": "questions", "page": [page]}])
    give(survey, {"mode": "bus"}, identity=Identity.LINKED)
    [row] = rows(survey)
    assert (row["mode"], row["question:mode"]) == ("self", "bus")


def test_a_number_is_in_the_row_and_a_postcode_only_with_what_is_personal(db):
    survey = survey_of("walk-club", has_easy=False)
    version_model = type(Questions(survey).versions[0])
    version_model.objects.all().update(state="retired")
    asked = [{"code": "walks", "type": "number"}, {"code": "home", "type": "postcode"}]
    pages = [{"code": one["code"], "question": [one]} for one in asked]
    version_of(survey, number=2, section=[{"code": "questions", "page": pages}])
    give(survey, {"walks": "3", "home": "CV1 1AA"}, identity=Identity.LINKED)
    [row] = rows(survey)
    assert row["walks:number"] == "3"
    assert "home:postcode" not in row
    assert rows(survey, with_person=True)[0]["home:postcode"] == "CV1"


def test_sheets_come_in_their_order(survey):
    taking = take_rows(survey=survey, wish=wish(with_comments=True), by=person("survey_analyst"))
    names = [sheet.name for sheet in sheets_of(taking)]
    assert names == ["about", "rows", "columns", "codes", "versions", "comparable", "comments"]
    assert taking.state == Taking.State.READY
