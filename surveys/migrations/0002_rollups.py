import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def survey() -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="surveys.survey"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("questionnaires", "0003_entered_for_someone"),
        ("surveys", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FiguresState",
            fields=[
                (
                    "survey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="figures_state",
                        serialize=False,
                        to="surveys.survey",
                    ),
                ),
                ("version", models.PositiveBigIntegerField(default=0)),
                ("is_ready", models.BooleanField(default=False)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("differences", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", ID.clone()),
                ("survey", survey()),
                ("month", models.CharField(max_length=7)),
                ("facts", models.JSONField()),
                ("sign", models.SmallIntegerField(default=1)),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="LateChange",
            fields=[
                ("id", ID.clone()),
                ("survey", survey()),
                ("month", models.CharField(max_length=7)),
                ("facts", models.JSONField()),
                ("sign", models.SmallIntegerField(default=1)),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="Rollup",
            fields=[
                ("id", ID.clone()),
                (
                    "survey",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.survey",
                    ),
                ),
                ("dimension", models.CharField(max_length=100)),
                ("month", models.CharField(max_length=7)),
                ("value", models.CharField(max_length=130)),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="questionnaires.version",
                    ),
                ),
                ("counts", models.TextField()),
                ("told", models.TextField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "dimension", "month", "value", "version"),
                        name="one_rollup",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ToldMonth",
            fields=[
                ("id", ID.clone()),
                ("survey", survey()),
                ("month", models.CharField(max_length=7)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("edition", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "month"), name="told_once")
                ],
            },
        ),
    ]
