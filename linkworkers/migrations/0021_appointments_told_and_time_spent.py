"""What people are told about appointments; a child who was not brought; time nothing measures."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_calls_counted"),
        ("linkworkers", "0020_wishes_and_choices"),
        ("referrals", "0031_messages_to_people"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="reminderrule",
            name="kind",
            field=models.CharField(
                choices=[
                    ("triage", "Nobody has decided on this referral yet"),
                    ("returned", "The referrer has not answered"),
                    ("allocation", "Nobody works with this person yet"),
                    ("check_in", "Ring to ask how they are while they wait"),
                    ("worse", "They say things are worse: ring them"),
                    ("first_contact", "First contact is due"),
                    ("no_contact", "Nobody has spoken with this person for a while"),
                    ("paused", "Ask whether they want to go on"),
                    ("review", "Look at the goals again together"),
                    ("measure", "Ask the wellbeing questions"),
                    ("offer", "Ask which service they choose"),
                    ("answer", "The service has not answered"),
                    ("no_place", "The service said no: find another"),
                    ("start", "Did it start?"),
                    ("missed", "They did not come: ask why"),
                    ("not_brought", "They were not brought: ask whoever cares for them why"),
                    ("still_going", "Twelve weeks on: do they still go?"),
                    ("after_4_weeks", "Four weeks after the end: ask how they are"),
                    ("after_6_months", "Six months after the end: ask how they are"),
                ],
                max_length=15,
            ),
        ),
        migrations.CreateModel(
            name="AppointmentMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "news",
                    models.CharField(
                        choices=[
                            ("reminder", "Reminder"),
                            ("changed", "Changed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                ("day", models.DateField()),
                ("promised_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="linkworkers.appointment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("appointment", "news", "sequence"), name="appointment_told_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("news", "reminder")),
                        fields=("person", "day"),
                        name="appointment_reminder_once_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TimeSpent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "spent_on",
                    models.CharField(
                        choices=[
                            ("travel", "On the way"),
                            ("admin", "Notes, letters and e-mail"),
                            ("meeting", "Meetings and supervision"),
                        ],
                        max_length=10,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField()),
                ("day", models.DateField()),
                ("added_at", models.DateTimeField()),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["team", "day"], name="time_of_team")],
            },
        ),
    ]
