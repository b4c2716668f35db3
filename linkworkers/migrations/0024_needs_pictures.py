"""
Every table of the app at once.

The name is of the last of the steps that older databases took (docs/decisions/0047).
"""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import linkworkers.models.absence
import linkworkers.models.appointment


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_calls_counted"),
        ("providers", "0008_warned_of_endings"),
        ("referrals", "0031_messages_to_people"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="ColumnMeanings",
            fields=[
                (
                    "team",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="accounts.organisation",
                    ),
                ),
                ("meanings", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="SafeWord",
            fields=[
                (
                    "team",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="accounts.organisation",
                    ),
                ),
                ("word", models.CharField(max_length=60)),
                ("what_to_do", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="AnswerRead",
            fields=[
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="read",
                        serialize=False,
                        to="referrals.onwardstep",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("read_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CaseloadImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=120)),
                ("content", models.BinaryField()),
                ("headings", models.JSONField(default=list)),
                ("samples", models.JSONField(default=list)),
                ("mapping", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Being read"),
                            ("columns", "Say what the columns mean"),
                            ("checking", "Being checked"),
                            ("checked", "Checked, nothing brought in yet"),
                            ("bringing", "Being brought in"),
                            ("done", "Brought in"),
                            ("undone", "Taken back"),
                            ("dropped", "Thrown away"),
                        ],
                        default="columns",
                        max_length=10,
                    ),
                ),
                ("evidence_held_by", models.CharField(blank=True, max_length=200)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("row_count", models.PositiveIntegerField(default=0)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("problem", models.CharField(blank=True, max_length=300)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["team", "-made_at"], name="import_of_team")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(
                                ("done_at__isnull", False),
                                models.Q(("evidence_held_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="import_done_says_who_holds_the_evidence",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadView",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("query", models.CharField(max_length=300)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("user"),
                        models.F("organisation"),
                        django.db.models.functions.text.Lower("name"),
                        name="caseload_view_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
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
                        related_name="check_ins",
                        to="referrals.referral",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_ins",
                        to="referrals.person",
                    ),
                ),
                ("day", models.DateField()),
                ("promised_at", models.DateTimeField()),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("better", "Better"),
                            ("same", "About the same"),
                            ("worse", "Worse"),
                            ("not_safe", "I am not safe"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", False)),
                        fields=["referral", "answered_at"],
                        name="check_in_answered",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "day"), name="check_in_once_a_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True),
                        fields=("token_hash",),
                        name="check_in_token_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("how", "")),
                            models.Q(
                                ("answered_at__isnull", False), models.Q(("how", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="check_in_answered_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactDraft",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("typed", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("referral", "user"), name="contact_draft_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
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
                        related_name="goals",
                        to="referrals.referral",
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                (
                    "importance",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                    ),
                ),
                (
                    "need",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("loneliness", "Loneliness and social connection"),
                            ("mood", "Mood and worry"),
                            ("money", "Money and debt"),
                            ("benefits", "Benefits"),
                            ("housing", "Housing"),
                            ("food", "Food"),
                            ("fuel", "Fuel and utilities"),
                            ("work", "Work"),
                            ("learning", "Learning"),
                            ("legal", "Legal and immigration"),
                            ("transport", "Transport"),
                            ("caring", "Caring for somebody"),
                            ("family", "Family and relationships"),
                            ("safety", "Abuse and safety"),
                            ("activity", "Physical activity"),
                            ("health", "Long-term condition and healthy living"),
                            ("weight", "Weight"),
                            ("substances", "Alcohol, drugs, gambling"),
                            ("bereavement", "Bereavement"),
                            ("purpose", "Arts, nature, faith and purpose"),
                            ("volunteering", "Volunteering"),
                            ("digital", "Getting online"),
                            ("language", "Language and information"),
                            ("practical", "Practical help at home"),
                            ("school", "School and growing up"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome", models.CharField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Working on it"),
                            ("met", "Met"),
                            ("partly", "Partly met"),
                            ("dropped", "No longer wanted"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("agreed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("importance", None), ("importance__range", (1, 10)), _connector="OR"
                        ),
                        name="goal_importance_1_to_10",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("leaves", "They leave the team"),
                            ("away", "They are away for long"),
                            ("balance", "To share the work out more evenly"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "turns_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "turns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, size=None
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HandedCase",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="linkworkers.handover",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                (
                    "to_worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("next_action", models.CharField(blank=True, max_length=200)),
                ("next_action_on", models.DateField(blank=True, null=True)),
                (
                    "appointments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                (
                    "concerns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("handover", "referral"), name="handed_case_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="linkworkers.caseloadimport",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(blank=True, max_length=202)),
                ("birth_date", models.DateField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("accepted", "Ready"),
                            ("flagged", "Ready, look at it"),
                            ("merged", "Same person as here"),
                            ("unchanged", "Here already"),
                            ("refused", "Left out"),
                        ],
                        max_length=10,
                    ),
                ),
                ("problems", models.JSONField(default=list)),
                ("fingerprint", models.CharField(blank=True, max_length=40)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="referrals.person",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="referrals.referral",
                    ),
                ),
                ("made_person", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["batch", "verdict", "number"], name="import_row_by_verdict"
                    ),
                    models.Index(fields=["fingerprint"], name="import_row_known"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "number"), name="import_row_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="LoneVisit",
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
                        related_name="lone_visits",
                        to="referrals.referral",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "watcher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("due_back_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("managers_told_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("how_ended", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["due_back_at"],
                        name="lone_visit_due_back",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("started_at__lt", models.F("due_back_at"))),
                        name="lone_visit_takes_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_by__isnull", False), _connector="OR"
                        ),
                        name="lone_visit_ended_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("worker",),
                        name="lone_visit_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchChoice",
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
                        related_name="match_choices",
                        to="referrals.referral",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="providers.service",
                    ),
                ),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("loneliness", "Loneliness and social connection"),
                            ("mood", "Mood and worry"),
                            ("money", "Money and debt"),
                            ("benefits", "Benefits"),
                            ("housing", "Housing"),
                            ("food", "Food"),
                            ("fuel", "Fuel and utilities"),
                            ("work", "Work"),
                            ("learning", "Learning"),
                            ("legal", "Legal and immigration"),
                            ("transport", "Transport"),
                            ("caring", "Caring for somebody"),
                            ("family", "Family and relationships"),
                            ("safety", "Abuse and safety"),
                            ("activity", "Physical activity"),
                            ("health", "Long-term condition and healthy living"),
                            ("weight", "Weight"),
                            ("substances", "Alcohol, drugs, gambling"),
                            ("bereavement", "Bereavement"),
                            ("purpose", "Arts, nature, faith and purpose"),
                            ("volunteering", "Volunteering"),
                            ("digital", "Getting online"),
                            ("language", "Language and information"),
                            ("practical", "Practical help at home"),
                            ("school", "School and growing up"),
                        ],
                        max_length=20,
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("shown", models.PositiveSmallIntegerField()),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("chosen_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("referral", "service"), name="match_choice_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedsPicture",
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
                        related_name="needs_pictures",
                        to="referrals.referral",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("start", "At the start"),
                            ("review", "At a review"),
                            ("close", "At the end"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("answers", models.JSONField(default=dict)),
                ("words", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["referral", "asked_on"], name="needs_picture_in_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("about", models.TextField(blank=True)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("online", models.URLField(blank=True)),
                ("notes", models.TextField(blank=True)),
                ("called_off_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organiser", "starts_at"], name="event_of_organiser")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_at__lt", models.F("ends_at"))),
                        name="event_takes_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), _negated=True),
                            models.Q(("online", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="event_is_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventInvitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="linkworkers.networkevent",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("invited_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation"], name="event_invited_organisation")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "organisation"), name="event_invited_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EventAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="linkworkers.networkevent",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_coming", models.BooleanField()),
                ("answered_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("event", "user"), name="event_answer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EventAction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="linkworkers.networkevent",
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("who", models.CharField(max_length=120)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("added_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="NoteTemplate",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("words", models.TextField()),
                ("is_open", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("team"),
                        django.db.models.functions.text.Lower("name"),
                        condition=models.Q(("is_open", True)),
                        name="note_template_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="plan",
                        serialize=False,
                        to="referrals.referral",
                    ),
                ),
                ("matters", models.TextField(blank=True)),
                ("strengths", models.TextField(blank=True)),
                ("who_matters", models.TextField(blank=True)),
                ("how_to_support", models.TextField(blank=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("review_on__isnull", False)),
                        fields=["review_on"],
                        name="plan_to_review",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanAction",
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
                        related_name="plan_actions",
                        to="referrals.referral",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="linkworkers.goal",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("what", models.CharField(max_length=300)),
                (
                    "doer",
                    models.CharField(
                        choices=[
                            ("person", "The person"),
                            ("worker", "The link worker"),
                            ("service", "A service"),
                            ("other", "Somebody else"),
                        ],
                        default="person",
                        max_length=10,
                    ),
                ),
                ("doer_name", models.CharField(blank=True, max_length=100)),
                ("companion", models.CharField(blank=True, max_length=100)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "confidence",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                    ),
                ),
                ("if_hard", models.CharField(blank=True, max_length=300)),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("todo", "To do"),
                            ("done", "Done"),
                            ("partly", "Partly done"),
                            ("not_done", "Did not happen"),
                            ("dropped", "No longer wanted"),
                        ],
                        default="todo",
                        max_length=10,
                    ),
                ),
                ("went", models.CharField(blank=True, max_length=300)),
                ("settled_on", models.DateField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_on__isnull", False), ("progress", "todo")),
                        fields=["due_on"],
                        name="plan_action_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence", None), ("confidence__range", (1, 10)), _connector="OR"
                        ),
                        name="plan_action_confidence_1_to_10",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
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
                        related_name="plan_versions",
                        to="referrals.referral",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("agreed_on", models.DateField()),
                (
                    "agreed_how",
                    models.CharField(
                        choices=[
                            ("together", "Face to face"),
                            ("phone", "By phone"),
                            ("video", "By video"),
                            ("written", "In writing"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "agreed_with",
                    models.CharField(
                        choices=[
                            ("person", "The person"),
                            ("speaker", "Somebody who speaks for them"),
                        ],
                        default="person",
                        max_length=10,
                    ),
                ),
                ("speaker_name", models.CharField(blank=True, max_length=100)),
                ("how_it_goes", models.TextField(blank=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("content", models.JSONField(default=dict)),
                ("mark", models.CharField(blank=True, max_length=20)),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("review_before", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("referral", "number"), name="plan_version_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_worker_profiles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_workers",
                        to="accounts.organisation",
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField(default=40)),
                ("is_taking_people", models.BooleanField(default=True)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "team"), name="profile_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("day", models.DateField()),
                ("promised_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "day"), name="reminded_user_once_a_day"
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "day"), name="reminded_organisation_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", False), ("user", None)),
                            models.Q(("organisation", None), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="reminder_message_to_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderRule",
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
                        related_name="reminder_rules",
                        to="referrals.scheme",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
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
                            ("plan_review", "The day agreed to look at the plan again"),
                            ("plan_step", "Something in the plan was due: ask how it went"),
                            ("measure", "Ask the wellbeing questions"),
                            ("offer", "Ask which service they choose"),
                            ("answer", "The service has not answered"),
                            ("no_place", "The service said no: find another"),
                            ("start", "Did it start?"),
                            ("missed", "They did not come: ask why"),
                            (
                                "not_brought",
                                "They were not brought: ask whoever cares for them why",
                            ),
                            ("still_going", "Twelve weeks on: do they still go?"),
                            ("after_4_weeks", "Four weeks after the end: ask how they are"),
                            ("after_6_months", "Six months after the end: ask how they are"),
                        ],
                        max_length=15,
                    ),
                ),
                ("is_on", models.BooleanField(default=True)),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "told",
                    models.CharField(
                        choices=[
                            ("worker", "The link worker"),
                            ("team", "The team: its supervisors and administrators"),
                        ],
                        max_length=10,
                    ),
                ),
                ("by_email", models.BooleanField(default=True)),
                ("nudges", models.BooleanField(default=False)),
                ("due_before", models.DateTimeField(blank=True, editable=False, null=True)),
                ("soon_due_before", models.DateTimeField(blank=True, editable=False, null=True)),
                ("urgent_due_before", models.DateTimeField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "kind"), name="reminder_rule_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="linkworkers.reminderrule",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="referrals.referral",
                    ),
                ),
                ("subject_id", models.UUIDField()),
                ("anchor_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To do"),
                            ("done", "Dealt with"),
                            ("gone", "No longer true"),
                        ],
                        default="open",
                        max_length=5,
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                ("later_on", models.DateField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["referral", "anchor_at"],
                        name="reminder_open",
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["rule"],
                        name="reminder_open_of_rule",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "subject_id", "anchor_at"), name="reminder_raised_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"), ("settled_at__isnull", False), _connector="OR"
                        ),
                        name="reminder_settled_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rooms",
                        to="accounts.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("has_phone", models.BooleanField(default=False)),
                ("has_computer", models.BooleanField(default=False)),
                ("is_step_free", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("is_open", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("practice"),
                        django.db.models.functions.text.Lower("name"),
                        condition=models.Q(("is_open", True)),
                        name="room_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
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
                        related_name="appointments",
                        to="referrals.referral",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("practice", "At the practice"),
                            ("phone", "Phone call"),
                            ("visit", "Home visit"),
                            ("place", "Somewhere else in person"),
                            ("video", "Video call"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="linkworkers.room",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("with_whom", models.CharField(blank=True, max_length=150)),
                ("interpreter", models.CharField(blank=True, max_length=150)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("booked", "Booked"),
                            ("came", "Took place"),
                            ("did_not_come", "Did not come"),
                            ("not_brought", "Was not brought"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="booked",
                        max_length=15,
                    ),
                ),
                ("cancelled_why", models.CharField(blank=True, max_length=300)),
                (
                    "booked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("booked_at", models.DateTimeField()),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("nonce", models.UUIDField(unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["referral", "starts_at"], name="appointment_of_referral"),
                    models.Index(fields=["worker", "starts_at"], name="appointment_of_worker"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_at__lt", models.F("ends_at"))),
                        name="appointment_takes_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("room", None), ("mode", "practice"), _connector="OR"),
                        name="appointment_room_is_at_a_practice",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("room__isnull", False), ("status", "booked")),
                        expressions=[
                            ("room", "="),
                            (
                                linkworkers.models.appointment.Span(
                                    "starts_at",
                                    "ends_at",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(),
                                ),
                                "&&",
                            ),
                        ],
                        name="appointment_room_once",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("status", "booked")),
                        expressions=[
                            ("worker", "="),
                            (
                                linkworkers.models.appointment.Span(
                                    "starts_at",
                                    "ends_at",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(),
                                ),
                                "&&",
                            ),
                        ],
                        name="appointment_worker_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                        related_name="contacts",
                        to="referrals.referral",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("phone", "Phone call"),
                            ("visit", "Home visit"),
                            ("practice", "At the practice"),
                            ("place", "Somewhere else in person"),
                            ("video", "Video call"),
                            ("text", "Text message"),
                            ("email", "Email"),
                            ("letter", "Letter"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("reached", "We spoke or met"),
                            ("no_answer", "No answer"),
                            ("left_message", "Left a message"),
                            ("sent", "Wrote to them, no reply yet"),
                            ("did_not_attend", "Did not come"),
                            ("about", "Spoke with somebody else about them"),
                        ],
                        max_length=15,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("with_whom", models.CharField(blank=True, max_length=150)),
                ("note", models.TextField(blank=True)),
                ("agreed", models.TextField(blank=True)),
                ("next_step", models.CharField(blank=True, max_length=200)),
                ("next_step_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("nonce", models.UUIDField(unique=True)),
                (
                    "appointment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="linkworkers.appointment",
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=0)),
                ("case_version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["referral", "-at"], name="contact_of_referral")],
            },
        ),
        migrations.CreateModel(
            name="SupervisionSession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("day", models.DateField()),
                ("starts", models.TimeField(blank=True, null=True)),
                ("planned_at", models.DateTimeField()),
                ("held_on", models.DateField(blank=True, null=True)),
                ("called_off_at", models.DateTimeField(blank=True, null=True)),
                ("personal", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["team", "worker", "-held_on"], name="supervision_of_team")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("worker", models.F("supervisor")), _negated=True),
                        name="supervision_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_on", None), ("called_off_at", None), _connector="OR"
                        ),
                        name="supervision_held_or_called_off",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("called_off_at", None), ("held_on", None)),
                        fields=("team", "worker", "supervisor"),
                        name="supervision_one_to_come",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupervisionItem",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="linkworkers.supervisionsession",
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("talked_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SupervisionAction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actions",
                        to="linkworkers.supervisionsession",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("added_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)),
                        fields=["owner", "due_on"],
                        name="supervision_action_due",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupervisionStandard",
            fields=[
                (
                    "team",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="accounts.organisation",
                    ),
                ),
                (
                    "weeks",
                    models.PositiveSmallIntegerField(
                        default=4,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(26),
                        ],
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weeks__range", (1, 26))),
                        name="supervision_every_1_to_26_weeks",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="support",
                        serialize=False,
                        to="referrals.referral",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("signposting", "Signposting: information, once or twice"),
                            ("brief", "Brief: a few contacts and one or two services"),
                            ("holistic", "Holistic: a plan, several services, over months"),
                        ],
                        default="brief",
                        max_length=12,
                    ),
                ),
                (
                    "complexity",
                    models.CharField(
                        choices=[
                            ("usual", "As most people"),
                            ("more", "More than most: several services or people at once"),
                        ],
                        default="usual",
                        max_length=10,
                    ),
                ),
                (
                    "travel",
                    models.CharField(
                        choices=[
                            ("near", "By phone, or near"),
                            ("far", "Visits far out, or long ways"),
                        ],
                        default="near",
                        max_length=10,
                    ),
                ),
                (
                    "contact_weeks",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(26),
                        ],
                    ),
                ),
                ("weight", models.PositiveSmallIntegerField(default=2, editable=False)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("contact_weeks__range", (1, 26))),
                        name="support_contact_weeks_1_to_26",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__range", (1, 5))),
                        name="support_weight_1_to_5_halves",
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "spent_on",
                    models.CharField(
                        choices=[
                            ("travel", "On the way"),
                            ("admin", "Notes, letters and email"),
                            ("meeting", "Meetings and supervision"),
                        ],
                        max_length=10,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField()),
                ("day", models.DateField()),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["team", "day"], name="time_of_team")],
            },
        ),
        migrations.CreateModel(
            name="TrainingCourse",
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
                        related_name="+",
                        to="referrals.scheme",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                    ),
                ),
                ("is_required", models.BooleanField(default=True)),
                ("is_open", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("scheme"),
                        django.db.models.functions.text.Lower("name"),
                        name="training_course_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("months", None), ("months__range", (1, 120)), _connector="OR"
                        ),
                        name="training_holds_1_to_120_months",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingNeed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("wanted_on", models.DateField(blank=True, null=True)),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("met_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["team", "user"], name="training_need_of_team")],
            },
        ),
        migrations.CreateModel(
            name="TrainingRecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="linkworkers.trainingcourse",
                    ),
                ),
                ("done_on", models.DateField()),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("evidence", models.CharField(blank=True, max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("told_first_at", models.DateTimeField(blank=True, null=True)),
                ("told_last_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_at", None)),
                        fields=["team", "user", "course", "-done_on"],
                        name="training_of_team",
                    ),
                    models.Index(
                        condition=models.Q(("removed_at", None)),
                        fields=["expires_on"],
                        name="training_running_out",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitRule",
            fields=[
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="visit_rule",
                        serialize=False,
                        to="referrals.referral",
                    ),
                ),
                ("needs_two", models.BooleanField(default=False)),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Wishes",
            fields=[
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="wishes",
                        serialize=False,
                        to="referrals.referral",
                    ),
                ),
                (
                    "travels",
                    models.CharField(
                        choices=[
                            ("walks", "On foot"),
                            ("bus", "By bus or train"),
                            ("car", "By car, or somebody drives them"),
                            ("help", "Only with help to get there"),
                            ("home", "They do not leave home at the moment"),
                        ],
                        default="bus",
                        max_length=10,
                    ),
                ),
                ("reach_km", models.PositiveSmallIntegerField(default=8)),
                (
                    "money",
                    models.CharField(
                        choices=[("free", "It has to be free"), ("some", "They can pay something")],
                        default="free",
                        max_length=10,
                    ),
                ),
                (
                    "access",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("is_step_free", "No steps"),
                                ("has_accessible_toilet", "An accessible toilet"),
                                ("has_hearing_loop", "A hearing loop"),
                                ("has_parking", "Parking"),
                            ],
                            max_length=25,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "prefers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("one_to_one", "One to one"),
                                ("small_group", "A small group"),
                                ("is_quiet", "Somewhere quiet"),
                                ("accompanied_first_visit", "Somebody with them the first time"),
                                ("online", "Online"),
                                ("at_home", "At their home"),
                            ],
                            max_length=25,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("assured_only", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reach_km__range", (1, 80))), name="wishes_reach_km"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("leave", "Annual leave"),
                            ("sick", "Sickness"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences_covered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["team", "ends_on"],
                        name="absence_of_team",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="absence_takes_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cover", None),
                            models.Q(("cover", models.F("worker")), _negated=True),
                            _connector="OR",
                        ),
                        name="absence_covered_by_another",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("ended_at", None)),
                        expressions=[
                            ("worker", "="),
                            ("team", "="),
                            (
                                linkworkers.models.absence.Days(
                                    "starts_on",
                                    "ends_on",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="absence_once_a_day",
                    ),
                ],
            },
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
    ]
