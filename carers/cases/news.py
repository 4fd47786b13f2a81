"""Telling a carer that something has happened. A text or e-mail says nothing of care: one reason,
a link that opens once, her reference, whom to phone."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from carers.cases.contact import Contact
from carers.cases.links import new_link
from carers.cases.services import service_of
from carers.models import Case
from directory.limits import is_within
from portal.audit.actions import record
from portal.languages.table import language_for
from portal.notices.actions import send
from portal.notices.addresses import Address
from portal.notices.channels import can_send
from portal.notices.quiet import let_sleep

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
OF_ONE_CASE = 6
"""Messages a day: nobody is flooded, whatever goes wrong on our side."""
OF_ALL = 1000
"""An hour in all: a ceiling on what a fault could make us send."""


@transaction.atomic
def tell_carer(
    *, case: Case, template: str, purpose: str, context: Mapping[str, Any] | None = None
) -> bool:
    """Sends to where she wants to hear what happens; False where nothing may be sent.

    `template` is one of `templates/notices/case-*.txt`. It has `link`, `reference` and `phone`
    beside `context`, in which points in time stand as they are. Call it inside the transaction of
    what has happened.
    """
    to = Contact.read(case.contact).for_news()
    if to is None or not can_send(to.kind):
        return False
    return send_news(case=case, to=to, template=template, purpose=purpose, context=context)


@transaction.atomic
def send_news(
    *,
    case: Case,
    to: Address,
    template: str,
    purpose: str,
    context: Mapping[str, Any] | None = None,
    at_once: bool = False,
) -> bool:
    """The same to an address that she has allowed. `at_once`: she waits for it, night or not.

    False where she has had enough for today.
    """
    if not _may_send(case):
        return False
    said = {
        **{name: _plain(value) for name, value in (context or {}).items()},
        "link": new_link(case=case, purpose=purpose),
        "reference": _in_order(case.spoken_reference, case.language),
        "phone": _in_order(service_of(case.organisation).phone, case.language),
    }
    notice = send(to=to, template=template, language=case.language, context=said)
    if not at_once:
        let_sleep(notice)
    record(by="the portal", verb="carers.case.link_sent", subject=case)
    return True


def send_if_hers(*, reference: str, to: Address) -> None:
    """A link for whoever knows a reference and the mobile or e-mail that was given with it. Whether
    anything was sent is not said."""
    case = Case.objects.filter(reference=reference).first()
    if case is None or not can_send(to.kind):
        return
    contact = Contact.read(case.contact)
    texts = to.kind == "text" and contact.may_text and contact.mobile == to.value
    mails = to.kind == "email" and contact.may_email
    if texts or (mails and contact.email.lower() == to.value.lower()):
        send_news(case=case, to=to, template="case-link", purpose="status", at_once=True)


def _may_send(case: Case) -> bool:
    return is_within("case-news", str(case.pk), most=OF_ONE_CASE, period=DAY) and is_within(
        "case-news", "all", most=OF_ALL, period=HOUR
    )


def _in_order(number: str, language: str) -> str:
    """Groups of digits in the order in which they are read. In a text that runs from right to left
    a plain space would turn them round, and marks of direction show as boxes on old phones."""
    return number.replace(" ", "\u00a0") if language_for(language).is_rtl else number


def _plain(value: Any) -> Any:
    """What survives JSON; `carers.templatetags.mine` makes words of it in each language."""
    return value.isoformat() if isinstance(value, datetime.date | datetime.datetime) else value
