"""Times of alerts in words."""

from django import template

from portal.alerts.words import by_when

register = template.Library()
register.filter(by_when)
