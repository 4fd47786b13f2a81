"""What staff do about what people said: an action, its notes, what came of it, what was learned."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from surveys.models.surveys import Survey, Team


class ActionQuerySet(models.QuerySet["Action"]):
    def going(self) -> "ActionQuerySet":
        """Open or under way: somebody has it to do."""
        return self.filter(state__in=Action.GOING)

    def overdue(self, today: datetime.date | None = None) -> "ActionQuerySet":
        return self.going().filter(due_on__lt=today or timezone.localdate())

    def by_clock(self) -> "ActionQuerySet":
        """What has to be done first; what has ended comes last, the latest of it first."""
        has_ended = models.Case(
            models.When(ended_on=None, then=0), default=1, output_field=models.IntegerField()
        )
        return self.order_by(has_ended, "due_on", "-ended_on", "pk")


class Action(models.Model):
    """From a finding to what is done about it, by whom and by when."""

    class Source(models.TextChoices):
        FIGURES = "figures", "Figures of a survey"
        COMMENTS = "comments", "What people wrote"
        COMPLAINT = "complaint", "A complaint or compliment"
        MEETING = "meeting", "A meeting"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        UNDER_WAY = "under-way", "Under way"
        DONE = "done", "Done"
        STOPPED = "stopped", "Stopped"

    GOING = (State.OPEN, State.UNDER_WAY)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    """What will be done, in a few words."""
    words = models.TextField()
    """What will be done, and how somebody will know that it is."""

    source = models.CharField(max_length=10, choices=Source)
    survey = models.ForeignKey(
        Survey, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    """None where a complaint or a meeting is about no one survey."""
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Whose work it is about; None for all."""
    question = models.CharField(max_length=80, blank=True)
    """As tables of results have it: a question of one form, or 'indicator:happy'."""
    option = models.CharField(max_length=60, blank=True)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    """The days that the finding is of."""
    figures_say = models.TextField(blank=True)
    """One sentence, made of protected figures when the action was recorded; never made again."""
    base = models.CharField(max_length=30, blank=True)
    """How many the sentence is of, or what stands in its place."""
    tier = models.CharField(max_length=10, blank=True)
    """For whose eyes the figures of the sentence are."""
    theme = models.SlugField(max_length=60, blank=True)
    """Of the comments that it comes from."""
    finding = models.TextField()
    """What was found, in the words of whoever recorded it."""
    source_words = models.CharField(max_length=200, blank=True)
    """The complaint's number, or the meeting and its day."""

    statement = models.SlugField(max_length=60, blank=True)
    """I and We statement: a code of `data/statements.toml`."""
    ascof = models.CharField(max_length=80, blank=True)
    cqc = models.CharField(max_length=80, blank=True)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    ended_on = models.DateField(null=True, blank=True)
    """The day on which it was done or stopped."""
    stopped_because = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_on = models.DateField(default=timezone.localdate)
    told_before = models.BooleanField(default=False)
    """The owner was reminded of the day before it came."""
    told_late = models.BooleanField(default=False)
    """The owner was reminded a week after it had passed."""
    is_demonstration = models.BooleanField(default=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="actions_by_clock")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "under-way"], ended_on__isnull=True)
                | models.Q(state__in=["done", "stopped"], ended_on__isnull=False),
                name="an_ended_action_says_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="stopped") | ~models.Q(stopped_because=""),
                name="a_stopped_action_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_going(self) -> bool:
        return self.state in self.GOING

    @property
    def is_measured(self) -> bool:
        """Whether there is a measure whose course shows what came of it."""
        return bool(self.survey_id and self.question and self.option)


class ActionNote(models.Model):
    """How it went, one after another; a change of state is one of them."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=Action.State, blank=True)
    """The state that it came into; empty for a note alone."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Note on {self.action}"


class Judgement(models.Model):
    """What somebody thinks has come of an action, having looked at its evidence."""

    class Verdict(models.TextChoices):
        BETTER = "better", "It got better"
        NO_CHANGE = "no-change", "No change yet"
        UNSURE = "unsure", "It cannot be said"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.TextField()
    signal = models.CharField(max_length=300, blank=True)
    """What the chart of its measure showed then, in words and without numbers."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.action}"


class Learning(models.Model):
    """What others can learn of an action, for the council's central learning database."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="learnings")
    words = models.TextField()
    where_from = models.CharField(max_length=200)
    whom = models.CharField(max_length=200)
    """Whom it concerns: teams, providers, everybody."""
    is_alert = models.BooleanField(default=False)
    """A Practice Learning Alert goes to staff."""
    embedded_on = models.DateField(null=True, blank=True)
    """The day on which somebody checked that practice has changed."""
    embedded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["-added_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(embedded_on__isnull=True, embedded_by__isnull=True)
                | models.Q(embedded_on__isnull=False, embedded_by__isnull=False),
                name="a_check_of_learning_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"Learned from {self.action}"
