"""The full-text index again, its rows numbered by their articles."""

import json

from django.db import migrations

from broadsheet.adapters.store.search import forget_articles, index_articles
from broadsheet.records import Article, from_plain


def index_again(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    forget_articles()
    rows = apps.get_model("store", "ArticleRow").objects.values_list("payload", flat=True)
    index_articles(from_plain(Article, json.loads(payload)) for payload in rows.iterator(500))


class Migration(migrations.Migration):
    dependencies = [("store", "0003_records")]
    operations = [migrations.RunPython(index_again, migrations.RunPython.noop)]
