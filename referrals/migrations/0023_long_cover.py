"""Access for whoever covers an absence, beside the hour of a tap."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0022_messages_with_services"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="covergrant",
            name="given_by",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="covergrant",
            constraint=models.UniqueConstraint(
                fields=("referral", "given_by"), name="cover_given_once"
            ),
        ),
    ]
