"""Tables for what readers say: comments, reactions, and acts for limits."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0004_search_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommentRow",
            fields=[
                ("id", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("subject", models.CharField(db_index=True, max_length=200)),
                ("kind", models.CharField(max_length=8)),
                ("parent", models.CharField(blank=True, default="", max_length=16)),
                ("name", models.CharField(max_length=60)),
                ("email", models.CharField(blank=True, default="", max_length=254)),
                ("text", models.TextField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="ReactionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(db_index=True, max_length=200)),
                ("reader", models.CharField(max_length=64)),
                ("word", models.CharField(blank=True, default="", max_length=16)),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="VoiceActRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("who", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
