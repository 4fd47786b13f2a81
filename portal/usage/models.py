"""What is counted of use."""

from django.db import models

TOTAL, HOUR = "", "hour"
"""Dimensions that every source may have: all together, and the hour of the week."""


class UsageCount(models.Model):
    """How often something was used in a month, of one value of one dimension. No person, no
    crossing of dimensions, and no time but that of the week."""

    source = models.CharField(max_length=40)
    """'carers.plans'"""
    dimension = models.CharField(max_length=20, blank=True)
    """'' for all together, 'hour', 'language', or one of the source's own."""
    value = models.CharField(max_length=60, blank=True)
    """Of 'hour': '000' is Monday 00:00-00:59 in Coventry, '167' is Sunday 23:00-23:59."""
    month = models.DateField()
    """Its first day."""
    is_invented = models.BooleanField(default=False)
    """Of a demonstration; pages say so."""
    times = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["source", "dimension", "-month", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "dimension", "value", "month", "is_invented"],
                name="one_count_of_use",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.month:%Y-%m} {self.dimension} {self.value}: {self.times}"
