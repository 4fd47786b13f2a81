"""A plan that is made is counted once, by language, way, route and topic; of whom is not known."""

import pytest

from carers.models import Ruleset
from carers.plan.keeping import make
from carers.usage import MADE, PLANS, _words, plan_made
from portal.usage.models import UsageCount
from portal.usage.sources import sources
from tests.carers.plan.conftest import published
from tests.factories.plans import draft_with_key, item, plan_of, snapshot


def counts(source=PLANS):
    rows = UsageCount.objects.filter(source=source).values_list("dimension", "value", "times")
    return {(dimension, value): times for dimension, value, times in rows}


@pytest.fixture
def draft(assessment) -> object:
    from carers.plan.files import body

    published(body(), number=1)
    assert Ruleset.objects.exists()
    found, _key = draft_with_key(
        assessment, situation="parent", how__many="one", cared__age="65-plus", money="tight"
    )
    return found


def test_a_plan_is_counted_once_however_often_it_is_opened(draft):
    make(draft=draft, language="ur")
    make(draft=draft, language="ur")
    found = counts()
    assert found["", ""] == 1
    assert found["language", "ur"] == 1
    assert found["way", "self"] == 1
    assert found["again", "first"] == 1
    assert sum(times for (dimension, _), times in found.items() if dimension == "hour") == 1
    assert found["topic", "money"] == 1
    assert any(dimension == "route" for dimension, _ in found)


def test_a_newer_plan_from_other_answers_is_made_again(draft):
    make(draft=draft, language="en")
    draft.steps.create(page="health", answers={"health": "worse"}, revision=1)
    make(draft=draft, language="en")
    assert (counts()["again", "first"], counts()["again", "again"]) == (1, 1)


def test_nothing_is_counted_of_a_plan_that_failed(draft, monkeypatch):
    monkeypatch.setattr("carers.plan.keeping.keep_longer", None)
    with pytest.raises(TypeError):
        make(draft=draft, language="en")
    assert not counts()


def test_neither_safety_nor_what_nobody_else_may_see(assessment):
    found, _key = draft_with_key(assessment)
    items = [
        item("a", topic="safety"),
        item("b", topic="condition", confidential=True),
        item("c", topic="breaks"),
        item("d", topic="breaks"),
    ]
    plan = plan_of(found, snapshot={**snapshot(), "items": items})
    plan_made(plan, channel="phone", again=False)
    topics = {value: times for (of, value), times in counts().items() if of == "topic"}
    assert topics == {"breaks": 1}


def test_staff_read_words_for_every_topic_and_route():
    from carers.plan.files import body
    from carers.routing import routes

    topics = {one["topic"] for one in body()["items"]}
    assert topics - {"safety"} <= set(_words()["topic"])
    assert set(routes()) == set(_words()["route"])
    assert sources.get(PLANS) is MADE
    assert MADE.by_code["topic"].words("breaks") == "Breaks"
    assert MADE.by_code["way"].words("gone-since") == "gone-since"
