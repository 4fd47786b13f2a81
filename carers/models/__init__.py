"""What is stored of carers."""

from carers.models.cases import Case, CaseLink, CasePause
from carers.models.deciding import Decision, Letter, SupportItem, SupportPlan, UnmetNeed
from carers.models.emergency import EmergencyPlan
from carers.models.keeping import Hold, KeepingRule
from carers.models.plans import HiddenCount, Plan, PlanLink, Reminder
from carers.models.rulesets import Ruleset
from carers.models.sending import KeptDraft, Sending
from carers.models.services import Organisation, Service, Target
from carers.models.working import AddedService, Attempt, CheckIn, Note, SectionCheck, Talk

__all__ = [
    "AddedService",
    "Attempt",
    "Case",
    "CaseLink",
    "CasePause",
    "CheckIn",
    "Decision",
    "EmergencyPlan",
    "HiddenCount",
    "Hold",
    "KeepingRule",
    "KeptDraft",
    "Letter",
    "Note",
    "Organisation",
    "Plan",
    "PlanLink",
    "Reminder",
    "Ruleset",
    "SectionCheck",
    "Sending",
    "Service",
    "SupportItem",
    "SupportPlan",
    "Talk",
    "Target",
    "UnmetNeed",
]
