"""Addresses whose domain was kept as it was typed get the one form in which they are found."""

from django.db import migrations

from our2souls.lib.spelling import address


def to_one_form(apps, schema_editor):
    """A row whose one form is taken already stays as it is: whose it is, nobody can decide here."""
    for label, name in (("people", "Person"), ("account", "EmailAddress")):
        rows = apps.get_model(label, name).objects.using(schema_editor.connection.alias)
        for pk, email in list(rows.exclude(email__regex=r"^[ -~]*$").values_list("pk", "email")):
            kept = address(email)
            if not rows.filter(email=kept).exists():
                rows.filter(pk=pk).update(email=kept)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_counts_apart"), ("account", "0009_emailaddress_unique_primary_email")]
    operations = [migrations.RunPython(to_one_form, migrations.RunPython.noop)]
