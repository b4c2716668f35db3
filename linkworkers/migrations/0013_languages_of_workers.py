"""Which languages a link worker speaks with people."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("linkworkers", "0012_lone_visits")]

    operations = [
        migrations.AddField(
            model_name="profile",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60), blank=True, default=list, size=None
            ),
        ),
    ]
