"""What was done, by whom, to what. Rows are written once and never changed."""

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone


class AppendOnly(Exception):
    """The record of what was done is never altered."""


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("Audit events are never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnly("Audit events are never deleted.")

    def about(self, kind: str, subject_id: str) -> "AuditEventQuerySet":
        return self.filter(subject_kind=kind, subject_id=subject_id)

    def matching(
        self, *, words: str = "", verb: str = "", actor_id: str = ""
    ) -> "AuditEventQuerySet":
        """Events whose actor or subject is called so, newest first."""
        events = self.order_by("-at", "-pk")
        if words:
            events = events.filter(
                models.Q(actor_words__icontains=words) | models.Q(subject_words__icontains=words)
            )
        if verb:
            events = events.filter(verb=verb)
        if actor_id:
            events = events.filter(actor_id=actor_id)
        return events


class AuditEvent(models.Model):
    """One change. No foreign keys: the record outlives the people and things that it names."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor_id = models.CharField(max_length=40, blank=True, db_index=True)
    """Primary key of the user; empty for the public and for the machine itself."""
    actor_words = models.CharField(max_length=200)
    verb = models.CharField(max_length=80, db_index=True)
    """Room, noun, what happened: `accounts.role.given`."""
    subject_kind = models.CharField(max_length=80, blank=True)
    """`directory.service`; empty where the subject is words alone."""
    subject_id = models.CharField(max_length=60, blank=True)
    subject_words = models.CharField(max_length=300, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    """What a reader needs to understand the event. Never anyone's answers or contact details."""

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.actor_words} {self.verb} {self.subject_words}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("Audit events are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("Audit events are never deleted.")
