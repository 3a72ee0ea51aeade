"""The lines of pages when they were first read: what templates of outlets are learnt from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0009_search_by_time"),
    ]

    operations = [
        migrations.CreateModel(
            name="PageLinesRow",
            fields=[
                ("id", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("domain", models.CharField(max_length=255)),
                ("at", models.DateTimeField()),
                ("lines", models.TextField()),
            ],
            options={"indexes": [models.Index(fields=["domain", "at"], name="lines_of_outlets")]},
        ),
    ]
