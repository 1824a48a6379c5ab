from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dreams', '0003_plans'),
    ]

    operations = [
        migrations.AddField(
            model_name='upload',
            name='columns',
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
