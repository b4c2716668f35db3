"""Who came to a service, and what those marks add up to."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0023_long_cover"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="onwardreferral",
            name="first_came_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="onwardreferral",
            name="introduced_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="onwardreferral",
            name="last_came_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="onwardreferral",
            name="missed_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="onwardreferral",
            name="still_going_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="onwardreferral",
            name="times_came",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name="onwardstep",
            name="action",
            field=models.CharField(
                choices=[
                    ("choose", "Choose"),
                    ("send", "Send"),
                    ("see", "Open"),
                    ("accept", "Accept"),
                    ("put_on_list", "Put on the waiting list"),
                    ("decline", "Decline"),
                    ("expire", "Let expire"),
                    ("book", "Book"),
                    ("start", "Record the start of"),
                    ("end", "Record the end of"),
                    ("miss", "Record a missed visit of"),
                    ("withdraw", "Withdraw"),
                    ("pass_on", "Pass on"),
                    ("take_back", "Take back what was recorded of"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="OnwardAttendance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("came", models.BooleanField()),
                ("accompanied", models.BooleanField(default=False)),
                (
                    "said_by",
                    models.CharField(
                        choices=[
                            ("service", "The service"),
                            ("person", "The person, or who cares for them"),
                            ("worker", "The link worker, who was there"),
                        ],
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "onward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="referrals.onwardreferral",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("onward", "on"), name="onward_attendance_once_a_day"
                    )
                ],
            },
        ),
    ]
