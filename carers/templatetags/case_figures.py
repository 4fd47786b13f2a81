"""What the tables of figures need of a cell."""

from django import template

register = template.Library()


@register.filter
def is_text(cell: object) -> bool:
    """Words stand at the start of their column, numbers and what is missing at its end."""
    return isinstance(cell, str)
