"""Taking a version into use, what is reported with it, and which answers go along."""

from typing import Any

import pytest

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.models import State
from portal.languages.translated import save_texts
from questionnaires.definition import read
from questionnaires.loading import digest_of_body
from questionnaires.models import Version, VersionState
from questionnaires.publishing import CannotPublish, maps, missing_strings, publish
from questionnaires.texts import units
from tests.factories.accounts import person
from tests.questionnaires import invented
from tests.questionnaires.test_checking import WORDS

pytestmark = pytest.mark.django_db


def draft(number: int = 1, *, words: dict[str, dict[str, str]] = WORDS) -> Version:
    body = {"definition": invented.data(), "texts": words}
    return Version.objects.create(
        questionnaire="invented", number=number, body=body, digest=digest_of_body(body)
    )


def test_a_draft_is_taken_into_use() -> None:
    by = person("administrator")
    publish(version=draft(), by=by)
    version = Version.objects.active(questionnaire="invented")
    assert version.published_at is not None
    assert version.published_by == by


def test_the_one_in_use_is_retired() -> None:
    first = publish(version=draft(), by="the files")
    second = publish(version=draft(2), by="the files")
    states = dict(Version.objects.values_list("number", "state"))
    assert states == {first.number: VersionState.RETIRED, second.number: VersionState.ACTIVE}
    assert second.published_by is None


def test_other_questionnaires_stay_as_they_are() -> None:
    other = publish(version=draft(), by="the files")
    Version.objects.update(questionnaire="another")
    publish(version=draft(), by="the files")
    other.refresh_from_db()
    assert other.state == VersionState.ACTIVE


def test_who_published_what_and_why_is_recorded() -> None:
    publish(version=draft(), by="The files", reason="They came with the portal.")
    assert sentence(AuditEvent.objects.get()) == (
        "The files published invented, version 1: They came with the portal."
    )


def test_one_with_faults_is_refused_and_nothing_changes() -> None:
    publish(version=draft(), by="the files")
    faulty = draft(2, words={**WORDS, "section/start": {}})
    with pytest.raises(CannotPublish) as refused:
        publish(version=faulty, by="the files")
    assert refused.value.faults == ["There are no English words for section/start, title."]
    assert Version.objects.active(questionnaire="invented").number == 1
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize("state", [VersionState.ACTIVE, VersionState.RETIRED])
def test_what_is_no_draft_is_not_published_again(state: str) -> None:
    version = publish(version=draft(), by="the files")
    version.state = state
    version.save()
    with pytest.raises(CannotPublish, match="not a draft"):
        publish(version=version, by="the files")


def test_a_draft_that_was_replaced_meanwhile_is_not_published() -> None:
    version = draft()
    Version.objects.all().delete()
    with pytest.raises(CannotPublish, match="not a draft"):
        publish(version=version, by="the files")


# Missing strings ------------------------------------------------------------------------------


def test_missing_strings_are_listed_for_each_language_and_stop_nothing() -> None:
    version = draft()
    unit = units("invented", WORDS)["question/walks"]
    save_texts(unit, language="pl", texts={"title": "?", "option.yes": "Tak"}, state=State.DRAFT)
    missing = missing_strings(publish(version=version, by="the files"))
    everything = sum(len(texts) for texts in WORDS.values())
    assert set(map(len, missing.values())) == {everything, everything - 2}
    assert "en" not in missing
    assert "question/walks, option.no" in missing["pl"]
    assert "question/walks, title" not in missing["pl"]


def test_missing_strings_take_one_query(django_assert_num_queries: Any) -> None:
    version = draft()
    with django_assert_num_queries(1):
        missing_strings(version)


# Answers under way ----------------------------------------------------------------------------

ANSWERS = {"pets": "two", "kind": ["dog"], "walks": "yes", "name-2": "Rex", "more": "He limps."}


def moved(change: Any, answers: dict[str, Any] = ANSWERS) -> list[str]:
    data = invented.data()
    change(data["section"])
    return maps(invented.definition(), read(data), answers)


def test_answers_move_to_a_version_that_asks_more() -> None:
    question = {"code": "age", "type": "number"}
    assert moved(lambda rows: rows[1]["page"].append({"code": "age", "question": [question]})) == []


def test_questions_may_change_places_and_take_several_answers() -> None:
    def change(rows: Any) -> None:
        rows.reverse()
        rows[1]["page"][0]["question"][0]["type"] = "choices"

    assert moved(change) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda rows: rows.pop(), "There is no question 'more'."),
        (
            lambda rows: rows[0]["page"][2]["question"][1]["option"].pop(0),
            "Question 'walks' has no option 'yes'.",
        ),
        (
            lambda rows: rows[0]["page"][2]["question"][1].update(type="text"),
            "The question 'walks' takes another kind of answer now.",
        ),
        (
            lambda rows: rows[1]["page"][0]["question"][0].update(max_length=5),
            "The answer to 'more' is longer than it may be now.",
        ),
    ],
)
def test_answers_that_no_longer_fit_stay(change: Any, sentence: str) -> None:
    assert sentence in moved(change)


def test_several_answers_do_not_fit_where_one_is_taken() -> None:
    def change(rows: Any) -> None:
        rows[0]["page"][2]["question"][0]["type"] = "choice"

    assert moved(change, {"kind": ["dog", "cat"]}) == ["'kind' takes one option."]
    assert moved(change, {"kind": ["dog"]}) == []


def test_what_is_gone_but_was_not_answered_is_no_hindrance() -> None:
    assert moved(lambda rows: rows.pop(), {"pets": "one"}) == []
