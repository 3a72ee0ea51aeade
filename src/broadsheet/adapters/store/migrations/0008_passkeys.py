from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0007_claim_changes")]

    operations = [
        migrations.CreateModel(
            name="PasskeyRow",
            fields=[
                ("id", models.CharField(max_length=400, primary_key=True, serialize=False)),
                ("person", models.IntegerField(db_index=True)),
                ("label", models.CharField(max_length=60)),
                ("public", models.BinaryField()),
                ("uses", models.BigIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
