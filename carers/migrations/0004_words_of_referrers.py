from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("carers", "0003_cases"),
    ]

    operations = [
        migrations.AlterField(
            model_name="note",
            name="kind",
            field=models.CharField(
                choices=[
                    ("staff", "Note"),
                    ("wants", "What the carer wants to achieve"),
                    ("added", "The carer added"),
                    ("corrected", "The carer corrected"),
                    ("changed", "The carer said what has changed"),
                    ("texted", "The carer sent a text message"),
                    ("referred", "Written by whoever referred the carer"),
                ],
                max_length=10,
            ),
        ),
    ]
