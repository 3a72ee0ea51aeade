"""Which claims changed, the further parties of a claim as a column, and the ways to a party's latest."""

import json
from typing import Any

from django.db import migrations, models

BATCH = 2000


def fill_others(apps: Any, editor: Any) -> None:
    rows = apps.get_model("store", "ClaimRow").objects
    waiting = []
    for row in rows.exclude(payload__contains='"others":[]').iterator(BATCH):
        named = [mention["party_id"] for mention in json.loads(row.payload).get("others", ())]
        row.others = f"|{'|'.join(named)}|" if named else ""
        waiting.append(row)
    rows.bulk_update(waiting, ["others"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_recordings_and_letters"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClaimChangeRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("claim_id", models.CharField(blank=True, default="", max_length=16)),
                ("at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField("ClaimRow", "others", models.TextField(blank=True, default="")),
        migrations.AddIndex("ClaimRow", models.Index(fields=["subject_id", "at"], name="claims_given")),
        migrations.AddIndex("ClaimRow", models.Index(fields=["object_id", "at"], name="claims_taken")),
        migrations.AddIndex(
            "ClaimRow",
            models.Index(fields=["others"], condition=models.Q(others__gt=""), name="claims_shared"),
        ),
        migrations.RunPython(fill_others, migrations.RunPython.noop, elidable=True),
    ]
