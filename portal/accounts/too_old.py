"""Forms whose token is too old (CSRF): what was typed is shown again by a view of their own."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse


def answers_when_too_old(view: Callable[..., Any], by: Callable[..., HttpResponse | None]) -> None:
    """`by` gets what the view would get; None where it has nothing to say
    (`portal.ui.views.errors.csrf_failure`)."""
    view.on_csrf_failure = by  # type: ignore[attr-defined]
