"""What is counted of carers' plans and of what they send: how often, never by whom.

Called last in the transaction in which it happens. What a plan says of safety, and what hangs on an
answer that nobody else may see, is not counted.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from carers.models import Case, Organisation, Plan
from carers.permissions import can_keep_questions, can_manage_cases
from portal.usage.counting import count
from portal.usage.sources import LANGUAGE, Dimension, Related, Source, related, sources
from questionnaires.models import Draft

FILE = Path(__file__).parent / "data" / "usage.toml"
PLANS, SENT = "carers-plans", "carers-sent"
NOT_COUNTED = ("safety",)


def plan_made(plan: Plan, *, channel: str, again: bool) -> None:
    """A plan that is new; the same one, opened again, is not."""
    items = [one for one in plan.snapshot["items"] if not one["confidential"]]
    count(
        PLANS,
        by={
            "language": [plan.language],
            "way": [channel],
            "again": ["again" if again else "first"],
            "route": plan.snapshot["routing"],
            "topic": {one["topic"] for one in items} - set(NOT_COUNTED),
        },
    )


def case_sent(case: Case) -> None:
    """An assessment, a review, a call-back or a referral."""
    count(
        SENT,
        by={
            "language": [case.language],
            "way": [case.channel],
            "kind": [case.kind],
            "organisation": [case.organisation],
        },
    )


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    with FILE.open("rb") as file:
        return tomllib.load(file)


def _said(of: str) -> Callable[[str], str]:
    return lambda code: _words()[of].get(code, code)


def _way(code: str) -> str:
    return dict(Draft.Channel.choices).get(code, code)


def _kind(code: str) -> str:
    return dict(Case.Kind.choices).get(code, code)


def _organisation(code: str) -> str:
    return dict(Organisation.choices).get(code, code)


WAY = Dimension("way", "How the answers came", _way)
MADE = Source(
    title="Carers’ plans made",
    unit="plans",
    about="A plan made from a carer’s answers. Opened again it is not counted again.",
    dimensions=(
        LANGUAGE,
        WAY,
        Dimension("again", "First or again", _said("again")),
        Dimension(
            "route",
            "Who the carer is",
            _said("route"),
            note="By which law and team a carer is helped. One carer may have several.",
            adds_up=False,
        ),
        Dimension(
            "topic",
            "What plans are about",
            _said("topic"),
            note="Plans that say something of it; most are about several. Safety is not counted.",
            adds_up=False,
        ),
    ),
    order=10,
)
ASKED = Source(
    title="Assessments and calls asked for",
    unit="assessments and calls",
    about="A self-assessment or review sent to be checked, a call-back or a referral.",
    dimensions=(
        LANGUAGE,
        WAY,
        Dimension("kind", "What was sent", _kind),
        Dimension("organisation", "To whom it went", _organisation),
    ),
    order=20,
)


def register() -> None:
    sources.register(PLANS, MADE)
    sources.register(SENT, ASKED)
    for name, one in RELATED.items():
        related.register(name, one)


RELATED = {
    "carers-figures": Related(
        "Figures about plans",
        "What carers hide of their plans, and what of the advice is due for review.",
        "staff-carers:figures",
        can_keep_questions,
    ),
    "case-figures": Related(
        "Figures about carers’ cases",
        "Where cases stand, how long carers wait, which promises are kept.",
        "staff-cases:figures",
        can_manage_cases,
    ),
}
