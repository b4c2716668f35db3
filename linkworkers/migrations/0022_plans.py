"""Plans, what is done towards a goal, and what was agreed; a first step becomes one of these."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The keys are checked at once: the table of goals is changed by the next migration.
COPY = """
insert into linkworkers_planaction (id, referral_id, goal_id, what, doer, doer_name, companion,
    if_hard, progress, went, added_by_id, added_at, version)
select gen_random_uuid(), referral_id, id, first_step, 'person', '', '', '', 'todo', '',
    agreed_by_id, agreed_at, 0
from linkworkers_goal where first_step <> '';
set constraints all immediate;
set constraints all deferred
"""


class Migration(migrations.Migration):
    dependencies = [
        ("linkworkers", "0021_appointments_told_and_time_spent"),
        ("referrals", "0023_long_cover"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="goal",
            name="need",
            field=models.CharField(
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
        migrations.AddField(
            model_name="goal",
            name="outcome",
            field=models.CharField(blank=True, max_length=300),
        ),
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
                    ("plan_review", "The day agreed to look at the plan again"),
                    ("plan_step", "Something in the plan was due: ask how it went"),
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
                ("changed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                ("added_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_actions",
                        to="referrals.referral",
                    ),
                ),
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
                ("taken_at", models.DateTimeField()),
                ("review_before", models.DateField(blank=True, null=True)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_versions",
                        to="referrals.referral",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("referral", "number"), name="plan_version_once")
                ],
            },
        ),
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
    ]
