"""The published entries as every page may need them: the newest few, kept for a minute."""

from django.core.cache import cache

from surveys.models import Entry

REMEMBERED = 60
"""Seconds; what is published or withdrawn is forgotten at once where the cache is one for all."""
MOST = 200
"""Further back nobody looks by a search; the list has them all."""
KEY = "surveys.we_said.newest"


def newest() -> list[Entry]:
    """With their actions and surveys, the newest first."""
    found: list[Entry] | None = cache.get(KEY)
    if found is None:
        found = list(Entry.objects.published().select_related("action__survey")[:MOST])
        cache.set(KEY, found, REMEMBERED)
    return found


def forget_newest() -> None:
    cache.delete(KEY)
