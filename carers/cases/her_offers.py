"""What the carer's own side of cases offers other rooms: work by the clock, texts from her, parts
of the pages of an account, and where personal data is."""

import datetime
from typing import Any

from django.http import HttpRequest

from portal.accounts.public.actions import DELETED
from portal.notices.receiving import received
from portal.privacy import personal_data
from portal.registry import jobs
from portal.registry.registry import after_this, fill_slot

AS_THE_CASE = "As long as the case that it belongs to"
KEPT = {
    "carers.note": (("words",), "To have what was added since read, translated and answered", True),
    "carers.talk": (
        ("carer_words", "words"),
        "To agree on a time, and to know what was said",
        True,
    ),
    "carers.checkin": (("said",), "To look sooner where it got harder", False),
}


def register() -> None:
    from carers.cases import texting
    from carers.cases.checking_in import ask_waiting
    from carers.cases.joining import delete_kept
    from carers.cases.links import forget_old_links

    day = datetime.timedelta(days=1)
    jobs.register("carers.cases.ask_waiting", ask_waiting, every=day)
    jobs.register("carers.cases.forget_links", forget_old_links, every=day)
    received.register("carers", texting.take)
    after_this(DELETED, "carers", delete_kept)
    home = "carers/mine/parts/account.html"
    fill_slot("account_home", "carers", template=home, context=hers, order=10)
    ends = "carers/mine/parts/account_delete.html"
    fill_slot("account_delete", "carers", template=ends, context=nothing, order=10)
    for model, (fields, why, encrypted) in KEPT.items():
        personal_data.declare(
            model,
            fields=fields,
            whose="people who look after someone",
            why=why,
            kept_for=AS_THE_CASE,
            encrypted=encrypted,
        )


def hers(request: HttpRequest) -> dict[str, Any]:
    """What she has taken along into her account."""
    from carers.cases.access import cases_of
    from carers.cases.joining import drafts_of
    from portal.accounts.public.access import signed_in_account

    user = signed_in_account(request)
    return {
        "cases": cases_of(request),
        "drafts": drafts_of(user) if user is not None else [],
    }


def nothing(request: HttpRequest) -> dict[str, Any]:
    """The sentence is the same for everybody."""
    return {}
