"""The full-text index again: its rows numbered by time, its words found by their first letters."""

import json

from django.db import migrations

from broadsheet.adapters.store.search import CREATE, forget_articles, index_articles
from broadsheet.records import Article, from_plain


def index_again(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    schema_editor.execute("DROP TABLE IF EXISTS article_search")
    schema_editor.execute(CREATE)
    forget_articles()
    rows = apps.get_model("store", "ArticleRow").objects.values_list("payload", flat=True)
    index_articles(from_plain(Article, json.loads(payload)) for payload in rows.iterator(500))


class Migration(migrations.Migration):
    dependencies = [("store", "0008_passkeys")]
    operations = [migrations.RunPython(index_again, migrations.RunPython.noop)]
