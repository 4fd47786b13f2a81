"""The two organisations that work with carers, and the times they have promised."""

from django.conf import settings
from django.db import models


class Organisation(models.TextChoices):
    """Whose work a case is; the words of `roles.toml`."""

    COUNCIL = "council", "Council"
    PROVIDER = "carers service", "Carers service"


class Service(models.Model):
    """What is set about one of them: settings, changed on screen and recorded."""

    organisation = models.CharField(max_length=20, choices=Organisation, unique=True)
    name = models.CharField(max_length=200)
    """As carers know it: whoever holds the contract now."""
    phone = models.CharField(max_length=40)
    email = models.EmailField(blank=True)
    """Where the organisation is told that something waits; never with anything of a carer in it."""
    address = models.TextField(blank=True)
    hours = models.CharField(max_length=200, blank=True)
    """When the phone is answered, in English: 'Monday to Friday, 9am to 5pm'."""
    may_decide = models.BooleanField(default=True)
    """Whether it may record the decision (Care Act 2014 s.79); the council always may."""
    duty_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Whose a case is until somebody takes it: no case is without an owner."""
    source = models.CharField(max_length=300, blank=True)
    verify = models.CharField(max_length=300, blank=True)
    """What a person must still confirm."""

    class Meta:
        ordering = ["organisation"]

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """How long something may take, as it is promised. None is invented: without days there is no
    target, and pages say so."""

    step = models.SlugField(max_length=40, unique=True)
    """A code of `carers.cases.clocks`: 'first-contact', 'decision' …"""
    working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    """Who published it, and when."""

    class Meta:
        ordering = ["step"]

    def __str__(self) -> str:
        return f"{self.step}: {self.working_days or 'no target'}"
