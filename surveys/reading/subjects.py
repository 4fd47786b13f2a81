"""What a member of staff was looking at when she became worried, for the room of alerts; and what
translators are told of the words before them."""

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models
from django.urls import Resolver404, resolve

from portal.languages.own_words.subjects import Origin
from surveys.models import Comment, Contact
from surveys.permissions import can_open_contact, can_read

COMMENTS, CONTACTS = "/staff/surveys/comments/", "/staff/surveys/contacts/"
Thing = TypeVar("Thing", bound=models.Model)


def comment_at(path: str) -> tuple[Comment, str] | None:
    comment = _at(path, "comment", Comment)
    return (comment, f"A comment: {comment.survey.title}") if comment else None


def contact_at(path: str) -> tuple[Contact, str] | None:
    contact = _at(path, "contact", Contact)
    return (contact, f"A contact: {contact.survey.title}") if contact else None


def may_open_comment(user: Any, path: str) -> bool:
    return _may(path, "comment", Comment, lambda one: can_read(user, one.survey))


def may_open_contact(user: Any, path: str) -> bool:
    return _may(path, "contact", Contact, lambda one: can_open_contact(user, one))


def origin_of_comment(part: str) -> Origin:
    return Origin("A comment to a survey")


def origin_of_contact(part: str) -> Origin:
    if part == "safe":
        return Origin("When and how it is safe to reach somebody", "They asked to hear from us.")
    return Origin("A complaint or a compliment", "They agreed that it is passed on.")


def _at(path: str, name: str, model: type[Thing]) -> Thing | None:
    pk = _pk(path, name)
    if pk is None:
        return None
    return model._default_manager.select_related("survey").filter(pk=pk).first()


def _may(path: str, name: str, model: type[Thing], rule: Callable[[Thing], bool]) -> bool:
    """A list opens by its own rule; one thing by that of the thing."""
    if _pk(path, name) is None:
        return True
    found = _at(path, name, model)
    return found is not None and rule(found)


def _pk(path: str, name: str) -> uuid.UUID | None:
    try:
        found = resolve(path)
    except Resolver404:
        return None
    return found.kwargs.get("pk") if found.view_name == f"staff-surveys:{name}" else None
