"""Comments know their reader's digest, so that they can be erased; merged stories are found by their heir."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0011_postgres_search")]
    operations = [
        migrations.AddField(
            model_name="commentrow",
            name="reader",
            field=models.CharField(blank=True, db_index=True, default="", max_length=64),
        ),
        migrations.AddIndex(
            model_name="storyrow",
            index=models.Index(
                condition=models.Q(("merged_into", ""), _negated=True),
                fields=["merged_into"],
                name="story_merged",
            ),
        ),
    ]
