"""`{% slot "home_sections" %}`: what other rooms put into this part of the page."""

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from portal.registry.registry import fillings

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str) -> SafeString:
    """Every filling in its order, each with the request and what it asked for."""
    request = context["request"]
    parts = [
        render_to_string(filling.template, filling.context(request), request=request)
        for filling in fillings(name)
    ]
    return mark_safe("\n".join(parts))  # noqa: S308 rendered templates, escaped in the making
