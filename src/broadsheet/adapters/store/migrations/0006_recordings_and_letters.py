"""Tables for editions read aloud and for letters."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_voices"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecordingRow",
            fields=[
                ("id", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("payload", models.TextField()),
                ("day", models.DateField(db_index=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubscriberRow",
            fields=[
                ("id", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("email", models.CharField(max_length=254)),
                ("asked_at", models.DateTimeField(db_index=True)),
                ("confirmed_at", models.DateTimeField(db_index=True, null=True)),
                ("left_at", models.DateTimeField(db_index=True, null=True)),
                ("refusals", models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="DeliveryRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("state", models.CharField(max_length=8)),
                (
                    "subscriber",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.subscriberrow"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("day", "subscriber"), name="one_letter_a_day")
                ],
            },
        ),
    ]
