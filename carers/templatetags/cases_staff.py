"""Parts of the staff screens of cases: the head of a case, its pages, words and icons of states."""

import datetime
from typing import Any

from django import template
from django.urls import resolve, reverse
from django.utils import timezone

from carers.cases.clocks import Due, due_of
from carers.cases.contact import Contact
from carers.cases.her_words import said_of_reaching
from carers.cases.reaching import rules_of
from carers.models import Attempt, Case
from carers.permissions import can_open_case, can_open_cases, can_read_harm, can_work_case
from portal.languages.table import Language, language_for

register = template.Library()

LISTS = (
    ("queue", "Queue"),
    ("approvals", "Approvals"),
    ("figures", "Figures"),
    ("unmet", "Unmet needs"),
    ("settings", "Settings"),
    ("reads", "Who read what"),
    ("keeping", "How long cases are kept"),
)
"""Pages about many cases: address and name."""
PAGES = (
    ("case", "Answers and checks"),
    ("contact", "Reaching the carer"),
    ("talks", "Talks"),
    ("decision", "Decision"),
    ("support", "Support plan"),
    ("letter", "Letter"),
    ("history", "History"),
)
"""Pages of one case, in the order of the work."""
CALL_PAGES = (
    ("case", "What is asked for"),
    ("contact", "Reaching the carer"),
    ("talks", "Talks"),
    ("history", "History"),
)
"""Of a call-back or a referral: there is nothing to decide."""
URGENCIES = {
    Case.Urgency.NOW: {"words": "Now", "icon": "siren", "kind": "danger"},
    Case.Urgency.SOON: {"words": "Soon", "icon": "warning", "kind": "warn"},
    Case.Urgency.NORMAL: {"words": "Normal", "icon": "list", "kind": "quiet"},
}
CAUTION = (
    "There is something about safety that you cannot read. "
    "Contact the carer only as she said; ring the safeguarding lead first."
)


@register.inclusion_tag("staff/cases/nav.html", takes_context=True)
def cases_nav(context: dict[str, Any]) -> dict[str, Any]:
    """The pages about many cases that this person may open."""
    request = context["request"]
    current = request.resolver_match.url_name if request.resolver_match else ""
    known = [(reverse(f"staff-cases:{name}"), label, name == current) for name, label in LISTS]
    links = [(url, *rest) for url, *rest in known if _page(url).open_to(request.user)]
    return {"links": links, "label": "Cases"}


@register.inclusion_tag("staff/cases/nav.html", takes_context=True)
def case_nav(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """The pages of this case that this person may open."""
    request = context["request"]
    current = request.resolver_match.url_name if request.resolver_match else ""
    works_here = can_work_case(request.user, case)
    opens = can_open_case(request.user, case)
    pages = PAGES if case.has_answers else CALL_PAGES
    known = [
        (reverse(f"staff-cases:{name}", args=[case.pk]), label, name == current)
        for name, label in pages
    ]
    links = [
        (url, *rest)
        for url, *rest in known
        if works_here or (opens and _page(url).open_to is can_open_cases)
    ]
    return {"links": links, "label": "This case"}


@register.inclusion_tag("staff/cases/head.html", takes_context=True)
def case_head(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """What everybody who opens a page of the case sees first."""
    user = context["request"].user
    contact = Contact.read(case.contact)
    return {
        "case": case,
        "contact": contact,
        "language": language_for(case.language),
        "due": due_of(case),
        "works_here": can_work_case(user, case),
    }


@register.inclusion_tag("staff/cases/cautions.html", takes_context=True)
def case_cautions(context: dict[str, Any], case: Case) -> dict[str, Any]:
    """How she may be reached, and that there is something about safety, before anything else."""
    contact = Contact.read(case.contact)
    is_withheld = case.has_harm and not can_read_harm(context["request"].user)
    return {
        "rules": rules_of(contact),
        "said": said_of_reaching(case),
        "caution": CAUTION if is_withheld else "",
    }


@register.filter
def urgency(value: int) -> dict[str, str]:
    """As word, icon and colour."""
    return URGENCIES[Case.Urgency(value)]


@register.filter
def way(code: str) -> str:
    """A way of reaching her: 'Text message'."""
    return dict(Attempt.How.choices).get(code, "")


@register.filter
def language_row(code: str) -> Language:
    return language_for(code)


@register.filter
def due_state(due: Due | None) -> str:
    """The colour of a promise: late, today, or neither."""
    if due is None or due.stands:
        return "quiet"
    if due.is_overdue:
        return "danger"
    return "warn" if due.days == 0 else "quiet"


@register.filter
def days_ago(value: datetime.datetime | datetime.date | None) -> str:
    """How long something has waited, in days: 'today', '1 day', '12 days'."""
    if value is None:
        return ""
    day = timezone.localdate(value) if isinstance(value, datetime.datetime) else value
    number = (timezone.localdate() - day).days
    if number <= 0:
        return "today"
    return "1 day" if number == 1 else f"{number} days"


def _page(url: str) -> Any:
    return resolve(url).func.page  # type: ignore[attr-defined]
