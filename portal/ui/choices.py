"""Choices of a field that are known only when the form is made."""

from collections.abc import Iterable
from typing import Any, cast

from django.forms import BaseForm, ChoiceField


def offer(form: BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """The field that has this name offers these, and accepts no others."""
    cast("ChoiceField", form.fields[name]).choices = list(choices)


def labels_of(field: ChoiceField) -> dict[Any, Any]:
    """What is read at each choice; for fields whose choices are in no groups."""
    return dict(cast("Iterable[tuple[Any, Any]]", field.choices))
