"""Links in messages to a carer: each opens her case once, when its button is pressed."""

import secrets

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from carers.models import Case, CaseLink
from portal.languages.table import language_for
from questionnaires.journey.keys import hash_of_key

TOKEN_BYTES = 16
"""128 bits for a link that holds for two weeks: each character of a text message costs money."""


def new_link(*, case: Case, purpose: str) -> str:
    """In her language. Its address says nothing of care."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    CaseLink.objects.create(case=case, purpose=purpose, token_hash=hash_of_key(token))
    with translation.override(language_for(case.language).code):
        path = reverse("kept:case", kwargs={"token": token})
    return f"{settings.PORTAL_URL}{path}"


def waiting(token: str) -> CaseLink | None:
    """The link that this token opens; None for one that is used, old or invented."""
    return (
        CaseLink.objects.select_related("case")
        .filter(token_hash=hash_of_key(token[:200]), used_at=None, expires_at__gt=timezone.now())
        .first()
    )


def use(*, token: str) -> CaseLink | None:
    """Uses the link up; None where another press was first, and for what opens nothing."""
    link = waiting(token)
    if link is None:
        return None
    taken = CaseLink.objects.filter(pk=link.pk, used_at=None).update(used_at=timezone.now())
    return link if taken else None


def forget_old_links() -> int:
    """Those that can no longer be used, whether they were or not."""
    return CaseLink.objects.filter(expires_at__lte=timezone.now()).delete()[0]
