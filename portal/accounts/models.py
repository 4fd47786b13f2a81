"""People who sign in, and the roles they have been given."""

import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Without a password the person cannot sign in until they have set one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def matching(self, words: str) -> models.QuerySet["User"]:
        """People whose name, address or organisation holds these words; everyone for none."""
        return self.filter(
            models.Q(name__icontains=words)
            | models.Q(email__icontains=words)
            | models.Q(organisation__icontains=words)
        )


class User(AbstractBaseUser):
    """Signs in with an e-mail address. Rights come from grants alone: there is no superuser."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    """Invented; labelled so wherever the name is shown."""
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        name = self.name or self.email
        return f"{name} (demonstration)" if self.is_demonstration else name

    def has_role(self, *codes: str, on: datetime.date | None = None) -> bool:
        """Whether the person holds any of these roles on that day (today)."""
        return bool(set(codes) & self.role_codes(on=on))

    def role_codes(self, on: datetime.date | None = None) -> set[str]:
        day = on or timezone.localdate()
        if not self.is_active:
            return set()
        return {grant.role for grant in self.grants.all() if grant.holds_on(day)}


class RoleGrant(models.Model):
    """Access to a role: approved by a named person, for a reason, and ending on a date."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    """A code of `roles.toml`."""
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants_approved")
    reason = models.CharField(max_length=300)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField()
    """The last day of access."""
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_early_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who took it back before its last day, and when: both or neither."""
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="a_grant_ends_after_it_starts",
                violation_error_message="The last day must not be before the first.",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_early_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_early_by__isnull=False),
                name="an_ended_grant_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} for {self.user} until {self.ends_on}"

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it gives access on that day; one that was taken back gives none from then on."""
        return self.ended_at is None and self.starts_on <= day <= self.ends_on
