"""What a good adviser would mention as well."""

from django.db import models

from directory.models.services import Service


class Related(models.Model):
    """Another listing worth mentioning to a person who asked for this one. Not symmetric."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    """0 is mentioned first."""

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["service", "other"], name="another_listing_once"),
            models.CheckConstraint(
                condition=~models.Q(service=models.F("other")), name="no_listing_beside_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.other} beside {self.service}"
