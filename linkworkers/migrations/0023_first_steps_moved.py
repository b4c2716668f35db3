"""A goal's first step is a row of its own now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("linkworkers", "0022_plans")]

    operations = [migrations.RemoveField(model_name="goal", name="first_step")]
