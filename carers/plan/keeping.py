"""What is written of plans: made, ticked, hidden, added to, counted, deleted."""

import datetime
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from carers.models import HiddenCount, Plan, Ruleset
from carers.plan.making import make_plan
from carers.plan.routes import carers_service_phone, routes_in_words
from carers.usage import plan_made
from portal.audit.actions import record
from questionnaires.conditions import Answer
from questionnaires.journey.access import NoKey
from questionnaires.models import Draft
from questionnaires.models.drafts import KEEP, KEEP_ASKED

if TYPE_CHECKING:
    from portal.accounts.models import User

MOST_OWN_STEPS = 20
LONGEST_STEP = 200
MOST_PLANS = 5
"""Of one draft. When another is made, the oldest goes."""
COUNTS_KEPT = datetime.timedelta(days=730)


@transaction.atomic
def make(*, draft: Draft, language: str, by: "User | None" = None) -> Plan:
    """The plan for the answers that count now. The same again, on the same day, is the same plan.

    Whatever fails in here leaves answers and older plans as they were.
    """
    if not Draft.objects.select_for_update().filter(pk=draft.pk).exists():
        raise NoKey
    answers = draft.visible_answers()
    ruleset = Ruleset.objects.active()
    made_from = _fingerprint(draft, ruleset, answers, language)
    plan = Plan.objects.filter(draft=draft, made_from=made_from).first()
    is_new = plan is None
    again = Plan.objects.filter(draft=draft).exists()
    if plan is None:
        plan = Plan(
            draft=draft,
            language=language,
            snapshot=snapshot_of(draft, ruleset, answers, language),
            changes=_changes_of_older(draft),
            made_from=made_from,
        )
    Plan.objects.filter(draft=draft, is_current=True).exclude(pk=plan.pk).update(is_current=False)
    plan.is_current = True
    plan.save()
    for old in Plan.objects.filter(draft=draft, is_current=False)[MOST_PLANS - 1 :]:
        old.delete()
    record(by=by, verb="carers.plan.made", subject=plan, detail={"ruleset": ruleset.number})
    keep_longer(draft)
    if is_new:
        plan_made(plan, channel=draft.channel, again=again)
    return plan


def _changes_of_older(draft: Draft) -> dict[str, Any]:
    """What she ticked, hid and added goes on to the newer plan."""
    older = Plan.objects.filter(draft=draft, is_current=True).first()
    return older.changes if older else {}


def snapshot_of(
    draft: Draft, ruleset: Ruleset, answers: dict[str, Answer], language: str
) -> dict[str, Any]:
    """All that the plan for these answers says. Stores nothing."""
    made = make_plan(
        draft.version,
        ruleset,
        answers,
        language=language,
        postcode=_text(answers.get("postcode")),
    )
    snapshot = made.snapshot()
    # What she is told of each route, and whom to ring, must stay as it was told.
    return {
        **snapshot,
        "routes": routes_in_words(snapshot["routing"], language),
        "carers_service": carers_service_phone(),
    }


def _fingerprint(draft: Draft, ruleset: Ruleset, answers: dict[str, Answer], language: str) -> str:
    """Keyed: nothing of the answers can be found from it."""
    parts = [answers, ruleset.digest, draft.version.digest, language, str(timezone.localdate())]
    text = json.dumps(parts, sort_keys=True)
    return salted_hmac("carers.plan", text, algorithm="sha256").hexdigest()


def _text(answer: Answer | None) -> str:
    return answer if isinstance(answer, str) else ""


def keep_longer(draft: Draft) -> None:
    """Using a plan keeps it, as answering does."""
    kept = KEEP_ASKED if draft.is_kept else KEEP
    Draft.objects.filter(pk=draft.pk).update(expires_at=timezone.now() + kept)


# What she does with it -----------------------------------------------------------------------


def tick(*, plan: Plan, item: str, done: bool) -> None:
    """An item, or a step of her own ("own-1")."""
    _change(plan, lambda changes: _in_list(changes, "ticked", item, done), known=item)


def hide(*, plan: Plan, item: str, hidden: bool) -> None:
    """'Not for me'. Counted once for a plan, for the people who keep the advice."""

    def change(changes: dict[str, Any]) -> None:
        _in_list(changes, "hidden", item, hidden)
        if hidden and item not in changes.get("counted", []):
            _in_list(changes, "counted", item, True)
            _count(item, int(plan.snapshot["ruleset"]["number"]))

    _change(plan, change, known=item)


def add_step(*, plan: Plan, text: str) -> bool:
    """Her own step. False where there are enough already."""
    added = []

    def change(changes: dict[str, Any]) -> None:
        steps = changes.setdefault("own", [])
        same = any(step["text"] == text for step in steps)
        if same or len(steps) < MOST_OWN_STEPS:
            added.append(text)
        if not same and len(steps) < MOST_OWN_STEPS:
            number = changes["last_own"] = changes.get("last_own", 0) + 1
            steps.append({"code": f"own-{number}", "text": text[:LONGEST_STEP]})

    _change(plan, change)
    return bool(added)


def remove_step(*, plan: Plan, code: str) -> None:
    def change(changes: dict[str, Any]) -> None:
        changes["own"] = [step for step in changes.get("own", []) if step["code"] != code]
        _in_list(changes, "ticked", code, False)

    _change(plan, change)


def _change(plan: Plan, change: Callable[[dict[str, Any]], None], known: str | None = None) -> None:
    """One writer at a time, so that two windows lose nothing. An unknown code changes nothing."""
    with transaction.atomic():
        row = Plan.objects.select_for_update().filter(pk=plan.pk).first()
        if row is None:
            raise NoKey
        if known is not None and known not in _codes(row):
            return
        change(row.changes)
        row.save(update_fields=["changes"])
        keep_longer(plan.draft)
    plan.changes = row.changes


def _codes(plan: Plan) -> set[str]:
    items = {item["code"] for item in plan.snapshot["items"]}
    return items | {step["code"] for step in plan.changes.get("own", [])}


def _in_list(changes: dict[str, Any], name: str, code: str, wanted: bool) -> None:
    others = [one for one in changes.get(name, []) if one != code]
    changes[name] = [*others, code] if wanted else others


def _count(item: str, ruleset: int) -> None:
    today = timezone.localdate()
    week = today - datetime.timedelta(days=today.weekday())
    row: dict[str, Any] = {"item": item, "ruleset": ruleset, "week": week}
    try:
        with transaction.atomic():
            HiddenCount.objects.get_or_create(**row)
    except IntegrityError:  # Another browser counted the first of the week in this moment.
        pass
    HiddenCount.objects.filter(**row).update(count=F("count") + 1)


# The end -------------------------------------------------------------------------------------


@transaction.atomic
def delete_everything(*, draft: Draft) -> None:
    """Answers, plans, emergency plans, links and reminder. There is no way back."""
    record(by=None, verb="carers.plan.deleted", subject="a plan and its answers")
    Draft.objects.filter(pk=draft.pk).delete()


def forget_old_counts() -> int:
    old = timezone.localdate() - COUNTS_KEPT
    return HiddenCount.objects.filter(week__lt=old).delete()[0]
