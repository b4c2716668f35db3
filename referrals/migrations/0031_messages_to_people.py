"""Whether a scheme texts people, and reminds them of appointments."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0030_unmet_needs"),
    ]

    operations = [
        migrations.AddField(
            model_name="scheme",
            name="reminds_of_appointments",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="scheme",
            name="sends_texts",
            field=models.BooleanField(default=False),
        ),
    ]
