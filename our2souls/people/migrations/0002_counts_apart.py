"""Counts of tries have moved to a database of their own; their old table held addresses of machines."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL('DROP TABLE IF EXISTS "cache"', migrations.RunSQL.noop)]
