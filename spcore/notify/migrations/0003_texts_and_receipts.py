"""Text messages, and what became of them."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notify", "0002_more_channels"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="sentmessage",
            name="partner_id",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="sentmessage",
            name="receipt",
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AlterField(
            model_name="sentmessage",
            name="channel",
            field=models.CharField(
                choices=[
                    ("EMAIL", "E-mail"),
                    ("TEXT", "Text message"),
                    ("MESH", "MESH mailbox"),
                    ("FILE", "Folder"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="sentmessage",
            index=models.Index(
                condition=models.Q(models.Q(("partner_id", ""), _negated=True), ("receipt", "")),
                fields=["sent_at"],
                name="sent_without_receipt",
            ),
        ),
    ]
