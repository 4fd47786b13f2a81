"""What pages of the carers' room ask about plans."""

from django import template

from carers.models import Plan
from questionnaires.models import Draft

register = template.Library()


@register.simple_tag
def current_plan(draft: Draft) -> Plan | None:
    """The plan that was made from these answers last."""
    return Plan.objects.filter(draft=draft, is_current=True).only("pk").first()
