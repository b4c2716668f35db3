"""What stands for each record of a source as it was read last."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0023_services_know_their_assurance"),
    ]

    operations = [
        migrations.CreateModel(
            name="KnownRecord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("source", models.CharField(max_length=40)),
                ("source_id", models.CharField(max_length=120)),
                ("raw", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=255)),
                ("likeness", models.CharField(max_length=64)),
                ("fullness", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "source_id"), name="known_record_once"
                    )
                ],
            },
        ),
    ]
