"""How many people of each group live in an area: what equity is held against."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A table that is empty until somebody loads it."""

    dependencies = [("places", "0002_extensions")]
    operations = [
        migrations.CreateModel(
            name="GroupPopulation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("icb_code", models.CharField(max_length=9)),
                ("by", models.CharField(max_length=15)),
                ("group", models.CharField(max_length=15)),
                ("people", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["icb_code", "by", "group"], name="group_population_once"
                    )
                ]
            },
        ),
    ]
