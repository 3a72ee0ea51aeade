"""The full-text index, where the database is SQLite."""

from django.db import migrations

from broadsheet.adapters.store.search import CREATE


def create_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(CREATE)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_first")]
    operations = [migrations.RunPython(create_index, migrations.RunPython.noop)]
