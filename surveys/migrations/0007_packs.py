import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0006_actions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pack",
            fields=[
                ("quarter", models.SlugField(max_length=7, primary_key=True, serialize=False)),
                ("first", models.DateField(unique=True)),
                ("last", models.DateField()),
                (
                    "wants",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing"),
                            ("first", "To be made"),
                            ("again", "Figures to be taken again"),
                            ("failed", "Could not be made"),
                        ],
                        max_length=6,
                    ),
                ),
                ("wanted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "wanted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("final_at", models.DateTimeField(blank=True, null=True)),
                (
                    "final_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-first"]},
        ),
        migrations.CreateModel(
            name="PackEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("made", "Made"),
                            ("again", "Figures taken again"),
                            ("narrative", "Narrative"),
                            ("final", "Made final"),
                            ("decision", "Decision of the meeting"),
                        ],
                        max_length=10,
                    ),
                ),
                ("snapshot", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="surveys.pack",
                    ),
                ),
            ],
            options={"ordering": ["pack", "number"]},
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("final_at", None), ("final_by", None)),
                    models.Q(("final_at__isnull", False), ("final_by__isnull", False)),
                    _connector="OR",
                ),
                name="final_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="packedition",
            constraint=models.UniqueConstraint(
                fields=("pack", "number"), name="one_edition_of_a_number"
            ),
        ),
    ]
