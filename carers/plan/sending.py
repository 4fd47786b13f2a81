"""Links to a plan in an e-mail. The e-mail says nothing of her, her answers or her plan.

A link opens once. Looking at it changes nothing: it opens when its button is pressed, so that a
mail program that looks ahead does not use it up.
"""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from carers.models import Plan, PlanLink
from directory.limits import is_within
from portal.notices.actions import send
from portal.notices.addresses import Address
from questionnaires.journey.keys import hash_of_key, new_key

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
TO_ONE_ADDRESS = 5
"""E-mails a day to one address: nobody can be flooded with ours."""
OF_ONE_PLAN = 10
"""E-mails a day about one plan."""
FROM_ONE_PLACE = 20
FROM_ALL = 300
"""An hour in all: a ceiling on what a machine could make us send."""
TEMPLATES = {PlanLink.Reader.CARER: "carers-link", PlanLink.Reader.OTHER: "carers-link-other"}


class TooOften(Exception):
    """More than is allowed for now."""


@dataclass(frozen=True)
class Entered:
    link: PlanLink
    key: str


def allow(address: Address, plan: Plan) -> None:
    """Counts one more e-mail. Raises TooOften."""
    allowed = (
        is_within("plan-of", str(plan.draft_id), most=OF_ONE_PLAN, period=DAY)
        and is_within("plan-to", address.value.lower(), most=TO_ONE_ADDRESS, period=DAY)
        and is_within("plan", "all", most=FROM_ALL, period=HOUR)
    )
    if not allowed:
        raise TooOften


@transaction.atomic
def send_link(*, plan: Plan, to: Address, reader: PlanLink.Reader, language: str, url: str) -> None:
    """`url` is the address of a link with TOKEN where its token goes.

    A newer link for the same reader makes an older one that waits worthless.
    """
    allow(to, plan)
    token = new_key()
    plan.links.filter(reader=reader, used_at=None).delete()
    PlanLink.objects.create(plan=plan, reader=reader, token_hash=hash_of_key(token))
    context = {"link": url.replace("TOKEN", token)}
    send(to=to, template=TEMPLATES[reader], language=language, context=context)


def waiting(token: str) -> PlanLink | None:
    """The link that this token opens; None for one that is used, replaced, old or invented."""
    return (
        PlanLink.objects.select_related("plan__draft")
        .filter(
            token_hash=hash_of_key(token[:200]),
            used_at=None,
            expires_at__gt=timezone.now(),
            plan__draft__expires_at__gt=timezone.now(),
        )
        .first()
    )


def use(*, token: str) -> Entered | None:
    """Uses the link up and gives the key that this browser holds from now on."""
    with transaction.atomic():
        link = waiting(token)
        if link is None:
            return None
        key = new_key()
        taken = PlanLink.objects.filter(pk=link.pk, used_at=None).update(
            used_at=timezone.now(), key_hash=hash_of_key(key)
        )
        return Entered(link, key) if taken else None


def forget_old_links() -> int:
    """Links that were never used and can no longer be."""
    return PlanLink.objects.filter(used_at=None, expires_at__lte=timezone.now()).delete()[0]
