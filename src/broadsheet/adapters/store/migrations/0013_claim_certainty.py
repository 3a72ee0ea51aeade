"""How sure each claim is, so that those that want an editor are listed without reading all of them."""

import json

from django.db import migrations, models


def _fill(apps, editor):
    table = apps.get_model("store", "ClaimRow")
    found = ((_certainty(json.loads(text)), key) for key, text in table.objects.values_list("id", "payload"))
    with editor.connection.cursor() as cursor:
        cursor.executemany("UPDATE store_claimrow SET certainty = %s WHERE id = %s", list(found))


def _certainty(claim):
    sides = [claim.get("subject") or {}, claim.get("object") or {}]
    known = not any(side.get("party_id", "").startswith("?") for side in sides)
    sure = claim.get("confidence")
    return known + (1.0 if sure is None else sure)


class Migration(migrations.Migration):
    dependencies = [("store", "0012_readers")]
    operations = [
        migrations.AddField("claimrow", "certainty", models.FloatField(default=2.0)),
        migrations.RunPython(_fill, migrations.RunPython.noop),
        migrations.AddIndex(
            "claimrow", models.Index(fields=["certainty", "-at", "-id"], name="claims_in_doubt")
        ),
    ]
