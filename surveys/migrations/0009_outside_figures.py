import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0008_taking"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="datedfigure",
            name="note",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="datedfigure",
            name="ships",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="OutsideFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("target", "Target of a survey"),
                            ("result", "Result from elsewhere"),
                            ("population", "Who lives here"),
                        ],
                        max_length=12,
                    ),
                ),
                ("of", models.CharField(max_length=80)),
                ("part", models.SlugField(max_length=40)),
                ("value", models.DecimalField(decimal_places=2, max_digits=11)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("percent", "percent"),
                            ("score", "score"),
                            ("count", "people"),
                        ],
                        default="percent",
                        max_length=8,
                    ),
                ),
                ("base", models.PositiveIntegerField(blank=True, null=True)),
                ("on", models.DateField()),
                ("period", models.CharField(blank=True, max_length=60)),
                ("source", models.CharField(max_length=300)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("ships", models.BooleanField(default=False)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "of", "part", "-on", "-pk"],
                "indexes": [models.Index(fields=["kind", "of", "on"], name="outside_figure_of")],
            },
        ),
    ]
