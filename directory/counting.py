"""Figures about the use of the directory: how often by hour, and words that found nothing.

The one write that a GET of the directory makes. It happens after the answer has gone out, as one
update, and a count that fails is lost rather than shown as an error. Nothing is counted by person:
no address, postcode or time finer than the hour of the week (words: than the day).
"""

import datetime
import logging
import re
from collections.abc import Callable, Collection
from typing import Any

from django.db import DatabaseError, IntegrityError, models, transaction
from django.http import HttpResponse
from django.utils import timezone

from directory.models import EmptySearch, Service, ServiceUse, Taxonomy, Term, Use
from directory.opening import LONDON
from portal.languages.folding import words
from portal.usage.counting import count_values

logger = logging.getLogger(__name__)

SEARCHES, NEED = "directory-searches", "need"
"""As the figures of the whole portal call them."""
MOST_CHARACTERS = 120
CONTACT_LIKE = re.compile(r"@|\d(?:[\s()./+-]?\d){5,}")
"""An e-mail address, or six digits and more: a phone, a date of birth, an NHS number."""
PERSON_LIKE_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)


class CountingResponse(HttpResponse):
    """An answer that counts itself once it has been sent."""

    def __init__(
        self, *args: Any, count: Callable[[], None], counts: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._count = count
        self._counts = counts

    def close(self) -> None:
        try:
            if self._counts:
                self._count()
        except DatabaseError:
            logger.warning("A use of the directory could not be counted.")
        super().close()


def count_use(kind: Use.Kind, language: str, *, at: datetime.datetime | None = None) -> None:
    """One more opening of that kind of page in this hour of the week."""
    now = (at or timezone.now()).astimezone(LONDON)
    _one_more(
        Use.objects.all(),
        kind=kind,
        week=_monday(now.date()),
        hour_of_week=now.weekday() * 24 + now.hour,
        language=language,
    )


def count_service(service: Service, language: str, *, at: datetime.datetime | None = None) -> None:
    """One more opening of this listing's page, and of a service page in this hour."""
    count_use(Use.Kind.SERVICE, language, at=at)
    day = (at or timezone.now()).astimezone(LONDON).date()
    _one_more(ServiceUse.objects.all(), service=service, week=_monday(day))


def count_empty_search(query: str, language: str, *, at: datetime.datetime | None = None) -> None:
    """One more search for these words that found nothing, unless they may be about a person."""
    kept = words_to_keep(query)
    if kept:
        day = (at or timezone.now()).astimezone(LONDON).date()
        _one_more(EmptySearch.objects.all(), words=kept, language=language, day=day)


def count_needs(codes: Collection[str], *, at: datetime.datetime | None = None) -> None:
    """One more search in which these needs were chosen beside the words; unknown ones are not
    counted."""
    if not codes:
        return
    known = Term.objects.filter(taxonomy=Taxonomy.NEEDS, code__in=codes)
    needs = list(known.order_by().values_list("code", flat=True))
    count_values(SEARCHES, by={NEED: needs}, at=at)


def words_to_keep(query: str) -> str:
    """Folded words without digits; nothing where it may be somebody's contact or address."""
    if CONTACT_LIKE.search(query) or PERSON_LIKE_POSTCODE.search(query):
        return ""
    kept = (word for word in words(query) if not any(character.isdigit() for character in word))
    return " ".join(kept)[:MOST_CHARACTERS].strip()


def _one_more(rows: "models.QuerySet[Any]", **of: Any) -> None:
    """Adds one to the row, which is made when it is not there; two at once lose nothing."""
    more = {"times": models.F("times") + 1}
    if rows.filter(**of).update(**more):
        return
    try:
        with transaction.atomic():
            rows.create(**of)
    except IntegrityError:
        rows.filter(**of).update(**more)


def _monday(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())
