"""What is asked, and for whom: surveys, teams, and versions that can be read as one line."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.languages.translated import Translatable, digest_of
from questionnaires.models import Version, VersionState

EASY = "-easy"


class Form(models.TextChoices):
    """The two forms of a survey have scales of their own; they meet in indicators, not in sums."""

    STANDARD = "standard", "Standard"
    EASY = "easy", "Easy read"


class Identity(models.TextChoices):
    """What joins an answer to the person it was asked of. Chosen before anything is sent."""

    ANONYMOUS = "anonymous", "Anonymous: nothing leads from the answer to the person"
    PSEUDONYMOUS = "pseudonymous", "Pseudonymous: answers of one person can be put side by side"
    LINKED = "linked", "Linked: the answer says whose it is"


class Mode(models.TextChoices):
    """Who put the answers in, and how."""

    SELF = "self", "By the person"
    HELPED = "helped", "By the person, with help"
    REPRESENTATIVE = "representative", "By somebody in their place"
    PHONE = "phone", "By phone, typed in by staff"
    PAPER = "paper", "On paper, typed in by staff"
    KIOSK = "kiosk", "On a tablet of staff"


class SurveyQuerySet(models.QuerySet["Survey"]):
    def in_use(self) -> "SurveyQuerySet":
        """Those that ask something: never retired, and with questions that were published."""
        published = Version.objects.filter(
            questionnaire=models.OuterRef("code"), state=VersionState.ACTIVE
        )
        return self.filter(models.Exists(published), retired_at=None)

    def open_to_all(self) -> "SurveyQuerySet":
        """Those that anybody may answer without being asked."""
        return self.in_use().filter(is_open=True)


class Survey(Translatable):
    """One survey in its two forms. Its questions are versions of the questionnaires `code` and
    `<code>-easy`."""

    TRANSLATED: ClassVar[tuple[str, ...]] = ("title", "about", "who_reads", "thanks")
    TRANSLATION_KIND: ClassVar[str] = "surveys.survey"

    code = models.SlugField(primary_key=True, max_length=34)
    title = models.CharField(max_length=120)
    about = models.TextField()
    """What it asks about, who answers, how long it takes."""
    who_reads = models.TextField()
    """Who reads the answers and when; that it is no emergency line is said by the page."""
    thanks = models.TextField(blank=True)
    """What becomes of the answers."""
    identity = models.CharField(max_length=15, choices=Identity, default=Identity.ANONYMOUS)
    """Where nobody chooses another. Of safeguarding it is always anonymous."""
    is_safeguarding = models.BooleanField(default=False)
    """Always anonymous, and seen in steps of five even by its team."""
    is_open = models.BooleanField(default=False)
    """Anybody may answer it without being asked: it stands on 'tell us how it was'."""
    has_easy = models.BooleanField(default=True)
    readers: Any = models.JSONField(default=list)
    """Roles that read answers and comments."""
    ships = models.BooleanField(default=False)
    """Came with the product; a survey that staff made did not."""
    edited_at = models.DateTimeField(null=True, blank=True)
    """When staff first changed anything of it, a draft of its questions included: from then on the
    files that ship leave it alone."""
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title

    def source_digest(self) -> str:
        """The same as of the texts that ship as files: sorted, and without empty ones."""
        texts = {field: text for field, text in self.english_texts().items() if text}
        return digest_of(dict(sorted(texts.items())))

    def questionnaire(self, form: str) -> str:
        """The code of its questions in a form."""
        return f"{self.code}{EASY}" if form == Form.EASY else self.code

    @property
    def forms(self) -> tuple[Form, ...]:
        return (Form.STANDARD, Form.EASY) if self.has_easy else (Form.STANDARD,)


def survey_code_of(questionnaire: str) -> str:
    """The survey that a questionnaire is a form of."""
    return questionnaire.removesuffix(EASY)


class Team(models.Model):
    """Whose work an answer is about."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=120, unique=True)
    service = models.CharField(max_length=120, blank=True)
    """The service that it belongs to, for figures at that tier."""
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Comparable(models.Model):
    """That a person has found two versions comparable, so that a trend may run across them."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    earlier = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "earlier"], name="compared_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version} is comparable with version {self.earlier.number}"


class DatedFigure(models.Model):
    """A number that answers are set against, such as how many people have a direct payment."""

    code = models.SlugField(max_length=60)
    """One of `data/dated_figures.toml`."""
    value = models.PositiveIntegerField()
    on = models.DateField()
    """The day that the number is of."""
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)
    """What a reader must know beside it; '[verify]' where a person has still to confirm it."""
    ships = models.BooleanField(default=False)
    """Came with the product; nobody of the council entered it."""
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["code", "-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} on {self.on}: {self.value}"
