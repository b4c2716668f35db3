"""
Every table of the app at once.

The name is of the last of the steps that older databases took (docs/decisions/0047).
"""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_calls_counted"),
        ("referrals", "0031_messages_to_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Instrument",
            fields=[
                ("code", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("family", models.CharField(max_length=20)),
                ("version", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=120)),
                ("rank", models.PositiveSmallIntegerField(default=50)),
                ("introduction", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                ("from_age", models.PositiveSmallIntegerField(null=True)),
                ("to_age", models.PositiveSmallIntegerField(null=True)),
                (
                    "needs",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing"),
                            ("switch", "That the scheme chose it"),
                            ("licence", "That the scheme holds a licence"),
                            ("trained", "That trained staff ask it, with the person present"),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_by_link", models.BooleanField(default=True)),
                ("items", models.JSONField()),
                ("scores", models.JSONField(default=list)),
                ("alarms", models.JSONField(default=list)),
                ("licence", models.CharField(blank=True, max_length=300)),
                ("copyright", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("checked", models.CharField(blank=True, max_length=300)),
                ("is_checked", models.BooleanField(default=False)),
                ("verified_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Asking",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="askings",
                        to="referrals.referral",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("baseline", "At the start"),
                            ("review", "At a review"),
                            ("months_3", "After three months"),
                            ("months_6", "After six months"),
                            ("months_12", "After twelve months"),
                            ("close", "At the end"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "instruments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), size=None
                    ),
                ),
                ("typed", models.JSONField(default=dict)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("promised_at", models.DateTimeField()),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["referral", "-promised_at"], name="asking_of_case")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True),
                        fields=("token_hash",),
                        name="asking_token_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="referrals.referral",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="measures.instrument",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("baseline", "At the start"),
                            ("review", "At a review"),
                            ("months_3", "After three months"),
                            ("months_6", "After six months"),
                            ("months_12", "After twelve months"),
                            ("close", "At the end"),
                        ],
                        max_length=10,
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("occasion", "review"), _negated=True),
                        fields=("referral", "instrument", "occasion"),
                        name="assessment_baseline_and_close_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("collected", "link"), ("recorded_by__isnull", False), _connector="OR"
                        ),
                        name="assessment_recorded_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="referrals.scheme",
                    ),
                ),
                ("family", models.CharField(max_length=20)),
                ("is_on", models.BooleanField(default=True)),
                (
                    "occasions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("baseline", "At the start"),
                                ("review", "At a review"),
                                ("months_3", "After three months"),
                                ("months_6", "After six months"),
                                ("months_12", "After twelve months"),
                                ("close", "At the end"),
                            ],
                            max_length=10,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("licence", models.CharField(blank=True, max_length=200)),
                ("is_staff_trained", models.BooleanField(default=False)),
                ("is_by_link", models.BooleanField(default=False)),
                ("read_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scheme", "family"), name="measure_chosen_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_on", False),
                            models.Q(("occasions", []), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_asked_some_time",
                    ),
                ],
            },
        ),
    ]
