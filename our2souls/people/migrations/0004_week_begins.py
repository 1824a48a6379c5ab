"""Everybody says on which day their week begins; until then it is the usual day of where they live."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_addresses_in_one_form")]
    operations = [
        migrations.AddField(
            model_name="person",
            name="week_begins",
            field=models.CharField(
                choices=[
                    ("usual", "As is usual where you live"),
                    ("monday", "Monday"),
                    ("sunday", "Sunday"),
                    ("saturday", "Saturday"),
                ],
                default="usual",
                max_length=8,
            ),
        ),
    ]
