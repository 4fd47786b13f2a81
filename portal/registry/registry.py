"""What rooms offer each other against the import arrows, filled in each app's `ready()`.

A room that needs something of others asks a registry here; a room that has it registers. Neither
imports the other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from portal.languages.translated import Text

Item = TypeVar("Item")


class AlreadyRegistered(Exception):
    """Two rooms claim one name."""


class Registry(Generic[Item]):
    """Named things in the order of registration. Two different ones under one name are a fault."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._items: dict[str, Item] = {}

    def register(self, name: str, item: Item) -> None:
        if self._items.setdefault(name, item) != item:
            raise AlreadyRegistered(f"{name!r} is already one of the {self.what}.")

    def get(self, name: str) -> Item | None:
        return self._items.get(name)

    def items(self) -> list[tuple[str, Item]]:
        return list(self._items.items())

    def __iter__(self) -> Iterator[Item]:
        return iter(list(self._items.values()))

    def __len__(self) -> int:
        return len(self._items)


# Staff tiles --------------------------------------------------------------


@dataclass(frozen=True)
class StaffTile:
    """A job on the staff home page."""

    title: str
    description: str
    url_name: str
    open_to: Callable[[Any], bool]
    """The predicate of the page it leads to."""
    figure: Callable[[], str] | None = None
    """What waits there, in words: '3 reports waiting'; empty for nothing."""
    figure_for: Callable[[Any], str] | None = None
    """The same where each person has work of their own; asked instead of `figure`."""
    order: int = 100

    def figure_of(self, user: Any) -> str:
        if self.figure_for is not None:
            return self.figure_for(user)
        return self.figure() if self.figure is not None else ""


staff_tiles: Registry[StaffTile] = Registry("staff tiles")


def tiles_for(user: Any) -> list[StaffTile]:
    """The jobs that this person may do, in their order."""
    return sorted((tile for tile in staff_tiles if tile.open_to(user)), key=lambda tile: tile.order)


# Slots --------------------------------------------------------------------


@dataclass(frozen=True)
class Filling:
    """A part of a page that another room fills: a template and what it needs."""

    template: str
    context: Callable[..., dict[str, Any]]
    """Of the request, and of whatever the page says about itself by name."""
    order: int = 100


_slots: Registry[Registry[Filling]] = Registry("slots")


def _slot(name: str) -> Registry[Filling]:
    slot = _slots.get(name)
    if slot is None:
        slot = Registry(f"fillings of {name}")
        _slots.register(name, slot)
    return slot


def fill_slot(
    slot: str,
    name: str,
    *,
    template: str,
    context: Callable[..., dict[str, Any]],
    order: int = 100,
) -> None:
    """`fill_slot("home_sections", "topics", template="directory/home.html", context=topics)`"""
    _slot(slot).register(name, Filling(template, context, order))


def fillings(slot: str) -> list[Filling]:
    return sorted(_slot(slot), key=lambda filling: filling.order)


# Search sources -----------------------------------------------------------


@dataclass(frozen=True)
class Guide:
    """Something beside listings that answers a search: a topic guide, a form."""

    title: "Text"
    summary: "Text"
    url: str


class SearchSource(Protocol):
    def __call__(self, query: str, *, language: str) -> list[Guide]: ...


search_sources: Registry[SearchSource] = Registry("search sources")


def guides_for(query: str, *, language: str) -> list[Guide]:
    """What every source has on these words, in the order of the sources."""
    return [guide for source in search_sources for guide in source(query, language=language)]


# After this ---------------------------------------------------------------


class Listener(Protocol):
    def __call__(self, **facts: Any) -> None: ...


_listeners: Registry[Registry[Listener]] = Registry("events")


def after_this(event: str, name: str, listener: Listener) -> None:
    """Asks to be told of an event of another room, such as `assessment.decided`."""
    listeners = _listeners.get(event)
    if listeners is None:
        listeners = Registry(f"listeners to {event}")
        _listeners.register(event, listeners)
    listeners.register(name, listener)


def announce(event: str, **facts: Any) -> None:
    """Tells every listener inside the caller's transaction: their writes stand or fall with it."""
    for listener in _listeners.get(event) or ():
        listener(**facts)
