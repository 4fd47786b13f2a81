"""A place with one coordinate passed the first check, as a comparison with NULL is not false."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAME = "coordinates_come_in_pairs_on_earth"


def forget_half_points(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    half = models.Q(latitude__isnull=True) ^ models.Q(longitude__isnull=True)
    places = apps.get_model("directory", "Location").objects.filter(half)
    places.update(latitude=None, longitude=None)


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_related"),
    ]

    operations = [
        migrations.RunPython(forget_half_points, migrations.RunPython.noop),
        migrations.RemoveConstraint("location", NAME),
        migrations.AddConstraint(
            "location",
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name=NAME,
            ),
        ),
    ]
