"""A plan as its page shows it: the snapshot in order, with her ticks, and nothing added to it."""

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from carers.cases.sending import sent_from
from carers.models import Case, EmergencyPlan, Plan, Reminder, Ruleset
from carers.plan.emergency import has_nobody
from portal.languages.table import Language, current_language, language_for
from portal.languages.translated import Text
from questionnaires.models import Draft

PICTURES = Path(__file__).parents[1] / "data" / "topic_pictures.toml"
MOST_NEAR = 3
"""Services shown at once; the rest is one press away."""
SAFETY, ADULT, YOUNG = "safety", "adult", "young"
FROM_NO_TO_YES = "FUT"


def text(data: Mapping[str, str] | None) -> Text | None:
    return Text(data["text"], data["language"], data["state"]) if data else None


def texts(data: Iterable[Mapping[str, str]]) -> list[Text]:
    return [Text(one["text"], one["language"], one["state"]) for one in data]


@dataclass(frozen=True)
class Named:
    """A number or a page with its name."""

    where: str
    name: Text | None


@dataclass(frozen=True)
class Step:
    """One thing to do."""

    code: str
    when: str
    is_first: bool
    picture: str
    """Name of an easy-read picture; empty for none."""
    title: Text | None
    what: list[Text]
    why: Text | None
    if_not: Text | None
    not_if: Text | None
    source: Mapping[str, str]
    checked: datetime.date | None
    """None: to confirm."""
    phone: Named | None
    links: list[Named]
    guide: str
    services: list["Near"]
    is_done: bool
    is_hidden: bool


@dataclass(frozen=True)
class Near:
    """A service as it was when the plan was made."""

    key: str
    name: Text | None
    summary: Text | None
    organisation: str
    phone: str
    distance_m: int | None
    reasons: list[Text]
    checked: datetime.date | None


@dataclass(frozen=True)
class RouteShown:
    code: str
    title: Text | None
    what: Text | None
    next: Text | None
    phones: list[Mapping[str, str]]
    guide: str
    services: list[Mapping[str, Any]]


class PlanPage:
    """What the templates ask for. `for_carer` is False for someone she sent the plan to: then
    nothing about safety is in it, no answers, and nothing that can be pressed."""

    def __init__(self, plan: Plan, *, for_carer: bool = True) -> None:
        self.plan = plan
        self.said = plan.snapshot
        self.for_carer = for_carer
        self._ticked = set(plan.changes.get("ticked", []))
        self._hidden = set(plan.changes.get("hidden", []))

    @property
    def made_on(self) -> datetime.date:
        return datetime.date.fromisoformat(self.said["made_on"])

    @property
    def language(self) -> Language:
        return language_for(self.plan.language)

    @property
    def is_in_other_language(self) -> bool:
        return self.language != current_language()

    # Steps ---------------------------------------------------------------------------------

    @cached_property
    def steps(self) -> list[Step]:
        """All that may be shown to this reader, in order."""
        return [
            self._step(item)
            for item in self.said["items"]
            if self.for_carer or _may_be_shared(item)
        ]

    @property
    def shown(self) -> list[Step]:
        return [step for step in self.steps if not step.is_hidden]

    @property
    def hidden(self) -> list[Step]:
        return [step for step in self.steps if step.is_hidden]

    @property
    def first(self) -> list[Step]:
        return [step for step in self.shown if step.is_first]

    @property
    def safety(self) -> list[Step]:
        return self._later(SAFETY)

    @property
    def today(self) -> list[Step]:
        return self._later("today")

    @property
    def week(self) -> list[Step]:
        return self._later("week")

    @property
    def month(self) -> list[Step]:
        return self._later("month")

    def _later(self, when: str) -> list[Step]:
        return [step for step in self.shown if step.when == when and not step.is_first]

    @property
    def own(self) -> list[dict[str, Any]]:
        """Her own steps."""
        steps = self.plan.changes.get("own", []) if self.for_carer else []
        return [{**step, "is_done": step["code"] in self._ticked} for step in steps]

    # Services and routes -------------------------------------------------------------------

    @cached_property
    def services(self) -> list[Near]:
        rows = self.said["services"]
        if not self.for_carer:
            # What is there for the sake of safety would tell of it.
            shown = {item["code"] for item in self.said["items"] if _may_be_shared(item)}
            rows = [row for row in rows if shown & set(row["items"])]
        return [self._near(row) for row in rows]

    @cached_property
    def _by_key(self) -> dict[str, Near]:
        return {service.key: service for service in self.services}

    @property
    def nearest(self) -> list[Near]:
        return self.services[:MOST_NEAR]

    @property
    def other_services(self) -> list[Near]:
        return self.services[MOST_NEAR:]

    @cached_property
    def routes(self) -> list[RouteShown]:
        return [
            RouteShown(
                code=row["code"],
                title=text(row["title"]),
                what=text(row["what"]),
                next=text(row["next"]),
                phones=row["phones"],
                guide=row["guide"],
                services=[{**one, "name": text(one["name"])} for one in row["services"]],
            )
            for row in self.said["routes"]
        ]

    @property
    def other_routes(self) -> list[RouteShown]:
        """All but the ordinary one, which the page says in its own words."""
        return [route for route in self.routes if route.code != ADULT]

    # Safety, law, age ----------------------------------------------------------------------

    @cached_property
    def _levels(self) -> set[str]:
        flags = self.said["red_flags"] if self.for_carer else []
        return {flag["level"] for flag in flags}

    @property
    def is_in_danger(self) -> bool:
        return "R0" in self._levels

    @property
    def is_harmed(self) -> bool:
        return "R2" in self._levels

    @property
    def is_breaking_down(self) -> bool:
        return "R1" in self._levels

    @property
    def is_sensitive(self) -> bool:
        """Whether a quick way out is offered."""
        return self.is_in_danger or self.is_harmed

    @cached_property
    def nobody_knows(self) -> bool:
        """Not where a member of staff has entered her answers with her, nor once she has sent them
        or asked to be phoned."""
        return self.plan.draft.channel == Draft.Channel.SELF and self.sent is None

    @cached_property
    def sent(self) -> Case | None:
        """What she has sent with it, or asked for."""
        return sent_from(self.plan.draft)

    @property
    def entitled(self) -> str:
        """T, U or F of regulation 3; empty where the adult carers' assessment is not for her."""
        asked = self.for_carer and ADULT in self.said["routing"]
        return str(self.said["eligibility"]["result"]) if asked else ""

    @property
    def law(self) -> dict[str, str]:
        """The three things that regulation 3 asks, each T, U or F: one outcome is enough."""
        found = self.said["eligibility"]
        hard = [found["H"], *(outcome["value"] for outcome in found["O"].values())]
        return {
            "needed": found["C1"],
            "hard": max(hard, key=FROM_NO_TO_YES.index),
            "effect": found["W"],
        }

    @property
    def is_for_adult_service(self) -> bool:
        return YOUNG not in self.said["routing"]

    def has_newer_advice(self) -> bool:
        """Whether the rules or items have changed since."""
        active = Ruleset.objects.filter(state="active").values_list("digest", flat=True).first()
        return active is not None and active != self.said["ruleset"]["digest"]

    def _near(self, row: Mapping[str, Any]) -> Near:
        reasons = row["reasons"] if self.for_carer else []
        return Near(
            key=row["key"],
            name=text(row["name"]),
            summary=text(row["summary"]),
            organisation=row["organisation"] or "",
            phone=row["phone"] or "",
            distance_m=row["distance_m"],
            reasons=[Text(reason, self.plan.language, "reviewed") for reason in reasons],
            checked=_date(row["checked"]),
        )

    def _step(self, item: Mapping[str, Any]) -> Step:
        return Step(
            code=item["code"],
            when=item["when"],
            is_first=item["first"],
            picture=_pictures().get(item["topic"], ""),
            title=text(item["title"]),
            what=texts(item["what"]),
            why=text(item["why"]) if self.for_carer else None,
            if_not=text(item["if_not"]),
            not_if=text(item["not_if"]),
            source=item["source"],
            checked=_date(item["checked"]),
            phone=_named(item["phone"], "number") if item["phone"] else None,
            links=[_named(link, "url") for link in item["links"]],
            guide=item["guide"] or "",
            services=[self._by_key[key] for key in item["services"] if key in self._by_key],
            is_done=item["code"] in self._ticked,
            is_hidden=item["code"] in self._hidden,
        )


@dataclass(frozen=True)
class PersonShown:
    """Someone she looks after, and whether there is an emergency plan for them."""

    number: int
    relation: str
    row: EmergencyPlan | None

    @property
    def has_nobody(self) -> bool:
        return has_nobody(self.row)


def people(plan: Plan) -> list[PersonShown]:
    rows = {row.person: row for row in EmergencyPlan.objects.filter(draft=plan.draft_id)}
    return [
        PersonShown(one["number"], one["relation"] or "", rows.get(one["number"]))
        for one in plan.snapshot["people"]
    ]


def reminder(plan: Plan) -> Reminder | None:
    return Reminder.objects.filter(draft=plan.draft_id).first()


@cache
def _pictures() -> Mapping[str, str]:
    """By topic."""
    with PICTURES.open("rb") as file:
        return tomllib.load(file)


def _may_be_shared(item: Mapping[str, Any]) -> bool:
    """Not what is about safety, nor what goes by an answer that nobody else may see."""
    return item["when"] != SAFETY and not item["confidential"]


def _named(row: Mapping[str, Any], where: str) -> Named:
    return Named(str(row[where]), text(row["name"]))


def _date(value: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value or "")
    except ValueError:
        return None
