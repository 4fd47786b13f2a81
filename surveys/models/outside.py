"""Figures from elsewhere that answers are set against: targets, outside results, who lives here."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class OutsideFigureQuerySet(models.QuerySet["OutsideFigure"]):
    def known_first(self) -> "OutsideFigureQuerySet":
        """The latest day first; of one day what staff entered, then what was written down last."""
        return self.order_by("-on", "ships", "-pk")


class OutsideFigure(models.Model):
    """One figure with its day and source. Nothing is overwritten: a correction is a further row."""

    class Kind(models.TextChoices):
        TARGET = "target", "Target of a survey"
        RESULT = "result", "Result from elsewhere"
        POPULATION = "population", "Who lives here"

    class Unit(models.TextChoices):
        PERCENT = "percent", "percent"
        SCORE = "score", "score"
        COUNT = "count", "people"

    kind = models.CharField(max_length=12, choices=Kind)
    of = models.CharField(max_length=80)
    """Of a target 'experience-adult:happy'; of a result a measure of data/outside/measures.toml; of
    the city a dimension of data/outside/groups.toml."""
    part = models.SlugField(max_length=40)
    """Of a target which way is better, 'up' or 'down'; of a result the area, 'coventry'; of the
    city a group, 'asian'."""
    value = models.DecimalField(max_digits=11, decimal_places=2)
    unit = models.CharField(max_length=8, choices=Unit, default=Unit.PERCENT)
    base = models.PositiveIntegerField(null=True, blank=True)
    """How many answered; None where it was not published."""
    on = models.DateField()
    """The day that it is of, or the last day of its period; of a target from when it holds."""
    period = models.CharField(max_length=60, blank=True)
    """In the words of the source, such as '2024/25'."""
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)
    """What a reader must know beside it; '[verify]' where a person has still to confirm it."""
    ships = models.BooleanField(default=False)
    """Came with the product; nobody of the council entered it."""
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now)

    VERIFY = "[verify]"

    objects = OutsideFigureQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "of", "part", "-on", "-pk"]
        indexes = [models.Index(fields=["kind", "of", "on"], name="outside_figure_of")]

    def __str__(self) -> str:
        return f"{self.of} {self.part} on {self.on}: {self.value:g}"

    @property
    def to_confirm(self) -> bool:
        return self.VERIFY in f"{self.source} {self.note}"
