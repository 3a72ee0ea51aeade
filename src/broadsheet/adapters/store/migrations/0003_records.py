"""Record files as they were brought in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_search")]
    operations = [
        migrations.CreateModel(
            name="RecordRow",
            fields=[
                ("id", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("path", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("body", models.BinaryField()),
                ("article_id", models.CharField(blank=True, db_index=True, default="", max_length=16)),
                ("text_id", models.CharField(blank=True, default="", max_length=16)),
                ("brought", models.BooleanField(default=False)),
            ],
        ),
    ]
