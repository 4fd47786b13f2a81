"""A trial plan for staff: from chosen or pasted answers, with its trace, and nothing kept."""

import json

import pytest

from carers.models import Plan
from portal.audit.models import AuditEvent
from questionnaires.models import Draft
from tests.directory.staff.reading import mistakes, page, text

TRY = "/staff/carers/try-out/"
FIRST = {"version": "active", "language": "en"}


@pytest.fixture
def trial(manager, assessment, ruleset):
    def tried(pasted=None, **chosen):
        sent = {**FIRST, **chosen}
        if pasted is not None:
            sent["pasted"] = pasted if isinstance(pasted, str) else json.dumps(pasted)
        return manager.post(TRY, sent)

    return tried


def test_the_form_asks_every_question_with_answers_to_choose(manager, assessment, ruleset):
    soup = page(manager.get(TRY))
    assert "A trial." in soup.main.get_text()
    names = {one["name"] for one in soup.select("main [name]")}
    choosing = {one.code for one in assessment.definition.questions if one.is_choosing}
    assert {f"answer.{code}" for code in choosing} <= names


def test_chosen_answers_make_a_plan_with_its_trace(trial):
    said = text(trial(**{"answer.sleep": "hardly", "answer.hard": ["home", "food"]}))
    for words in (
        "Ring and ask for help today",
        "Breaking down: call now stands at the top of the plan – because of ‘I hardly sleep’",
        "breaking-down",
        "Because you said: “I hardly sleep”.",
        "A conversation is needed. Never a decision.",
    ):
        assert words in said


def test_pasted_answers_are_those_of_the_command(trial):
    said = text(trial({"answers": {"sleep": "hardly"}, "postcode": "CV6 5AR"}))
    assert "‘How do you sleep?’: ‘I hardly sleep’" in said


def test_what_is_chosen_goes_before_what_is_pasted(trial):
    said = text(trial({"sleep": "hardly"}, **{"answer.sleep": "well"}))
    assert "‘How do you sleep?’: ‘Well’" in said
    assert "breaking-down" not in said


def test_answers_to_questions_that_are_not_asked_are_left_out_and_said(trial):
    said = text(trial({"hard": ["home"], "o1-help": "yes"}))
    assert "Left out: not asked then" in said
    kept = text(trial({"hard": ["children"], "o1-help": "yes"}))
    assert "Left out: not asked then" not in kept


def test_each_part_of_regulation_3_names_the_answers_it_came_from(trial):
    answer = trial({"necessary": "yes", "health": "worse", "impact": "big"})
    assert "The answers suggest a right to support" in text(answer)
    rows = {
        row.select_one("code").get_text(): row.select("td")
        for row in page(answer).select(".try-out__trace details tbody tr")
    }
    assert rows["H"][0].get_text() == "True"
    assert "(true)" in rows["H"][1].get_text()
    assert rows["O1a"][0].get_text() == "Not known"


def test_what_a_rule_brought_and_the_plan_has_no_room_for_is_said(trial):
    said = text(trial({"sleep": "hardly", "hard": ["home", "work"], "health": "worse",
                       "impact": "big", "break": "never", "money": "cannot-pay"}))  # fmt: skip
    assert "Others weigh more" in said


def test_someone_under_18_gets_what_is_for_her_age(trial):
    said = text(trial({"your-age": "16-17"}))
    assert "Young carer" in said
    assert "It is for people of another age." in said


def test_nothing_is_stored(trial):
    before = AuditEvent.objects.count()
    answer = trial({"safe": ["end-life"]})
    assert answer.status_code == 200
    assert not Plan.objects.exists()
    assert not Draft.objects.exists()
    assert AuditEvent.objects.count() == before


def test_the_page_is_never_kept_by_a_browser(trial):
    assert "no-store" in trial({"sleep": "well"})["Cache-Control"]


def test_the_plan_can_be_read_in_another_language(trial):
    said = text(trial(language="ur"))
    assert "reads-another-language" in said


def test_the_draft_can_be_tried(manager, assessment, draft):
    said = text(manager.post(TRY, {**FIRST, "version": "draft"}))
    assert "Rules: version 2 Draft" in said


@pytest.mark.parametrize(
    ("pasted", "mistake"),
    [
        ("{", "This is not a file of answers"),
        ("[]", "This is not a file of answers"),
        ('"x"', "This is not a file of answers"),
        ('{"answers": []}', "This is not a file of answers"),
        ("[" * 40_000, "This is not a file of answers"),
        ("x" * 100_000, "This is too long for a file of answers."),
        ('{"moon": "full"}', "There is no question 'moon'."),
        ('{"sleep": "sometimes"}', "Question 'sleep' has no option 'sometimes'."),
        ('{"sleep": {"a": 1}}', "The answer to 'sleep' is the code of an option"),
        ('{"sleep": ["well", "hardly"]}', "'sleep' takes one option."),
        ('{"anything-else": ["x"]}', "The answer to 'anything-else' is text."),
    ],
)
def test_what_does_not_fit_is_said(trial, pasted, mistake):
    answer = trial(pasted)
    assert answer.status_code == 400
    assert mistakes(answer)[0].startswith(mistake)


def test_odd_characters_and_empty_answers_break_nothing(trial):
    answer = trial(r'{"anything-else": "\ud800 \u0000 tea", "hard": []}')
    assert answer.status_code == 200
    assert "tea" in text(answer)


@pytest.mark.parametrize(
    "chosen",
    [
        {"answer.sleep": "sometimes"},
        {"answer.hard": ["home", "moon"]},
        {"version": "x"},
        {"language": "xx"},
        {"postcode": "x" * 100},
    ],
)
def test_tampered_choices_are_refused(trial, chosen):
    answer = trial(**chosen)
    assert answer.status_code == 400
    assert mistakes(answer)


def test_an_empty_post_is_told_what_is_missing(manager, assessment, ruleset):
    assert manager.post(TRY, {}).status_code == 400


def test_before_anything_is_loaded(manager, db):
    assert "There are no questions or no rules to try yet." in text(manager.get(TRY))
    assert manager.post(TRY, FIRST).status_code == 200
