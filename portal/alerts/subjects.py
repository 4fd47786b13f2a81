"""What a member of staff was looking at when she became worried.

Rooms say in their app's `ready()` what their pages are about:

    subjects.register("/staff/cases/", case_at)

A function gets the path of a page and gives the thing with the words that name it, which say
nothing of the person; None where the page is about nothing in particular. `open_to` says whether
somebody may open that page at all: alerts reach people who may not.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import models
from django.urls import Resolver404, resolve

from portal.registry.registry import Registry

STAFF = "/staff/"
NOT_ABOUT = ("/staff/alerts/raise/", "/staff/account/")
LONGEST = 300


class Subject(NamedTuple):
    instance: models.Model
    words: str


SUBJECTS: Registry[Callable[[str], tuple[models.Model, str] | None]] = Registry("subjects")
READERS: Registry[Callable[[Any, str], bool]] = Registry("readers of subjects")


def register(
    prefix: str,
    function: Callable[[str], tuple[models.Model, str] | None],
    *,
    open_to: Callable[[Any, str], bool] | None = None,
) -> None:
    SUBJECTS.register(prefix, function)
    if open_to is not None:
        READERS.register(prefix, open_to)


def may_open(user: Any, path: str) -> bool:
    """Whether the page of an alert opens for this person, as far as its room has said."""
    rules = [rule for prefix, rule in READERS.items() if path.startswith(prefix)]
    return all(rule(user, path) for rule in rules)


def local_page(path: str) -> str:
    """The path of a page of ours for staff; nothing for any other, or one with a query string."""
    if not path.startswith(STAFF) or path.startswith(NOT_ABOUT) or len(path) > LONGEST:
        return ""
    if "//" in path or set(path) & set("?#\\"):
        return ""
    try:
        resolve(path)
    except Resolver404:
        return ""
    return path


def subject_at(path: str) -> Subject | None:
    """What the page is about, by the function with the longest prefix that fits."""
    fitting = [prefix for prefix, _ in SUBJECTS.items() if path.startswith(prefix)]
    function = SUBJECTS.get(max(fitting, key=len)) if fitting else None
    found = function(path) if function else None
    return Subject(*found) if found else None
