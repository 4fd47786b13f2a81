"""Where a service is given (Open Referral UK `location`, `service_at_location`)."""

import uuid

from django.db import models

from directory.models.services import Service


class LocationType(models.TextChoices):
    PHYSICAL = "physical", "A place"
    POSTAL = "postal", "A postal address"
    VIRTUAL = "virtual", "Online or by phone"


class Location(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    location_type = models.CharField(
        max_length=10, choices=LocationType, default=LocationType.PHYSICAL
    )
    name = models.CharField(max_length=300, blank=True)
    address = models.TextField(blank=True)
    """Street and building, without town and postcode."""
    city = models.CharField(max_length=100, blank=True)
    county = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    """WGS84 degrees."""
    is_masked = models.BooleanField(default=False)
    """The place endangers people if known (a refuge): no address, map or distance leaves."""
    source = models.CharField(max_length=60, blank=True)
    source_id = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                # Said of both that they are there: a comparison with nothing passes a check.
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="coordinates_come_in_pairs_on_earth",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.address or self.get_location_type_display()

    @property
    def address_lines(self) -> list[str]:
        """Street, then town and postcode; a town that the street ends with is not said twice."""
        if self.is_masked:
            return []
        street = " ".join(self.address.split()).rstrip(",")
        is_said = self.city and street.lower().endswith(self.city.lower())
        if is_said:
            street = street[: -len(self.city)].rstrip(" ,")
        town = " ".join(part for part in (self.city, self.postcode) if part)
        return [line for line in (street, town) if line]

    @property
    def has_public_point(self) -> bool:
        return not self.is_masked and self.latitude is not None and self.longitude is not None


class ServiceAtLocation(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="at_services")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "location"], name="a_service_once_at_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.service} at {self.location}"


class Accessibility(models.Model):
    """One fact about getting in and about, from the list of `Feature`."""

    class Feature(models.TextChoices):
        STEP_FREE = "step-free", "Step-free way in"
        WHEELCHAIR = "wheelchair", "Room for a wheelchair"
        ACCESSIBLE_TOILET = "accessible-toilet", "Accessible toilet"
        HEARING_LOOP = "hearing-loop", "Hearing loop"
        PARKING = "parking", "Parking for disabled people"
        CHANGING_PLACES = "changing-places", "Changing Places toilet"

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    feature = models.CharField(max_length=30, choices=Feature)
    available = models.BooleanField(default=True)
    """False is a known 'no'; a feature without a row is not known."""
    details = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["feature", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "feature"], name="one_answer_for_each_feature"
            )
        ]

    def __str__(self) -> str:
        return self.get_feature_display()


class ServiceArea(models.Model):
    """An area that a service serves, wherever it is based. A service without one serves anyone."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(max_length=200)
    extent = models.TextField(blank=True)
    """Council codes (E08000026) or postcode districts (CV6), separated by commas."""

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def covers(self, *, district: str, council: str) -> bool:
        """Whether a postcode district or council lies in this area."""
        codes = {code.strip().upper() for code in self.extent.split(",") if code.strip()}
        return bool(codes & {district.upper(), council.upper()})
