"""What happens to someone if the carer suddenly cannot be there."""

from typing import Any

from django.db import models

from portal.privacy.fields import EncryptedJSONField
from questionnaires.models import Draft


class EmergencyPlan(models.Model):
    """One for each person looked after. Lives and goes with the answers it belongs to."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="emergency_plans")
    person = models.PositiveSmallIntegerField()
    """Number of the person in the answers: 1 to 3."""
    body: Any = EncryptedJSONField(default=dict)
    """What she wrote, by field (see `carers.forms.emergency`); only pages that she sent."""
    card_code = models.CharField(max_length=12, unique=True)
    """On the wallet card. Drawn at random: it says nothing of anyone."""
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["draft", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "person"], name="one_emergency_plan_for_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"Emergency plan for person {self.person}"
