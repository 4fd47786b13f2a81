"""The decision, what follows from it, and how it reached her."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from carers.models.cases import Case
from carers.models.services import Organisation
from portal.privacy.fields import EncryptedJSONField, EncryptedTextField


class Decision(models.Model):
    """What a named person decided under regulation 3 (SI 2015/313), and why. Written once."""

    class Outcome(models.TextChoices):
        MEETS = "meets", "Has eligible needs"
        DOES_NOT = "does-not", "Has no eligible needs"

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=10, choices=Outcome)
    reasons = EncryptedTextField()
    """In English; what she reads of it is in her letter."""
    unchecked = EncryptedTextField(blank=True)
    """Which parts of her answers were not gone through with her, and why not."""
    computed = models.CharField(max_length=1, blank=True)
    """What the answers suggested, T, F or U; kept so that differences can be looked at."""
    organisation = models.CharField(max_length=20, choices=Organisation)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Decision on {self.case.spoken_reference}"


class SupportPlan(models.Model):
    """What is arranged for her (Care Act 2014 s.25). Approved by a second person."""

    class State(models.TextChoices):
        DRAFT = "draft", "Being written"
        PUT_FORWARD = "put-forward", "Waits for approval"
        APPROVED = "approved", "Approved"
        RETURNED = "returned", "Returned"

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="support_plan")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    words = EncryptedTextField(blank=True)
    """What she wants to achieve with it."""
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    """Who began it, and from then on who last put it forward."""
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    """Everybody who wrote any of it: none of them approves it."""
    put_forward_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    reasons = EncryptedTextField(blank=True)
    """Why it was approved or returned."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="approved")
                | models.Q(settled_by__isnull=False, settled_at__isnull=False),
                name="an_approved_plan_says_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True)
                | ~models.Q(settled_by=models.F("written_by")),
                name="nobody_approves_their_own_plan",
                violation_error_message="Somebody else must approve this plan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Support plan, {self.get_state_display().lower()}"


class SupportItem(models.Model):
    class Kind(models.TextChoices):
        SERVICE = "service", "Service"
        DIRECT_PAYMENT = "direct-payment", "Carer’s direct payment"
        BREAK = "break", "Break"
        ADVICE = "advice", "Advice or information"

    class Period(models.TextChoices):
        ONCE = "once", "Once"
        WEEK = "week", "A week"
        MONTH = "month", "A month"
        YEAR = "year", "A year"

    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=15, choices=Kind)
    words = EncryptedTextField()
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    """Pounds, of a direct payment."""
    period = models.CharField(max_length=5, choices=Period, blank=True)
    service_key = models.SlugField(max_length=80, blank=True)
    """Of the directory, where it is a listing there."""
    starts_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__gt=0),
                name="an_amount_is_above_nothing",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class UnmetNeed(models.Model):
    """A need that nothing local meets, coded for commissioners: counted, never read singly."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="unmet_needs")
    code = models.SlugField(max_length=40)
    """Of data/unmet_needs.toml."""
    reason = models.SlugField(max_length=30)
    """Why nothing meets it: none there, full, too far, wrong time, language, cost."""
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "code"], name="a_need_is_coded_once")
        ]

    def __str__(self) -> str:
        return self.code


class Letter(models.Model):
    """The written record of assessment and decision. It counts as sent once she can understand it:
    in her language, or read to her by an interpreter."""

    class State(models.TextChoices):
        BEING_WRITTEN = "being-written", "Being written"
        WAITS_FOR_WORDS = "waits", "Waits for its translation"
        READY = "ready", "Ready to go"
        DELIVERED = "delivered", "Delivered"

    class How(models.TextChoices):
        ONLINE = "online", "Read on the portal"
        POST = "post", "By post"
        HANDED = "handed", "Handed over"
        READ_ALOUD = "read-aloud", "Read to the carer by an interpreter"

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="letter")
    language = models.CharField(max_length=10)
    english: Any = EncryptedJSONField(default=dict)
    """By part: 'summary', 'reasons', 'agreed', 'next', and what is taken over from the case (see
    `carers.cases.letters.parts`)."""
    theirs: Any = EncryptedJSONField(default=dict)
    """The same parts in her language, by a person; empty for English."""
    facts: Any = EncryptedJSONField(default=dict)
    """What else it says, as it was when it was finished (`carers.cases.letters.facts`). Until then
    only `included`: what of the case goes into it."""
    earlier: Any = EncryptedJSONField(default=list)
    """Each one that reached her before, with its evidence: it was written again after that."""
    state = models.CharField(max_length=15, choices=State, default=State.BEING_WRITTEN)
    finished_at = models.DateTimeField(null=True, blank=True)
    """Its English was closed, and went to be translated."""
    delivered_at = models.DateTimeField(null=True, blank=True)
    delivered_how = models.CharField(max_length=12, choices=How, blank=True)
    delivered_words = EncryptedTextField(blank=True)
    """The evidence: who read it to her, when it was posted."""
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="delivered", delivered_at__isnull=False)
                | ~models.Q(state="delivered"),
                name="a_delivered_letter_says_when",
            )
        ]

    def __str__(self) -> str:
        return f"Letter, {self.get_state_display().lower()}"
