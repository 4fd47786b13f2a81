"""Actions, and what the public is told of them. Invented."""

import datetime
from typing import Any

from django.utils import timezone

from portal.accounts.models import User
from surveys.models import Action, Edition, Entry, Learning, Survey
from surveys.we_said.approving import approve, moment_of
from surveys.we_said.writing import begin_entry, put_forward
from tests.factories.accounts import person

LATER = datetime.timedelta(days=30)
TEXTS = {
    "title": "Warmer tea",
    "asked": "We asked how the tea was.",
    "said": "You said the tea was cold.",
    "did": "We bought a bigger kettle.",
}


def action_of(survey: Survey | None = None, *, owner: User | None = None, **fields: Any) -> Action:
    """Open, from a meeting, due in thirty days."""
    about = {
        "title": "Buy a kettle",
        "words": "A kettle that keeps tea warm.",
        "source": Action.Source.MEETING,
        "source_words": "The tea meeting",
        "finding": "People find the tea cold.",
        "due_on": timezone.localdate() + LATER,
    }
    owner = owner or person("council_manager")
    who = {"owner": owner, "recorded_by": fields.pop("recorded_by", owner)}
    return Action.objects.create(survey=survey, **{**about, **who, **fields})


def learning_of(action: Action, **fields: Any) -> Learning:
    about = {"words": "Ask about the tea.", "where_from": "The tea club", "whom": "Everybody"}
    return Learning.objects.create(action=action, added_by=action.owner, **{**about, **fields})


def edition_of(action: Action | None = None, *, by: User | None = None, **about: Any) -> Edition:
    """Written and not put forward."""
    action = action or action_of()
    texts = {**TEXTS, **about.pop("texts", {})}
    facts = {"topic": Entry.Topic.CARE, "texts": texts, **about}
    return begin_entry(action=action, by=by or person("survey_analyst"), **facts)


def forward(edition: Edition) -> Edition:
    """Put forward by whoever wrote it last."""
    return put_forward(edition=edition, by=edition.written_by)


def entry_of(action: Action | None = None, **about: Any) -> Entry:
    """Published, approved by another."""
    return published(edition_of(action, **about))


def published(edition: Edition, *, by: User | None = None) -> Entry:
    edition = forward(edition)
    by = by or person("principal_social_worker")
    return approve(edition=edition, by=by, read=moment_of(edition))
