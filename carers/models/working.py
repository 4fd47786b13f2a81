"""What the people who check a carer's self-assessment write down."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from carers.models.cases import Case
from portal.privacy.fields import EncryptedJSONField, EncryptedTextField


class Attempt(models.Model):
    """One try to reach her, whatever came of it."""

    class How(models.TextChoices):
        PHONE = "phone", "Phone"
        TEXT = "text", "Text message"
        EMAIL = "email", "E-mail"
        POST = "post", "Letter"
        VISIT = "visit", "Visit"

    class Outcome(models.TextChoices):
        SPOKE = "spoke", "Spoke with the carer"
        NO_ANSWER = "no-answer", "No answer"
        MESSAGE_LEFT = "message-left", "Left a message"
        WRONG_NUMBER = "wrong-number", "Number or address is wrong"
        SENT = "sent", "Sent"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="attempts")
    how = models.CharField(max_length=10, choices=How)
    outcome = models.CharField(max_length=20, choices=Outcome)
    words = EncryptedTextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_how_display()}: {self.get_outcome_display()}"


class Talk(models.Model):
    """A conversation that is booked, was held, or did not come about."""

    class Place(models.TextChoices):
        PHONE = "phone", "By phone"
        VIDEO = "video", "By video"
        HOME = "home", "At the carer’s home"
        CENTRE = "centre", "At the carers centre"
        WARD = "ward", "On the ward"

    class State(models.TextChoices):
        BOOKED = "booked", "Booked"
        CHANGE_ASKED = "change-asked", "The carer asks for another time"
        HELD = "held", "Held"
        MISSED = "missed", "Did not come about"
        CANCELLED = "cancelled", "Cancelled"

    class Interpreter(models.TextChoices):
        NONE = "", "None needed"
        ASKED = "asked", "Asked for"
        BOOKED = "booked", "Booked"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="talks")
    at = models.DateTimeField()
    place = models.CharField(max_length=10, choices=Place)
    with_whom = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    interpreter = models.CharField(
        max_length=10, choices=Interpreter, default=Interpreter.NONE, blank=True
    )
    language = models.CharField(max_length=60, blank=True)
    """Of the interpreter: any language, or British Sign Language."""
    state = models.CharField(max_length=15, choices=State, default=State.BOOKED)
    carer_words = EncryptedTextField(blank=True)
    """When would suit her better, as she wrote it."""
    words = EncryptedTextField(blank=True)
    """What was said, written by whoever held it."""
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_place_display()}, {self.get_state_display().lower()}"


class SectionCheck(models.Model):
    """One section of her answers, gone through with her."""

    class Result(models.TextChoices):
        AGREED = "agreed", "Agreed"
        CHANGED = "changed", "Changed after talking"
        TO_ASK = "to-ask", "To ask"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="checks")
    section = models.SlugField(max_length=60)
    result = models.CharField(max_length=10, choices=Result)
    changed: Any = EncryptedJSONField(default=dict)
    """What she says now, in the words of whoever wrote it down, by question code. Her own answers
    stay as she sent them."""
    words = EncryptedTextField(blank=True)
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["case", "section"]
        constraints = [
            models.UniqueConstraint(fields=["case", "section"], name="a_section_is_checked_once")
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.get_result_display()}"


class Note(models.Model):
    """Words beside what was sent: hers, of whoever referred her, or those of staff."""

    class Kind(models.TextChoices):
        STAFF = "staff", "Note"
        WANTS = "wants", "What the carer wants to achieve"
        ADDED = "added", "The carer added"
        CORRECTED = "corrected", "The carer corrected"
        CHANGED = "changed", "The carer said what has changed"
        TEXTED = "texted", "The carer sent a text message"
        REFERRED = "referred", "Written by whoever referred the carer"

    HERS = (Kind.ADDED, Kind.CORRECTED, Kind.CHANGED, Kind.TEXTED)
    SHOWN_TO_HER = (*HERS, Kind.REFERRED)

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    words = EncryptedTextField()
    language = models.CharField(max_length=10, default="en")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """None for the carer herself, and for whoever referred her."""
    read_at = models.DateTimeField(null=True, blank=True)
    """Of words that are not of staff: when somebody marked them as read."""
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_hers(self) -> bool:
        return self.kind in self.HERS


class AddedService(models.Model):
    """A local service that staff add to what her plan already names."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="added_services")
    key = models.SlugField(max_length=80)
    """Of the directory."""
    name = models.CharField(max_length=300)
    phone = models.CharField(max_length=40, blank=True)
    """As they were when it was added."""
    why = EncryptedTextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "key"], name="a_service_is_added_once")
        ]

    def __str__(self) -> str:
        return self.name


class CheckIn(models.Model):
    """'Has anything changed?', asked while she waits, and what she said."""

    class Said(models.TextChoices):
        SAME = "same", "Nothing has changed"
        WORSE = "worse", "It is harder now"
        CANNOT = "cannot", "She cannot go on"
        NO_LONGER = "no-longer", "She does not need it any more"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="check_ins")
    asked_on = models.DateField(default=timezone.localdate)
    said = models.CharField(max_length=10, choices=Said, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_on", "-pk"]

    def __str__(self) -> str:
        return f"Asked on {self.asked_on}"
