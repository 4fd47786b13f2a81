"""People who sign in, and the roles they have been given."""

import datetime
import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.privacy.fields import EncryptedTextField


def hash_of_address(email: str) -> str:
    """Keyed, so that nobody finds out from the database alone whose account it is."""
    plain = email.strip().lower()
    return salted_hmac("accounts.address", plain, algorithm="sha256").hexdigest()


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Without a password the person cannot sign in until they have set one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_public(self) -> "User":
        """Somebody who signs in with codes: no password, no name, and a made-up address."""
        return self.create_user(f"{uuid.uuid4().hex}@public.invalid", is_public=True)

    def staff(self) -> models.QuerySet["User"]:
        """Whom administrators see: never the accounts of the public."""
        return self.filter(is_public=False)

    def holding(self, *codes: str) -> models.QuerySet["User"]:
        """Everyone who holds any of these roles today, each once."""
        today = timezone.localdate()
        grants = RoleGrant.objects.filter(
            role__in=codes, ended_at=None, starts_on__lte=today, ends_on__gte=today
        )
        return self.filter(is_active=True, pk__in=grants.values("user"))

    def matching(self, words: str) -> models.QuerySet["User"]:
        """Staff whose name, address or organisation holds these words; all of them for none."""
        return self.staff().filter(
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
    is_public = models.BooleanField(default=False)
    """One of the public, who has a `PublicAccount` and never holds a role."""
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        if self.is_public:
            return "Someone with an account"
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


class PublicAccount(models.Model):
    """What somebody of the public signs in with. Her address can be read by the portal alone."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="public_account")
    email = EncryptedTextField()
    email_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10)
    """The one that letters to her are written in."""

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.user)


class RoleGrant(models.Model):
    """Access to a role: for a reason, ending on a date, and approved by a named person, or given
    by the organisation because the person is in one of its groups."""

    class Source(models.TextChoices):
        PERSON = "person", "A person approved it"
        GROUP = "group", "A group of the organisation"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    """A code of `roles.toml`."""
    source = models.CharField(max_length=10, choices=Source, default=Source.PERSON)
    approved_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="grants_approved"
    )
    """None where it was given by a group."""
    reason = models.CharField(max_length=300)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField()
    """The last day of access."""
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_early_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """Who took it back before its last day, and when: both or neither. Nobody where the group that
    gave it is gone."""
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
                | models.Q(ended_at__isnull=False, ended_early_by__isnull=False)
                | models.Q(ended_at__isnull=False, source="group"),
                name="an_ended_grant_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(source="person", approved_by__isnull=False)
                | models.Q(source="group", approved_by__isnull=True),
                name="a_grant_names_who_approved_it_or_comes_from_a_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} for {self.user} until {self.ends_on}"

    def holds_on(self, day: datetime.date) -> bool:
        """Whether it gives access on that day; one that was taken back gives none from then on."""
        return self.ended_at is None and self.starts_on <= day <= self.ends_on
