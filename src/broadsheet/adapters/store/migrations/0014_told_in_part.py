"""Running matters are found by an index; what a window holds is known without reading its articles."""

import json

from django.db import migrations, models

BATCH = 500


def fill_storylines(apps, schema_editor):
    """The column is what the payload says."""
    table = apps.get_model("store", "StoryRow")
    waiting = []
    for row in table.objects.exclude(payload__contains='"storyline":""').iterator(BATCH):
        row.storyline = json.loads(row.payload).get("storyline", "")
        waiting.append(row)
        if len(waiting) == BATCH:
            table.objects.bulk_update(waiting, ["storyline"])
            waiting = []
    table.objects.bulk_update(waiting, ["storyline"])


class Migration(migrations.Migration):
    dependencies = [("store", "0013_claim_certainty")]
    operations = [
        migrations.AddField(
            model_name="storyrow",
            name="storyline",
            field=models.CharField(blank=True, default="", max_length=16),
        ),
        migrations.RunPython(fill_storylines, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="storyrow",
            index=models.Index(
                condition=models.Q(("storyline", ""), _negated=True),
                fields=["storyline"],
                name="story_storyline",
            ),
        ),
        migrations.AddIndex(
            model_name="articlerow",
            index=models.Index(fields=["at", "id", "text_id", "seen_at"], name="wordings_by_time"),
        ),
    ]
