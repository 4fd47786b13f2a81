import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_rollups")]

    operations = [
        migrations.CreateModel(
            name="ToldUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tier",
                    models.CharField(
                        choices=[("service", "Across teams"), ("public", "In public")],
                        max_length=10,
                    ),
                ),
                ("breakdown", models.CharField(blank=True, max_length=200)),
                ("first_month", models.CharField(max_length=7)),
                ("last_month", models.CharField(max_length=7)),
                ("editions", models.CharField(max_length=200)),
                ("lines", models.JSONField()),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.survey",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "survey",
                            "tier",
                            "first_month",
                            "last_month",
                            "breakdown",
                            "editions",
                        ),
                        name="told_in_one_way",
                    )
                ],
            },
        ),
    ]
