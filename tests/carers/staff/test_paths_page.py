"""The page of all paths, with what ships."""

import pytest

from carers.models import Ruleset
from questionnaires.models import Version, VersionState
from tests.carers.staff import shipped
from tests.directory.staff.reading import page, text

PATHS = "/staff/carers/paths/"


@pytest.fixture
def whole(manager, assessment, ruleset):
    return manager.get(PATHS)


def test_every_question_rule_and_item_is_on_the_page(whole, book):
    ids = {one["id"] for one in page(whole).select("[id]")}
    assert {f"rule-{rule.code}" for rule in book.rules} <= ids
    assert {f"item-{code}" for code in book.items} <= ids
    texts = {one.text_code for one in shipped.definition().questions}
    shown = {one for one in ids if one.startswith("question-")}
    assert len(shown) == len(texts)


def test_every_link_on_the_page_leads_to_something_on_it(whole):
    soup = page(whole)
    ids = {one["id"] for one in soup.select("[id]")}
    anchors = {link["href"] for link in soup.select("main a") if link["href"].startswith("#")}
    assert len(anchors) > 150
    assert {anchor.removeprefix("#") for anchor in anchors} <= ids


def test_a_question_says_what_opens_it_and_where_its_answers_lead(whole):
    question = page(whole).select_one("#question-safe")
    said = " ".join(question.get_text(" ").split())
    assert "Asked always." in said
    assert "R0 Danger now: the help page comes at once" in said
    assert question.select_one('a[href="#rule-danger-end-life"]')
    assert question.select_one('a[href="#item-end-life"]')


def test_an_item_says_where_it_comes_from_and_how_sure_it_is(whole):
    item = " ".join(page(whole).select_one("#item-end-life").get_text(" ").split())
    for words in ("Numbers for urgent help", "To confirm", "31 May 2027", "Adult Social Care"):
        assert words in item


def test_one_part_links_to_the_whole_page_for_the_rest(manager, assessment, ruleset):
    answer = manager.get(f"{PATHS}?show=law")
    assert page(answer).select_one("#regulation-3")
    assert page(answer).select_one("#question-safe") is None
    link = page(answer).select_one('a[href$="#question-able"]')
    assert link["href"] == "?questions=1&rules=1#question-able"
    assert manager.get(PATHS + link["href"].split("#")[0]).status_code == 200


def test_missing_texts_of_one_language_in_full(manager, assessment, ruleset):
    counted = text(manager.get(f"{PATHS}?show=gaps"))
    assert "question/safe, option.end-life" not in counted
    listed = text(manager.get(f"{PATHS}?show=gaps&language=pl"))
    assert "carer-assessment/question/safe, option.end-life" in listed


def test_the_draft_can_be_looked_at_instead(manager, assessment, draft):
    assert "Rules: version 1 In use" in text(manager.get(f"{PATHS}?show=items"))
    answer = text(manager.get(f"{PATHS}?show=items&version=draft"))
    assert "Questions: version 1 In use" in answer
    assert "Rules: version 2 Draft" in answer


def test_old_versions_stay_readable(manager, assessment, draft):
    Ruleset.objects.filter(number=1).update(state=VersionState.RETIRED)
    answer = text(manager.get(f"{PATHS}?show=items&rules=1"))
    assert "Rules: version 1 No longer in use" in answer


def test_rules_that_cannot_be_read_any_more_break_nothing(manager, assessment, ruleset):
    Ruleset.objects.update(body={"rules": [{"code": "x"}]}, digest="old")
    assert manager.get(PATHS).status_code == 200


def test_before_anything_is_loaded(manager, db):
    assert "No questions have been loaded yet." in text(manager.get(PATHS))


def test_questions_alone(manager, assessment):
    assert "No rules have been loaded yet." in text(manager.get(PATHS))


@pytest.mark.parametrize(
    "query",
    [
        "version=x&show=y&section=z",
        "questions=999",
        "rules=-1",
        "rules=%C2%B2",
        "words=" + "x" * 999,
        "questions=99999999999999999999",
        "language=xx&show=gaps",
    ],
)
def test_odd_queries_show_what_is_in_use(manager, assessment, ruleset, query):
    assert "Rules: version 1 In use" in text(manager.get(f"{PATHS}?show=law&{query}"))


@pytest.mark.parametrize("role", ["translator", "directory_editor", "intake", "commissioner"])
def test_others_do_not_see_it(sign_in, db, role):
    assert sign_in(role).get(PATHS).status_code == 403


def test_looking_asks_the_database_little(
    manager, assessment, ruleset, django_assert_max_num_queries
):
    manager.get(PATHS)
    with django_assert_max_num_queries(14):
        manager.get(PATHS)
    assert Version.objects.count() == 1
