"""The full-text index where the database is PostgreSQL."""

import json

from django.db import migrations

from broadsheet.adapters.store.postgres_index import CREATE
from broadsheet.adapters.store.search import index_articles
from broadsheet.records import Article, from_plain


def create_index(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in CREATE:
        schema_editor.execute(statement)
    rows = apps.get_model("store", "ArticleRow").objects.values_list("payload", flat=True)
    index_articles(from_plain(Article, json.loads(payload)) for payload in rows.iterator(500))


class Migration(migrations.Migration):
    dependencies = [("store", "0010_page_lines")]
    operations = [migrations.RunPython(create_index, migrations.RunPython.noop)]
