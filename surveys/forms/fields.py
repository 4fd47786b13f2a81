"""Fields of staff forms with their sentences."""

from collections.abc import Iterable
from typing import Any

from django import forms

Choices = Iterable[tuple[str, Any]]


def line(label: str, *, most: int, needs: str = "", **more: Any) -> forms.CharField:
    """`needs` is what is said where nothing was written; without it the field may stay empty."""
    too_long = f"Make this shorter: up to {most} letters."
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(needs),
        error_messages={"required": needs, "max_length": too_long},
        **more,
    )


def one_of(
    label: str, choices: Choices, *, wrong: str, needs: str = "", **more: Any
) -> forms.ChoiceField:
    """`wrong` is what is said of something that is no choice."""
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=bool(needs),
        error_messages={"required": needs, "invalid_choice": wrong},
        **more,
    )


def tick(label: str, **more: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, **more)
