"""Claims that only earlier wordings of their articles made: past days know them still."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0014_told_in_part")]
    operations = [
        migrations.CreateModel(
            name="ReplacedClaimRow",
            fields=[
                ("id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("payload", models.TextField()),
                ("article_id", models.CharField(db_index=True, max_length=16)),
                ("at", models.DateTimeField(null=True)),
                ("gone_at", models.DateTimeField(db_index=True)),
            ],
            options={"abstract": False},
        ),
    ]
