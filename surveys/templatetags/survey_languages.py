"""In which languages a survey is complete, for its first pages."""

from django import template

from surveys.editing.languages import live_in_all_forms
from surveys.models import Survey

register = template.Library()


@register.simple_tag
def live_languages_of(survey: Survey) -> frozenset[str]:
    """Codes. In the others some of it stands in English for now."""
    return live_in_all_forms(survey)
