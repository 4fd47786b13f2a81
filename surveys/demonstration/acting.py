"""Invented actions, what came of them, what the public was told (data/demonstration_acting.toml).

Written by the same verbs as by people, then put back to the days that the file says.
"""

import datetime
import tomllib
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from portal.accounts.demonstration import person_for
from portal.accounts.models import User
from portal.accounts.roles import BY_CODE
from portal.languages.models import State
from portal.languages.table import ENGLISH
from portal.languages.translated import save_texts
from surveys.acting.periods import Period, latest_quarter
from surveys.acting.recording import record_action
from surveys.bank import DATA
from surveys.figures.periods import NotClosed
from surveys.models import Action, Edition, Entry, Survey, Team
from surveys.we_said.approving import approve, moment_of
from surveys.we_said.figures import CannotTell, figure_of, freeze
from surveys.we_said.writing import FIELDS, begin_entry, put_forward

WRITER, APPROVER = "survey_analyst", "principal_social_worker"
ABOUT = ("title", "words", "finding", "statement", "ascof", "cqc")
SOON_AFTER, NOON = datetime.timedelta(days=12), datetime.time(12)
SOMETIMES = ("source_words", "question", "option", "theme")


def make_actions(today: datetime.date) -> None:
    with (DATA / "demonstration_acting.toml").open("rb") as file:
        rows = tomllib.load(file)["action"]
    for row in rows:
        action = _action(row, today)
        if "entry" in row:
            _publish(row["entry"], action)


def _person(role: str) -> User:
    return User.objects.get(email=person_for(BY_CODE[role]).email)


def _action(row: Mapping[str, Any], today: datetime.date) -> Action:
    def ago(days: int) -> datetime.date:
        return today - datetime.timedelta(days=days)

    writer = _person(WRITER)
    action = record_action(
        by=writer,
        source=row["source"],
        survey=Survey.objects.get(pk=row["survey"]),
        team=Team.objects.get(pk=row["team"]) if "team" in row else None,
        owner=_person(row["owner"]),
        due_on=ago(row["due"]),
        period=latest_quarter(ago(row["recorded"])) if row["source"] == "figures" else None,
        is_demonstration=True,
        **{name: row[name] for name in ABOUT},
        **{name: row[name] for name in SOMETIMES if name in row},
    )
    action.recorded_on, action.state = ago(row["recorded"]), row["state"]
    action.ended_on = ago(row["ended"]) if "ended" in row else None
    # Nobody is written to about what is invented.
    action.told_before = action.told_late = True
    action.save()
    at = timezone.make_aware(datetime.datetime.combine(action.ended_on or ago(20), NOON))
    action.notes.create(by=action.owner, words=row.get("note", ""), state=action.state, at=at)
    if judged := row.get("judgement"):
        about = {name: judged[name] for name in ("verdict", "reason")}
        at = timezone.now() - datetime.timedelta(days=judged["days"])
        action.judgements.create(by=writer, at=at, **about)
    if learned := row.get("learning"):
        about = {name: learned[name] for name in ("words", "where_from", "whom", "is_alert")}
        days = {"added_on": ago(learned["days"]), "embedded_on": ago(learned["embedded"])}
        action.learnings.create(added_by=writer, embedded_by=writer, **about, **days)
    return action


def _publish(row: Mapping[str, Any], action: Action) -> Entry:
    texts = {**row["texts"][ENGLISH.code], "figure_words": row.get("figure_words", "")}
    edition = begin_entry(
        action=action,
        by=_person(WRITER),
        topic=row["topic"],
        texts=texts,
        figure_of=_figure(action),
    )
    entry = _approved(edition)
    if action.ended_on:
        day = action.ended_on + SOON_AFTER
        entry.published_at = timezone.make_aware(datetime.datetime.combine(day, NOON))
        entry.save(update_fields=["published_at"])
    for language, translated in row["texts"].items():
        if language != ENGLISH.code:
            known = {name: translated[name] for name in FIELDS if name in translated}
            save_texts(entry, language=language, texts=known, state=State.MACHINE_DRAFT)
    return entry


def _approved(edition: Edition) -> Entry:
    put_forward(edition=edition, by=edition.written_by)
    edition.refresh_from_db()
    return approve(edition=edition, by=_person(APPROVER), read=moment_of(edition))


def _figure(action: Action) -> dict[str, str]:
    """Of the time that the action comes from, where enough people answered."""
    if action.survey is None or action.first is None or action.last is None:
        return {}
    period = Period(action.first, action.last)
    wanted = figure_of(action.survey, action.question, action.option, period)
    try:
        freeze(wanted)
    except (CannotTell, NotClosed):
        return {}
    return wanted
