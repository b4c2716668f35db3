import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0004_asked_afterwards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("answers", models.JSONField()),
                ("words", models.JSONField(default=dict)),
                ("scores", models.JSONField(default=dict)),
                (
                    "collected",
                    models.CharField(
                        choices=[
                            ("together", "Together, in person"),
                            ("phone", "On the phone"),
                            ("paper", "On paper, typed in"),
                            ("link", "By a private link"),
                            ("outside", "Scored elsewhere"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answered_on", models.DateField()),
                ("why", models.CharField(max_length=200)),
                ("corrected_at", models.DateTimeField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="measures.assessment",
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="correction_says_why"
                    )
                ],
            },
        ),
    ]
