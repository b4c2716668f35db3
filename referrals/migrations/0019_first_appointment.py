"""When the person and the link worker first met: the clock of the first appointment ends there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("referrals", "0018_concern_kinds")]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="first_appointment_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
