"""Tags for parts that need more than an include."""

from typing import Any

from django import template
from django.forms import BaseForm
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.ui import records

register = template.Library()

HARMLESS_PAGE = "https://www.bbc.co.uk/weather"
"""Where 'Exit this page' goes: a page anyone might have open."""


@register.simple_tag
def icon(name: str, size: int = 24) -> SafeString:
    """A drawing beside a word; it says nothing on its own, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon" width="{}" height="{}" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        size,
        size,
        static("icons.svg"),
        name,
    )


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm | None) -> dict[str, Any]:
    """What went wrong, as links to the fields. Nothing for a form that is new or right."""
    if form is None or not form.is_bound or not form.errors:
        return {"errors": []}
    errors = [{"message": message, "target": ""} for message in form.non_field_errors()]
    for field in form:
        target = getattr(field, "first_input_id", field.auto_id)
        errors += [{"message": message, "target": target} for message in field.errors]
    return {"errors": errors}


@register.inclusion_tag("components/exit_this_page.html")
def exit_this_page() -> dict[str, str]:
    return {"harmless_page": HARMLESS_PAGE}


@register.simple_tag
def crisis_numbers() -> dict[str, records.CrisisNumber]:
    return records.crisis_numbers()


@register.filter
def digits(phone: str) -> str:
    """What a phone dials: the digits, and the + of another country."""
    return "".join(character for character in phone if character.isdigit() or character == "+")
