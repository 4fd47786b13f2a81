"""The screens: what they show, what they say of a mistake, and what they make of nonsense."""

import pytest

from questionnaires.models import Version
from surveys.editing.questions import change_question, remove_question
from surveys.editing.wording import Wording, wording_of
from surveys.models import Comparable, Form, Survey
from tests.browser_forms import fields_of, with_values
from tests.directory.staff.reading import mistakes, names, page, text
from tests.surveys.editing.conftest import EDITING, codes, desk, draft_of

pytestmark = pytest.mark.django_db

ALL = "/staff/surveys/surveys/"
HAPPY = f"{EDITING}questions/happy/"
NEW = {
    "title": "How was your review?",
    "about": "Tell us.",
    "who_reads": "We do.",
    "identity": "anonymous",
}


def sent(client, url, **changes):
    """The form of a page as a browser would send it, with some fields changed."""
    return client.post(url, with_values(fields_of(client.get(url).content), **changes))


# Surveys ------------------------------------------------------------------------


def test_surveys_stand_by_what_becomes_of_them(analyst, survey):
    assert names(analyst.get(ALL)) == ["The tea club"]
    analyst.post(f"{ALL}tea-club/end/")
    assert "Retired" in text(analyst.get(ALL))
    assert "Retired on" in text(analyst.post(f"{ALL}tea-club/end/", follow=True))
    analyst.post(f"{ALL}tea-club/end/", {"reopen": "yes"})
    assert "In use" in text(analyst.get(ALL))


@pytest.mark.parametrize(
    ("start", "leads_to"), [("nothing", ""), ("bank", "standard/bank/"), ("copy", "")]
)
def test_a_survey_is_made_in_three_ways(analyst, survey, start, leads_to):
    answer = analyst.post(f"{ALL}new/", {**NEW, "start": start, "copied": "tea-club"})
    assert answer.url == f"{ALL}how-was-your-review/{leads_to}"
    made = Version.objects.filter(questionnaire="how-was-your-review")
    assert made.exists() == (start == "copy")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Write a title."),
        ({**NEW, "start": "copy"}, "Choose the survey whose questions are copied."),
        ({**NEW, "start": "copy", "copied": "x"}, "Choose one of the surveys in the list."),
        ({**NEW, "start": "moon"}, "Choose one of the three."),
        ({**NEW, "start": "bank", "readers": ["moon"]}, "Choose from the roles in the list."),
        ({**NEW, "start": "bank", "title": "x" * 200}, "Make this shorter: up to 120 letters."),
    ],
)
def test_what_is_wrong_with_a_new_survey_is_said(analyst, fields, says):
    answer = analyst.post(f"{ALL}new/", fields)
    assert answer.status_code == 400
    assert says in mistakes(answer)
    assert not Survey.objects.exists()


def test_what_is_said_of_a_survey_is_changed(analyst, survey):
    url = f"{ALL}tea-club/words/"
    answer = sent(analyst, url, title="Tea?", is_open=None)
    assert answer.url == f"{ALL}tea-club/"
    survey.refresh_from_db()
    assert (survey.title, survey.is_open) == ("Tea?", False)
    assert sent(analyst, url, about=" ").status_code == 400
    Survey.objects.update(is_safeguarding=True)
    assert {"identity", "is_open", "readers"}.isdisjoint(fields_of(analyst.get(url).content))


# Questions ------------------------------------------------------------------------


def test_questions_stand_in_order_with_all_that_is_set(analyst, survey):
    said = text(analyst.get(EDITING))
    assert said.index("safe?") < said.index("happy?") < said.index("age?")
    assert "happy not (the worst, help numbers follow)" in said
    assert "safe no (bad, somebody is told, help numbers at once)" in said
    assert "Only if ‘contact-wanted?’ is ‘contact-wanted yes’" in said
    assert "Your first change begins the next version" in said


def test_a_page_is_moved_by_a_button(analyst, survey):
    answer = analyst.post(f"{EDITING}move/", {"page": "happy", "step": "up"})
    assert answer.url == f"{EDITING}#page-happy"
    assert codes(draft_of(survey))[:3] == ["safe", "happy", "contact-wanted"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"page": "happy", "step": "sideways"}, 400),
        ({"page": "<b>", "step": "up"}, 400),
        ({"page": "moon", "step": "up"}, 302),
        ({"page": "safe", "step": "up"}, 302),
    ],
)
def test_what_cannot_be_moved_stays(analyst, survey, fields, status):
    assert analyst.post(f"{EDITING}move/", fields).status_code == status
    assert desk(survey).draft is None


def test_questions_come_from_the_bank(analyst, survey):
    url = f"{EDITING}bank/"
    assert "Happy with the help" not in text(analyst.get(url))
    answer = analyst.post(url, {"pages": ["independent", "about-you-more"]})
    assert answer.url == EDITING
    added = {"independent", "eq-disability", "eq-religion", "eq-orientation"}
    assert added <= set(codes(draft_of(survey)))


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        ([], "Tick at least one question."),
        (["safe"], "One of these is asked already, or is not in the bank."),
        (["moon"], "One of these is asked already, or is not in the bank."),
        (["independent", "quote-x"], "One of these is asked already, or is not in the bank."),
        (["independent", "pass-on"], "‘May we pass it on"),
    ],
)
def test_what_the_bank_cannot_give_is_said(analyst, survey, pages, says):
    answer = analyst.post(f"{EDITING}bank/", {"pages": pages})
    assert answer.status_code == 400
    assert desk(survey).draft is None
    if not says.startswith("‘"):
        assert mistakes(answer) == [says]
    assert page(answer).select("input[checked]") or "independent" not in pages


def test_a_question_is_written(analyst, survey):
    answer = sent(
        analyst,
        f"{EDITING}add/",
        title="How hot is the tea?",
        kind="faces",
        indicator="happy",
        answers__0__words="Cold",
        answers__0__order="2",
        answers__1__words="Hot",
        answers__1__order="1",
        answers__1__place="worst",
    )
    assert answer.url == EDITING
    question = draft_of(survey).definition.question_by_code["how-hot-is-the-tea"]
    assert (question.look, question.tags) == ("faces", ("indicator:happy",))
    assert [(one.code, one.tags) for one in question.options] == [
        ("hot", ("bad", "lowest")),
        ("cold", ()),
    ]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": ""}, "Write the question."),
        ({"kind": "slider"}, "Choose one of the ways in the list."),
        ({"answers__0__words": ""}, "Write at least two answers."),
        ({"answers__0__picture": "castle"}, "Choose one of the pictures in the list."),
        ({"answers__0__order": "x"}, "Write a number."),
        ({"answers__0__code": "yes"}, "The answers do not fit this question. Load it once more."),
        ({"answers__TOTAL_FORMS": "x"}, "ManagementForm"),
        ({"answers__TOTAL_FORMS": "99999"}, "30"),
        ({"section": "contact"}, "Choose one of the two."),
        ({"indicator": "moon"}, "Choose one of the list."),
    ],
)
def test_what_is_wrong_with_a_question_is_said(analyst, survey, changes, says):
    whole = {"title": "Tea?", "answers__0__words": "Yes", "answers__1__words": "No"}
    answer = sent(analyst, f"{EDITING}add/", **{**whole, **changes})
    assert answer.status_code == 400
    assert any(says in one for one in mistakes(answer)), mistakes(answer)
    assert desk(survey).draft is None


def test_a_question_is_changed_and_says_when_it_leaves_the_bank(analyst, survey, ann):
    remove_question(desk=desk(survey), code="safe", by=ann)
    analyst.post(f"{EDITING}bank/", {"pages": ["safe"]})
    url = f"{EDITING}questions/safe/"
    assert "Its words are those of the bank" in text(analyst.get(url))
    answer = sent(analyst, url, why="Because.")
    assert "this survey’s own now" in text(analyst.get(answer.url))
    assert draft_of(survey).english["question/safe"]["why"] == "Because."


def test_a_new_question_is_asked_for_before_it_is_made(analyst, survey):
    fields = with_values(fields_of(analyst.get(HAPPY).content), kind="choices")
    answer = analyst.post(HAPPY, fields)
    assert answer.status_code == 400
    assert "this makes it a new question" in mistakes(answer)[0]
    again = fields_of(answer.content)
    assert again["kind"] == ["choices"]
    assert analyst.post(HAPPY, with_values(again, as_new="on")).status_code == 302
    assert "happy-2" in codes(draft_of(survey))


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unseen(analyst, survey, ann):
    fields = with_values(fields_of(analyst.get(HAPPY).content), title="Mine")
    sheet = desk(survey).sheet
    now = wording_of(sheet.question("happy"), sheet.words("happy"))
    other = Wording(**{**vars(now), "title": "Theirs"})
    change_question(desk=desk(survey), code="happy", wording=other, by=ann)
    answer = analyst.post(HAPPY, fields)
    assert answer.status_code == 400
    assert "Somebody else has changed this question" in mistakes(answer)[0]
    assert analyst.post(HAPPY, fields_of(answer.content)).status_code == 302
    assert draft_of(survey).english["question/happy"]["title"] == "Mine"


def test_a_question_is_taken_out_after_a_question(analyst, survey):
    url = f"{EDITING}questions/age/remove/"
    assert "What was answered stays" in text(analyst.get(url))
    analyst.post(url)
    assert "age" not in codes(draft_of(survey))
    kept = analyst.post(f"{EDITING}questions/contact-wanted/remove/", follow=True)
    assert "Change when that one is asked first" in text(kept)
    assert "No longer" not in text(analyst.post(f"{EDITING}throw-away/", follow=True))
    assert desk(survey).draft is None
    assert "no draft any more" in text(analyst.post(f"{EDITING}throw-away/", follow=True))


def test_when_a_question_is_asked_is_built_from_selects(analyst, survey):
    url = f"{HAPPY}when/"
    chosen = analyst.get(url, {"after": "safe"})
    assert "safe rather-not" in text(chosen)
    fields = with_values(fields_of(chosen.content), says="is", options=["yes", "no"])
    assert analyst.post(url, fields).url == url
    said = text(analyst.get(url))
    assert "‘safe?’ is ‘safe yes’ or ‘safe no’" in said
    analyst.post(url, {"take-away": "0"})
    assert "It is always asked." in text(analyst.get(url))


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"after": "age", "says": "any"}, 400),
        ({"after": "safe", "says": "is"}, 400),
        ({"after": "safe", "says": "is", "options": ["moon"]}, 400),
        ({"after": "safe", "says": "perhaps"}, 400),
        ({"take-away": "x"}, 302),
        ({"take-away": "999"}, 302),
    ],
)
def test_nonsense_is_no_condition(analyst, survey, fields, status):
    assert analyst.post(f"{HAPPY}when/", fields).status_code == status
    assert desk(survey).active.definition.question_by_code["happy"].visible_if is None
    draft = desk(survey).draft
    assert draft is None or draft.definition.question_by_code["happy"].visible_if is None


def test_nothing_is_asked_before_the_first_question(analyst, survey):
    answer = analyst.get(f"{EDITING}questions/safe/when/")
    assert "nothing is asked before it" in text(answer)
    assert analyst.get(f"{HAPPY}when/", {"after": "moon"}).status_code == 400


# Publishing -----------------------------------------------------------------------


def test_checks_say_what_to_look_at_and_publish_what_was_looked_at(analyst, survey):
    analyst.post(f"{EDITING}move/", {"page": "happy", "step": "up"})
    url = f"{EDITING}checks/"
    said = text(analyst.get(url))
    assert "Nothing is wrong. It can be taken into use." in said
    assert "‘age?’ is about the person and has no answer" in said
    assert "Urdu In English for now" in said
    assert "Place: after ‘contact-wanted?’ → after ‘safe?’" in said
    refused = sent(analyst, url, reason="Agreed.")
    assert mistakes(refused) == ["Look at each of the points above, and say so here."]
    assert sent(analyst, url, reason="", looked="on").status_code == 400
    done = sent(analyst, url, reason="Agreed.", looked="on", comparable="Only the order.")
    assert done.url == EDITING
    assert desk(survey).active.number == 2
    assert Comparable.objects.get().reason == "Only the order."


def test_what_is_wrong_is_said_and_not_published(analyst, survey):
    analyst.post(f"{EDITING}move/", {"page": "happy", "step": "up"})
    url = f"{EDITING}checks/"
    stale = with_values(fields_of(analyst.get(url).content), reason="Agreed.", looked="on")
    analyst.post(f"{EDITING}move/", {"page": "happy", "step": "up"})
    assert "Look at it once more" in mistakes(analyst.post(url, stale))[0]
    draft = draft_of(survey)
    del draft.body["texts"]["question/happy"]["title"]
    draft.digest = "broken"
    draft.save()
    answer = sent(analyst, url, reason="Agreed.", looked="on")
    assert "no English words for question/happy, title" in mistakes(answer)[0]
    assert desk(survey).active.number == 1


def test_versions_say_what_changed_and_whether_trends_run_on(analyst, survey):
    analyst.post(f"{EDITING}move/", {"page": "happy", "step": "up"})
    sent(analyst, f"{EDITING}checks/", reason="Agreed.", looked="on")
    assert names(analyst.get(f"{EDITING}versions/")) == ["Version 2", "Version 1"]
    url = f"{EDITING}versions/2/"
    assert "All others begin anew" in text(analyst.get(url))
    assert analyst.post(url, {"reason": ""}).status_code == 400
    assert analyst.post(url, {"reason": "The same questions."}).url == url
    assert "Trends run on from version 1: The same questions. (Ann Analyst" in text(
        analyst.get(url)
    )
    assert analyst.post(url, {"reason": "Again."}).status_code == 400
    assert analyst.post(f"{EDITING}versions/1/", {"reason": "x"}).status_code == 400


# Looking ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "lang", "direction"), [("", "en-GB", "ltr"), ("ur", "ur", "rtl")]
)
def test_every_page_is_seen_as_people_will_see_it(analyst, survey, query, lang, direction):
    answer = analyst.get(f"{EDITING}preview/", {"language": query})
    html = page(answer).html
    assert (html["lang"], html["dir"]) == (lang, direction)
    assert len(page(answer).select(".question-page")) == 6
    assert len(page(answer).select(".before-words")) == 1


def test_without_questions_there_is_nothing_to_look_at(analyst, survey):
    Version.objects.all().delete()
    for url in (EDITING, f"{EDITING}checks/", f"{EDITING}versions/", f"{EDITING}bank/"):
        assert analyst.get(url).status_code == 200
    assert "There are no questions yet." in text(analyst.get(f"{EDITING}preview/", follow=True))
    assert analyst.post(f"{EDITING}try/").url == EDITING
    assert analyst.post(f"{EDITING}checks/", {"reason": "x"}).status_code == 400


def test_trial_answers_are_counted_and_deleted(analyst, survey):
    analyst.post(f"{EDITING}try/", {"language": "en"})
    assert "Sent: 0. Under way: 1." in text(analyst.get(f"{ALL}tea-club/"))
    assert "There are none." in text(analyst.post(f"{ALL}tea-club/trials/delete/", follow=True))


# Nobody else, and nothing else --------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "moon/",
        "tea-club/moon/",
        "tea-club/standard/versions/9/",
        "tea-club/standard/versions/99999999999999999999/",
        "tea-club/standard/questions/moon/",
        "tea-club/standard/questions/moon/when/",
        "tea-club/standard/questions/moon/remove/",
    ],
)
def test_what_is_not_there_is_not_found(analyst, survey, url):
    assert analyst.get(f"{ALL}{url}").status_code == 404


def test_a_language_that_is_none_cannot_be_tried(analyst, survey):
    assert analyst.post(f"{EDITING}try/", {"language": "xx"}).status_code == 404


@pytest.mark.parametrize("role", ["council_worker", "principal_social_worker", "carers_manager"])
def test_others_do_not_write_surveys(sign_in, survey, role):
    client = sign_in(role)
    assert client.get(EDITING).status_code == 403
    assert client.post(f"{EDITING}move/", {"page": "happy", "step": "up"}).status_code == 403
    assert desk(survey, Form.STANDARD).draft is None
