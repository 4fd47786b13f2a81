"""What is stored of carers."""

from carers.models.emergency import EmergencyPlan
from carers.models.plans import HiddenCount, Plan, PlanLink, Reminder
from carers.models.rulesets import Ruleset

__all__ = ["EmergencyPlan", "HiddenCount", "Plan", "PlanLink", "Reminder", "Ruleset"]
