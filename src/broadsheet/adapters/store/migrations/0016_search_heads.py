"""What a search must know of an article, beside the full-text index and in its order."""

from django.db import migrations

from broadsheet.adapters.store.search import HEADS, ROWS


def put_heads(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    schema_editor.execute(ROWS)
    schema_editor.execute(HEADS)
    schema_editor.execute(
        "INSERT OR REPLACE INTO article_search_head (place, article_id, domain) "
        "SELECT found.place, found.article_id, article.domain FROM article_search_row AS found "
        "JOIN store_articlerow AS article ON article.id = found.article_id ORDER BY found.place"
    )


class Migration(migrations.Migration):
    dependencies = [("store", "0015_replaced_claims")]
    operations = [migrations.RunPython(put_heads, migrations.RunPython.noop)]
