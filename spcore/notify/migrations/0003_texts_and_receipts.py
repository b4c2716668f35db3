"""
Every table of the app at once.

The name is of the last of the steps that older databases took (docs/decisions/0047).
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_calls_counted"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("message_id", models.UUIDField()),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("EMAIL", "Email"),
                            ("TEXT", "Text message"),
                            ("MESH", "MESH mailbox"),
                            ("FILE", "Folder"),
                        ],
                        max_length=10,
                    ),
                ),
                ("template", models.CharField(max_length=60)),
                ("recipient", models.CharField(max_length=254)),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("is_repeat", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField(db_index=True)),
                ("partner_id", models.CharField(blank=True, max_length=60)),
                ("receipt", models.CharField(blank=True, max_length=30)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            models.Q(("partner_id", ""), _negated=True), ("receipt", "")
                        ),
                        fields=["sent_at"],
                        name="sent_without_receipt",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("message_id", "recipient"), name="sent_once_to_each_recipient"
                    )
                ],
            },
        ),
    ]
