"""What has no place is walked through by name, by an index that holds its needs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0024_known_records"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="service", name="service_off_map"),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(
                condition=models.Q(
                    ("has_place", False),
                    ("is_private", False),
                    ("provider_is_open", True),
                    ("status", "active"),
                ),
                fields=["name", "id"],
                include=("needs",),
                name="service_off_map",
            ),
        ),
    ]
