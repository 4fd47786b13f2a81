"""What the guides give to other rooms: answers to searches, work for translators."""

from carers.guides import translating
from carers.guides.finding import find_guides
from portal.registry.registry import search_sources


def register() -> None:
    search_sources.register("guides", find_guides)
    translating.register()
