"""What the directory counts of its use, for the figures of the whole portal.

It counts by week; a week belongs to the month of its Thursday.
"""

import datetime
from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, QuerySet, Sum

from directory.counting import NEED, SEARCHES
from directory.models import EmptySearch, Taxonomy, Use
from directory.permissions import can_see_directory_figures
from directory.search.lexicon import lexicon
from directory.staff.use_in_words import DAYS_BEFORE_SHOWN
from portal.languages.table import ENGLISH
from portal.usage.hiding import FEWEST
from portal.usage.models import HOUR, TOTAL
from portal.usage.months import months_on
from portal.usage.sources import LANGUAGE, Counted, Dimension, Related, Source, Tally, sources
from portal.usage.sources import related as related_figures

WORDS = "words"
THURSDAY = datetime.timedelta(days=3)
A_WEEK = datetime.timedelta(days=7)


def tally_of(kind: Use.Kind) -> Tally:
    def tally(dimension: str, first: datetime.date, last: datetime.date) -> Iterator[Counted]:
        fields = {TOTAL: (), HOUR: ("hour_of_week",), LANGUAGE.code: ("language",)}
        if dimension not in fields:
            return
        names = fields[dimension]
        rows = _weeks(first, last).filter(kind=kind)
        sums = rows.values_list("week", *names).annotate(all_times=Sum("times"))
        counted: Counter[tuple[datetime.date, str]] = Counter()
        for week, *value, times in sums:
            month = (week + THURSDAY).replace(day=1)
            counted[month, _value(value)] += times
        for (month, value), times in counted.items():
            yield Counted(month, value, times)

    return tally


def empty(dimension: str, first: datetime.date, last: datetime.date) -> Iterator[Counted]:
    """Searches that found nothing. Words alone that came on several days, as on their own page."""
    rows = EmptySearch.objects.filter(day__gte=first, day__lt=months_on(last, 1)).order_by()
    if dimension not in (TOTAL, LANGUAGE.code, WORDS):
        return
    if dimension == WORDS:
        often = rows.values("words").annotate(days=Count("day", distinct=True))
        shown = often.filter(days__gte=DAYS_BEFORE_SHOWN).values_list("words", flat=True)
        rows = rows.filter(words__in=list(shown))
    names = () if dimension == TOTAL else (dimension,)
    counted: Counter[tuple[datetime.date, str]] = Counter()
    for day, *value, times in rows.values_list("day", *names).annotate(all_times=Sum("times")):
        counted[day.replace(day=1), _value(value)] += times
    for (month, value), times in counted.items():
        yield Counted(month, value, times)


def _weeks(first: datetime.date, last: datetime.date) -> "QuerySet[Use]":
    """Those whose Thursday is in these months."""
    end = months_on(last, 1)
    return Use.objects.filter(week__gte=first - THURSDAY, week__lt=end - THURSDAY).order_by()


def _value(value: list[object]) -> str:
    """The hour of the week in three digits, as it is kept there."""
    if not value:
        return ""
    return f"{value[0]:03}" if isinstance(value[0], int) else str(value[0])


def need_words(code: str) -> str:
    tag = f"{Taxonomy.NEEDS.value}:{code}"
    name, _ = lexicon().name_of(tag, ENGLISH.code)
    return code if name == tag else name


SOURCES = {
    SEARCHES: Source(
        title="Searches in the directory",
        unit="searches",
        about="A search in words, once for all pages of its results.",
        dimensions=(
            LANGUAGE,
            Dimension(
                NEED,
                "Need chosen beside the words",
                need_words,
                note="Where somebody chose one; a search may have several, most have none.",
                adds_up=False,
            ),
        ),
        tally=tally_of(Use.Kind.SEARCH),
        order=30,
    ),
    "directory-services": Source(
        title="Services opened in the directory",
        unit="openings",
        about="The page of one service, opened.",
        dimensions=(LANGUAGE,),
        tally=tally_of(Use.Kind.SERVICE),
        order=40,
    ),
    "directory-empty": Source(
        title="Searches that found nothing",
        unit="searches",
        about="A search in words without filters that found no service. Words that may be about a "
        "person are not kept.",
        dimensions=(
            LANGUAGE,
            Dimension(
                WORDS,
                "Words",
                note=f"Words that came on {DAYS_BEFORE_SHOWN} days or more, and {FEWEST} times or "
                "more. They stand as typed, without digits.",
                adds_up=False,
                least=FEWEST,
            ),
        ),
        tally=empty,
        has_hours=False,
        order=50,
    ),
}


def register() -> None:
    for code, source in SOURCES.items():
        sources.register(code, source)
    for name, title, about, url_name in RELATED:
        one = Related(title, about, url_name, can_see_directory_figures)
        related_figures.register(name, one)


RELATED = (
    (
        "directory-empty",
        "Searches without results",
        "What people look for and do not find, word by word.",
        "staff-directory:empty-searches",
    ),
    (
        "directory-use",
        "Use of the directory",
        "By hour and language, this week too.",
        "staff-directory:use",
    ),
)
