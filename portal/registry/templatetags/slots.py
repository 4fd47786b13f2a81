"""`{% slot "home_sections" %}`: what other rooms put into this part of the page."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from portal.registry.registry import fillings

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, **about: Any) -> SafeString:
    """Every filling in its order, each with the request and what it asked for.

    A page may say what it is about: `{% slot "did_this_help" kind="service" key=page.key %}`.
    """
    request = context["request"]
    parts = [
        render_to_string(filling.template, filling.context(request, **about), request=request)
        for filling in fillings(name)
    ]
    return mark_safe("\n".join(parts))  # noqa: S308 rendered templates, escaped in the making
