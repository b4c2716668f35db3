"""
Every table of the app at once.

The name is of the last of the steps that older databases took (docs/decisions/0047).
"""

import datetime
import uuid
from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import referrals.models.scheme

guard = import_module("spcore.audit.migrations.0002_append_only").guard


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_calls_counted"),
        ("audit", "0002_append_only"),
        ("places", "0002_extensions"),
        ("providers", "0008_warned_of_endings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Launch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("sealed", models.BinaryField()),
                ("received_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nhs_number", models.CharField(blank=True, max_length=10, null=True)),
                (
                    "no_nhs_number",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_known", "Not known"),
                            ("not_registered", "Never registered with the NHS"),
                            ("withheld", "The person would rather not say"),
                        ],
                        max_length=20,
                    ),
                ),
                ("given_name", models.CharField(max_length=100)),
                ("family_name", models.CharField(max_length=100)),
                ("preferred_name", models.CharField(blank=True, max_length=100)),
                ("folded_name", models.CharField(editable=False, max_length=202)),
                ("birth_date", models.DateField()),
                ("is_birth_date_approximate", models.BooleanField(default=False)),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("female", "Female"),
                            ("male", "Male"),
                            ("other", "Other"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=400)),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("no_fixed_abode", models.BooleanField(default=False)),
                ("reach_through", models.CharField(blank=True, max_length=300)),
                ("phone", models.CharField(blank=True, max_length=30)),
                (
                    "phone_belongs_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Their own"),
                            ("parent", "A parent's"),
                            ("partner", "A partner's"),
                            ("other", "Somebody else's"),
                        ],
                        max_length=10,
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "practice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "no_practice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_registered", "Not registered with a practice"),
                            ("not_known", "Not known"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "preferred_channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("text", "Text message"),
                            ("email", "Email"),
                            ("post", "Letter"),
                            ("through", "Through somebody else"),
                        ],
                        default="phone",
                        max_length=10,
                    ),
                ),
                ("may_phone", models.BooleanField(default=True)),
                ("may_text", models.BooleanField(default=True)),
                ("may_email", models.BooleanField(default=True)),
                ("may_post", models.BooleanField(default=True)),
                ("may_leave_voicemail", models.BooleanField(default=True)),
                ("is_address_sensitive", models.BooleanField(default=False)),
                ("safe_contact_note", models.CharField(blank=True, max_length=700)),
                ("what_to_say", models.CharField(blank=True, max_length=200)),
                ("language", models.CharField(blank=True, max_length=60)),
                ("needs_interpreter", models.BooleanField(default=False)),
                ("adjustments", models.TextField(blank=True)),
                ("emergency_contact", models.CharField(blank=True, max_length=200)),
                (
                    "looked_after",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no", "No"),
                            ("yes", "Yes, the council looks after them"),
                            ("leaver", "They have left care"),
                            ("not_known", "Asked, not known"),
                        ],
                        max_length=10,
                    ),
                ),
                ("school", models.CharField(blank=True, max_length=200)),
                ("school_contact", models.CharField(blank=True, max_length=200)),
                (
                    "objects_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("parents", "Their parents or carers"),
                                ("school", "Their school or nursery"),
                                ("practice", "The GP practice, beyond that they are being helped"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("is_restricted", models.BooleanField(default=False)),
                ("died_on", models.DateField(blank=True, null=True)),
                ("death_told_by", models.CharField(blank=True, max_length=200)),
                (
                    "death_recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("death_recorded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbed",
                        to="referrals.person",
                    ),
                ),
                ("is_unconfirmed", models.BooleanField(default=False)),
                ("is_demo", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["folded_name", "id"], name="person_in_order"),
                    models.Index(fields=["birth_date", "folded_name"], name="person_born"),
                    models.Index(fields=["practice", "folded_name"], name="person_of_practice"),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["folded_name"], name="person_trigram", opclasses=["gin_trgm_ops"]
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("nhs_number", None), _negated=True), ("merged_into", None)
                        ),
                        fields=("nhs_number",),
                        name="person_nhs_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="person_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nhs_number", None),
                            ("nhs_number__regex", "^\\d{10}$"),
                            _connector="OR",
                        ),
                        name="person_nhs_number_is_ten_digits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="referrals.person",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("referral", "Being referred to social prescribing"),
                            ("sharing", "Sharing with a service"),
                            ("feedback", "Telling the GP practice how it went"),
                            ("evaluation", "Using answers, without a name, to see what works"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="providers.provider",
                    ),
                ),
                ("is_given", models.BooleanField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("spoken", "Said it to me in person"),
                            ("phone", "Said it on the phone"),
                            ("written", "In writing"),
                            ("web_form", "Said so on the web form"),
                            ("carried_over", "Carried over from another record"),
                            ("override", "Lacks capacity: decided in the person's best interests"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "said_by",
                    models.CharField(
                        choices=[
                            ("person", "The person"),
                            ("parent", "Somebody with parental responsibility"),
                        ],
                        default="person",
                        max_length=10,
                    ),
                ),
                ("said_by_name", models.CharField(blank=True, max_length=150)),
                ("reason", models.TextField(blank=True)),
                ("decision", models.CharField(blank=True, max_length=300)),
                ("assessor", models.CharField(blank=True, max_length=150)),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("best_interests", "Decided in their best interests"),
                            ("lpa_health", "Attorney for health and welfare (LPA)"),
                            ("deputy", "Deputy appointed by the Court of Protection"),
                        ],
                        max_length=15,
                    ),
                ),
                ("lpa_seen_by", models.CharField(blank=True, max_length=150)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_at", models.DateTimeField()),
                ("given_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "purpose", "-given_at"], name="consent_latest"),
                    models.Index(
                        condition=models.Q(("review_on__isnull", False)),
                        fields=["person", "review_on"],
                        name="consent_to_review",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_by__isnull", False), ("how", "web_form"), _connector="OR"
                        ),
                        name="consent_recorded_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "override"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="consent_override_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "sharing"), _negated=True),
                            ("provider__isnull", False),
                            _connector="OR",
                        ),
                        name="consent_to_share_names_the_provider",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferringDefaults",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="referring_defaults",
                        serialize=False,
                        to="accounts.organisation",
                    ),
                ),
                (
                    "first_needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="ClinicalCode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("system", models.CharField(default="http://snomed.info/sct", max_length=120)),
                ("code", models.CharField(max_length=30)),
                ("display", models.CharField(max_length=200)),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "The referral was accepted, and the person agrees"),
                            ("declined", "The person declined"),
                            ("offered", "Social prescribing was offered"),
                            ("signposted", "The person was told of a service, not referred"),
                            ("seen", "A link worker saw the person"),
                            ("closed", "The case was closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(max_length=400)),
                ("verified_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("system", "code"), name="code_once_in_its_system"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("use", ""), _negated=True),
                        fields=("use",),
                        name="one_code_for_each_use",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NewsMark",
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
                ("seen_at", models.DateTimeField()),
                ("before", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "organisation"), name="news_mark_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="OnCallTurn",
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
                        related_name="turns",
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
                ("day", models.DateField()),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                (
                    "instead_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
            options={
                "indexes": [models.Index(fields=["team", "day", "starts"], name="turn_of_team")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts__lt", models.F("ends"))),
                        name="turn_lasts_a_while",
                    ),
                    models.UniqueConstraint(
                        fields=("team", "user", "day", "starts"), name="turn_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeopleApart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.person",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.person",
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="apart_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="apart_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EqualityAnswers",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="equality",
                        to="referrals.person",
                    ),
                ),
                (
                    "ethnicity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "White: British"),
                            ("B", "White: Irish"),
                            ("C", "White: any other White background"),
                            ("D", "Mixed: White and Black Caribbean"),
                            ("E", "Mixed: White and Black African"),
                            ("F", "Mixed: White and Asian"),
                            ("G", "Mixed: any other mixed background"),
                            ("H", "Asian or Asian British: Indian"),
                            ("J", "Asian or Asian British: Pakistani"),
                            ("K", "Asian or Asian British: Bangladeshi"),
                            ("L", "Asian or Asian British: any other Asian background"),
                            ("M", "Black or Black British: Caribbean"),
                            ("N", "Black or Black British: African"),
                            ("P", "Black or Black British: any other Black background"),
                            ("R", "Other ethnic groups: Chinese"),
                            ("S", "Other ethnic groups: any other ethnic group"),
                            ("Z", "Prefers not to say"),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "ethnicity_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("asked", "The person said so here"),
                            ("gp_record", "Carried over from the GP record"),
                            ("other_record", "Carried over from another record"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "disability",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("a_lot", "Yes, limited a lot"),
                            ("a_little", "Yes, limited a little"),
                            ("no", "No"),
                            ("declined", "Prefers not to say"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("female", "Female"),
                            ("male", "Male"),
                            ("declined", "Prefers not to say"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("non_binary", "Non-binary"),
                            ("other", "In another way"),
                            ("declined", "Prefers not to say"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "same_as_at_birth",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("declined", "Prefers not to say")],
                        max_length=10,
                    ),
                ),
                (
                    "is_carer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("declined", "Prefers not to say")],
                        max_length=10,
                    ),
                ),
                ("main_language", models.CharField(blank=True, max_length=60)),
                (
                    "religion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "No religion"),
                            ("christian", "Christian"),
                            ("buddhist", "Buddhist"),
                            ("hindu", "Hindu"),
                            ("jewish", "Jewish"),
                            ("muslim", "Muslim"),
                            ("sikh", "Sikh"),
                            ("other", "Another religion"),
                            ("declined", "Prefers not to say"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "orientation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("straight", "Straight or heterosexual"),
                            ("gay", "Gay or lesbian"),
                            ("bisexual", "Bisexual"),
                            ("other", "Another orientation"),
                            ("declined", "Prefers not to say"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("homeless", "Homeless, or nowhere settled to live"),
                                ("migrant", "Asylum seeker or refugee"),
                                ("traveller", "Gypsy, Roma or Traveller"),
                                ("prison", "Left prison"),
                                ("veteran", "Served in the armed forces"),
                                ("sex_work", "Sex work"),
                                ("substances", "Dependent on alcohol or drugs"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "groups_answer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("declined", "Prefers not to say")],
                        max_length=10,
                    ),
                ),
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
        ),
        migrations.CreateModel(
            name="CompetenceDecision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competence",
                        to="referrals.person",
                    ),
                ),
                ("decision", models.CharField(max_length=200)),
                ("is_competent", models.BooleanField()),
                ("reasons", models.TextField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "-decided_at"], name="competence_of_person")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True),
                        name="competence_has_reasons",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonMerge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.person",
                    ),
                ),
                (
                    "absorbed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.person",
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "merged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("merged_at", models.DateTimeField()),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("moved", models.JSONField(default=dict)),
                ("withdrawn", models.JSONField(default=list)),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undone_reason", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["kept", "-merged_at"], name="merge_of_kept")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("absorbed",),
                        name="merge_absorbs_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_at", None), ("undone_by__isnull", False), _connector="OR"
                        ),
                        name="merge_undone_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonMove",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="referrals.person",
                    ),
                ),
                (
                    "from_practice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "to_practice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("from_postcode", models.CharField(blank=True, max_length=8)),
                ("to_postcode", models.CharField(blank=True, max_length=8)),
                ("moved_on", models.DateField()),
                ("told_by", models.CharField(blank=True, max_length=200)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["person", "-recorded_at"], name="move_of_person")],
            },
        ),
        migrations.CreateModel(
            name="PracticePreferences",
            fields=[
                (
                    "practice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="preferences",
                        serialize=False,
                        to="accounts.organisation",
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("email", "Email that says only “sign in to read it”"),
                            ("mesh", "Letter to our MESH mailbox"),
                            ("file", "Letter into a folder that our document system reads"),
                        ],
                        default="email",
                        max_length=10,
                    ),
                ),
                ("mesh_mailbox", models.CharField(blank=True, max_length=20)),
                ("wants_digest", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("route", "mesh"), _negated=True),
                            models.Q(("mesh_mailbox", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="mesh_route_has_a_mailbox",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Register",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registers",
                        to="providers.group",
                    ),
                ),
                ("on", models.DateField()),
                ("came_without_referral", models.PositiveSmallIntegerField(default=0)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("group", "on"), name="register_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="RelatedPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="related",
                        to="referrals.person",
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("mother", "Mother"),
                            ("father", "Father"),
                            ("step_parent", "Step-parent"),
                            ("foster", "Foster carer"),
                            ("grandparent", "Grandparent"),
                            ("partner", "Husband, wife or partner"),
                            ("child", "Son or daughter"),
                            ("sibling", "Brother or sister"),
                            ("friend", "Friend or neighbour"),
                            ("social_worker", "Social worker"),
                            ("paid_carer", "Paid carer or support worker"),
                            ("other", "Somebody else"),
                        ],
                        max_length=15,
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30)),
                (
                    "phone_belongs_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Their own"),
                            ("parent", "A parent's"),
                            ("partner", "A partner's"),
                            ("other", "Somebody else's"),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_carer", models.BooleanField(default=False)),
                ("is_emergency_contact", models.BooleanField(default=False)),
                ("has_parental_responsibility", models.BooleanField(default=False)),
                ("may_be_contacted", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "recorded_at"], name="related_of_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Scheme",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="scheme",
                        serialize=False,
                        to="accounts.organisation",
                    ),
                ),
                ("remit", models.TextField(blank=True)),
                ("not_for", models.TextField(blank=True)),
                ("link_worker_remit", models.TextField(blank=True)),
                ("what_to_say", models.TextField(blank=True)),
                (
                    "not_for_needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("triage_days", models.PositiveSmallIntegerField(default=2)),
                ("soon_triage_days", models.PositiveSmallIntegerField(default=2)),
                ("urgent_triage_days", models.PositiveSmallIntegerField(default=1)),
                ("first_contact_days", models.PositiveSmallIntegerField(default=5)),
                ("soon_contact_days", models.PositiveSmallIntegerField(default=3)),
                ("urgent_contact_days", models.PositiveSmallIntegerField(default=2)),
                ("first_appointment_days", models.PositiveSmallIntegerField(default=15)),
                ("soon_appointment_days", models.PositiveSmallIntegerField(default=10)),
                ("urgent_appointment_days", models.PositiveSmallIntegerField(default=5)),
                ("provider_answer_days", models.PositiveSmallIntegerField(default=10)),
                ("attempts_before_closing", models.PositiveSmallIntegerField(default=3)),
                ("reopen_days", models.PositiveSmallIntegerField(default=90)),
                ("consent_review_months", models.PositiveSmallIntegerField(default=12)),
                (
                    "draft_days",
                    models.PositiveSmallIntegerField(
                        default=30, validators=[django.core.validators.MinValueValidator(8)]
                    ),
                ),
                ("pass_on_minutes", models.PositiveSmallIntegerField(default=15)),
                ("lead_minutes", models.PositiveSmallIntegerField(default=30)),
                ("minimum_age", models.PositiveSmallIntegerField(default=18)),
                ("maximum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("duty_phone", models.CharField(blank=True, max_length=40)),
                ("duty_hours", models.CharField(blank=True, max_length=120)),
                ("sends_texts", models.BooleanField(default=False)),
                ("reminds_of_appointments", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("takes_self_referrals", models.BooleanField(default=False)),
                (
                    "staffed_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=referrals.models.scheme.weekdays,
                        size=None,
                    ),
                ),
                ("staffed_from", models.TimeField(default=datetime.time(9, 0))),
                ("staffed_until", models.TimeField(default=datetime.time(17, 0))),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("maximum_age", None),
                            ("maximum_age__gte", models.F("minimum_age")),
                            _connector="OR",
                        ),
                        name="scheme_ages_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("staffed_from__lt", models.F("staffed_until"))),
                        name="scheme_staffed_for_a_while",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lead_minutes__gt", models.F("pass_on_minutes")),
                            ("pass_on_minutes__gt", 0),
                        ),
                        name="scheme_concerns_passed_on_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("staffed_days__len__gt", 0)),
                        name="scheme_staffed_some_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reference", models.CharField(max_length=12, unique=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="referrals.person",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="referrals.scheme",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("gp", "GP practice"),
                            ("hospital", "Hospital"),
                            ("social_care", "Social care"),
                            ("school", "School or nursery"),
                            ("community", "Community organisation"),
                            ("self", "The person themself"),
                        ],
                        default="gp",
                        max_length=15,
                    ),
                ),
                (
                    "referring_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals_made",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "told_practice",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "referrer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "link_worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals_held",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for triage"),
                            ("returned", "Returned to the referrer"),
                            ("redirected", "Sent to another door"),
                            ("accepted", "Accepted"),
                            ("waiting", "Waiting for a link worker"),
                            ("allocated", "With a link worker"),
                            ("active", "Being helped"),
                            ("paused", "Paused"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                            ("entered_in_error", "Made in error"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("goals_met", "Goals met"),
                            ("partly_met", "Goals partly met"),
                            ("declined", "The person declined"),
                            ("not_reached", "Could not be reached"),
                            ("not_engaged", "Did not engage"),
                            ("moved", "Moved away"),
                            ("died", "Died"),
                            ("back_to_gp", "Back to the GP"),
                            ("not_suitable", "Not suitable"),
                            ("other", "Other"),
                        ],
                        max_length=25,
                    ),
                ),
                ("practice_action", models.CharField(blank=True, max_length=300)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("what_matters", models.TextField(blank=True)),
                ("background", models.TextField(blank=True)),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("routine", "Routine: can wait in the usual queue"),
                            ("soon", "Soon: will get worse within weeks"),
                            (
                                "urgent",
                                "Urgent: something will be lost within days, like a home, food or heating",
                            ),
                        ],
                        default="routine",
                        max_length=10,
                    ),
                ),
                ("critical_date", models.DateField(blank=True, null=True)),
                ("critical_what", models.CharField(blank=True, max_length=200)),
                (
                    "risk_answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none_known", "I asked: no risks known"),
                            ("not_asked", "I have not asked"),
                            ("named", "There is something to know"),
                        ],
                        max_length=15,
                    ),
                ),
                ("risk_detail", models.TextField(blank=True)),
                ("visit_risk", models.TextField(blank=True)),
                ("shared_summary", models.TextField(blank=True)),
                ("codes_only", models.BooleanField(default=False)),
                (
                    "whose_move",
                    models.CharField(
                        choices=[
                            ("worker", "Link worker"),
                            ("team", "Team"),
                            ("provider", "Service"),
                            ("referrer", "Referrer"),
                            ("person", "The person"),
                            ("nobody", "Nobody"),
                        ],
                        default="referrer",
                        max_length=10,
                    ),
                ),
                ("next_action", models.CharField(blank=True, max_length=200)),
                ("next_action_on", models.DateField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("nonce", models.UUIDField(blank=True, null=True, unique=True)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("first_sent_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("news_seen_at", models.DateTimeField(blank=True, null=True)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("tidy_told_at", models.DateTimeField(blank=True, null=True)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("allocated_at", models.DateTimeField(blank=True, null=True)),
                ("first_contact_at", models.DateTimeField(blank=True, null=True)),
                ("first_appointment_at", models.DateTimeField(blank=True, null=True)),
                ("first_help_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("is_demo", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                (
                                    "submitted",
                                    "returned",
                                    "accepted",
                                    "waiting",
                                    "allocated",
                                    "active",
                                    "paused",
                                ),
                            )
                        ),
                        fields=["link_worker", "next_action_on", "id"],
                        name="referral_caseload",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                (
                                    "submitted",
                                    "returned",
                                    "accepted",
                                    "waiting",
                                    "allocated",
                                    "active",
                                    "paused",
                                ),
                            )
                        ),
                        fields=["team", "status", "submitted_at", "id"],
                        name="referral_queue",
                    ),
                    models.Index(
                        fields=["referring_organisation", "-created_at", "-id"],
                        name="referral_made",
                    ),
                    models.Index(fields=["scheme", "submitted_at"], name="referral_of_scheme"),
                    models.Index(
                        condition=models.Q(("status", "draft")),
                        fields=["scheme", "created_at"],
                        name="referral_drafts",
                    ),
                    models.Index(
                        condition=models.Q(("first_contact_at__isnull", False)),
                        fields=["team", "first_contact_at"],
                        include=("submitted_at", "urgency"),
                        name="referral_waits",
                    ),
                    models.Index(
                        condition=models.Q(("allocated_at__isnull", False)),
                        fields=["team", "allocated_at"],
                        name="referral_taken_on",
                    ),
                    models.Index(
                        condition=models.Q(("status", "closed")),
                        fields=["scheme", "closed_at"],
                        name="referral_closed",
                    ),
                    models.Index(
                        condition=models.Q(("told_practice__isnull", False)),
                        fields=["told_practice"],
                        name="referral_told_elsewhere",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "entered_in_error"]),
                            models.Q(("person__isnull", False), ("submitted_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="referral_beyond_draft_has_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("referrer__isnull", False), ("source", "self"), _connector="OR"
                        ),
                        name="referral_made_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["allocated", "active"]), _negated=True),
                            ("link_worker__isnull", False),
                            _connector="OR",
                        ),
                        name="referral_in_hand_has_a_worker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "closed"), _negated=True),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("closed_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="referral_closed_has_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to="referrals.person",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to="referrals.referral",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self_harm", "Suicide or self-harm"),
                            ("adult", "Safeguarding an adult"),
                            ("child", "Safeguarding a child"),
                            ("abuse", "Domestic abuse"),
                            ("not_safe", "May not be safe"),
                            (
                                "allegation",
                                "An allegation about somebody who works here or a provider",
                            ),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "about_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "about_organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("about_who", models.CharField(blank=True, max_length=200)),
                ("what", models.TextField()),
                ("spoke_to", models.CharField(blank=True, max_length=200)),
                ("spoke_at", models.DateTimeField(blank=True, null=True)),
                ("agreed", models.TextField(blank=True)),
                ("person_knows", models.CharField(blank=True, max_length=200)),
                ("wishes", models.TextField(blank=True)),
                ("without_consent", models.TextField(blank=True)),
                ("council_reference", models.CharField(blank=True, max_length=60)),
                (
                    "came_by",
                    models.CharField(
                        choices=[
                            ("colleague", "Raised by a colleague"),
                            ("web_form", "The public form"),
                            ("short_form", "Another referrer's form"),
                            ("message", "A message of another system"),
                        ],
                        default="colleague",
                        max_length=10,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_by_organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("passed_on_at", models.DateTimeField(blank=True, null=True)),
                ("lead_told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "taken_over_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_over_at", models.DateTimeField(blank=True, null=True)),
                ("action_taken", models.TextField(blank=True)),
                ("nonce", models.UUIDField(blank=True, null=True, unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("taken_over_at", None)),
                        fields=["referral", "raised_at"],
                        name="concern_open",
                    ),
                    models.Index(
                        condition=models.Q(("taken_over_at", None)),
                        fields=["raised_at"],
                        name="concern_waiting",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_over_at", None),
                            models.Q(
                                ("taken_over_by__isnull", False),
                                models.Q(("action_taken", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="concern_taken_over_by_whom_and_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("came_by", "web_form"),
                            models.Q(
                                ("raised_by__isnull", False),
                                ("raised_by_organisation__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="concern_raised_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "allegation"), _negated=True),
                            ("about_user__isnull", False),
                            ("about_organisation__isnull", False),
                            models.Q(("about_who", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="allegation_about_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormAnswers",
            fields=[
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="form_answers",
                        serialize=False,
                        to="referrals.referral",
                    ),
                ),
                ("helper_name", models.CharField(blank=True, max_length=150)),
                ("helper_relation", models.CharField(blank=True, max_length=150)),
                ("helper_phone", models.CharField(blank=True, max_length=30)),
                (
                    "is_safe",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("unsaid", "I would rather not say"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "person_view",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agrees", "Knows about it and agrees"),
                            ("objects", "Agrees, but the referrer must not hear how it goes"),
                            ("not_told", "Does not know about it yet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("parent_name", models.CharField(blank=True, max_length=150)),
                ("parent_phone", models.CharField(blank=True, max_length=30)),
                (
                    "parent_view",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agrees", "Knows about it and agrees"),
                            ("disagrees", "Knows about it and does not agree"),
                            ("not_told", "Does not know about it yet"),
                            ("not_asked", "Is not asked: the young person decides"),
                        ],
                        max_length=10,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=150)),
                ("known_by", models.CharField(blank=True, max_length=200)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="OnwardReferral",
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
                        related_name="onward",
                        to="referrals.referral",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onward",
                        to="providers.service",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onward",
                        to="providers.provider",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("referral", "Referral: the service gets in touch"),
                            ("introduction", "Supported introduction: somebody goes along"),
                            ("signposting", "Signposting: information only, nothing is shared"),
                            ("record_only", "Arranged elsewhere: recorded only"),
                        ],
                        default="referral",
                        max_length=15,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("offered", "Offered to the person"),
                            ("chosen", "Chosen by the person"),
                            ("sent", "Sent, no answer yet"),
                            ("seen", "Seen by the service"),
                            ("accepted", "Accepted"),
                            ("waiting_list", "On the waiting list"),
                            ("declined", "Declined by the service"),
                            ("expired", "No answer in time"),
                            ("booked", "First visit booked"),
                            ("started", "Started"),
                            ("ended", "Ended"),
                            ("did_not_attend", "Did not come"),
                            ("withdrawn", "Withdrawn"),
                            ("passed_on", "Passed on"),
                        ],
                        default="offered",
                        editable=False,
                        max_length=15,
                    ),
                ),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[("helped", "Got help"), ("partly", "Partly"), ("no", "No")],
                        max_length=10,
                    ),
                ),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                ("support_needs", models.TextField(blank=True)),
                ("companion", models.CharField(blank=True, max_length=150)),
                ("share_phone", models.BooleanField(default=False)),
                ("share_email", models.BooleanField(default=False)),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onward",
                        to="referrals.consent",
                    ),
                ),
                (
                    "decline_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("full", "No places"),
                            ("not_eligible", "Not who the service is for"),
                            ("out_of_area", "Outside the area"),
                            ("cannot_support", "We cannot safely take this person"),
                            ("already_known", "Already known to us"),
                            ("closed", "The service has stopped or paused"),
                            ("other", "Other"),
                        ],
                        max_length=25,
                    ),
                ),
                ("decline_note", models.TextField(blank=True)),
                (
                    "passed_on_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passed_on_from",
                        to="referrals.onwardreferral",
                    ),
                ),
                (
                    "whose_move",
                    models.CharField(
                        choices=[
                            ("worker", "Link worker"),
                            ("team", "Team"),
                            ("provider", "Service"),
                            ("referrer", "Referrer"),
                            ("person", "The person"),
                            ("nobody", "Nobody"),
                        ],
                        default="worker",
                        max_length=10,
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
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("booked_for", models.DateTimeField(blank=True, null=True)),
                ("started_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("times_came", models.PositiveIntegerField(default=0, editable=False)),
                ("first_came_on", models.DateField(blank=True, editable=False, null=True)),
                ("last_came_on", models.DateField(blank=True, editable=False, null=True)),
                ("missed_on", models.DateField(blank=True, editable=False, null=True)),
                ("introduced_on", models.DateField(blank=True, editable=False, null=True)),
                ("still_going_on", models.DateField(blank=True, null=True)),
                ("is_own_employer", models.BooleanField(default=False)),
                ("nonce", models.UUIDField(blank=True, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["provider", "status", "sent_at", "id"], name="onward_inbox"
                    ),
                    models.Index(fields=["referral", "created_at"], name="onward_of_referral"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("offered", "chosen", "withdrawn")),
                            models.Q(("kind__in", ("referral", "introduction")), _negated=True),
                            ("consent__isnull", False),
                            _connector="OR",
                        ),
                        name="onward_sent_with_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ended"), _negated=True),
                            models.Q(("end", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="onward_ended_says_how",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                (
                                    "offered",
                                    "chosen",
                                    "sent",
                                    "seen",
                                    "accepted",
                                    "waiting_list",
                                    "booked",
                                    "started",
                                    "did_not_attend",
                                ),
                            )
                        ),
                        fields=("referral", "service"),
                        name="onward_open_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverGrant",
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
                        related_name="covers",
                        to="referrals.referral",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="covers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("call", "Answering a call or message from the person"),
                            ("leave", "Covering leave or sickness"),
                            ("duty", "On duty today"),
                        ],
                        max_length=10,
                    ),
                ),
                ("granted_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("given_by", models.UUIDField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["user", "expires_at"], name="cover_of_user")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("referral", "given_by"), name="cover_given_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="referrals.referral",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("summary", "A summary of their GP record"),
                            ("letter", "A referral letter or form"),
                            ("other", "Something else that helps"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "agreed_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("spoken", "Said it to me in person"),
                            ("phone", "Said it on the phone"),
                            ("written", "In writing"),
                            ("web_form", "Said so on the web form"),
                            ("carried_over", "Carried over from another record"),
                            ("override", "Lacks capacity: decided in the person's best interests"),
                        ],
                        max_length=15,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("content_type", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("text", models.TextField(blank=True)),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("not_scanned", "Not scanned for viruses"),
                            ("waiting", "Held until the virus scanner has seen it"),
                            ("clean", "Scanned: nothing found"),
                            ("found", "Removed: the virus scanner found something"),
                        ],
                        default="not_scanned",
                        max_length=12,
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["referral", "added_at"], name="attachment_of_referral"),
                    models.Index(
                        condition=models.Q(("referral", None), ("removed_at", None)),
                        fields=["organisation", "added_at"],
                        name="attachment_in_intake",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "summary"), _negated=True),
                            models.Q(("agreed_how", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="attached_summary_was_agreed_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("referral", None),
                            models.Q(("kind", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="attached_file_has_a_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("referral", None), ("removed_at", None)),
                        fields=("organisation", "digest"),
                        name="intake_file_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
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
                        related_name="hand_overs",
                        to="referrals.referral",
                    ),
                ),
                ("note", models.CharField(max_length=300)),
                (
                    "passed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("passed_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["referral", "-passed_at"], name="hand_over_latest")
                ],
            },
        ),
        migrations.CreateModel(
            name="HarmDisclosure",
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
                        related_name="disclosures",
                        to="referrals.referral",
                    ),
                ),
                ("words", models.TextField()),
                ("reason", models.TextField()),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("told_at", models.DateTimeField()),
                ("nonce", models.UUIDField(unique=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                        ),
                        name="harm_disclosure_says_what_and_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                        related_name="messages",
                        to="referrals.referral",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("referrer", "Team and referrer")],
                        default="referrer",
                        max_length=10,
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("team", "The team"), ("referrer", "The referrer")], max_length=10
                    ),
                ),
                ("asks", models.BooleanField(default=False)),
                ("words", models.TextField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("nonce", models.UUIDField(blank=True, null=True, unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["referral", "written_at", "id"], name="message_in_order"),
                    models.Index(
                        condition=models.Q(("answered_at", None), ("asks", True)),
                        fields=["referral", "side"],
                        name="message_unanswered",
                    ),
                ],
            },
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
                (
                    "onward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="referrals.onwardreferral",
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("onward", "on"), name="onward_attendance_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OnwardMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "onward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="referrals.onwardreferral",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("team", "The team"), ("provider", "The service")], max_length=10
                    ),
                ),
                ("words", models.TextField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by_organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("nonce", models.UUIDField(unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["onward", "written_at", "id"], name="onward_message_in_order"
                    ),
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["onward", "side"],
                        name="onward_message_unread",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnwardStep",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "onward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="referrals.onwardreferral",
                    ),
                ),
                (
                    "action",
                    models.CharField(
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
                (
                    "came_from",
                    models.CharField(
                        choices=[
                            ("offered", "Offered to the person"),
                            ("chosen", "Chosen by the person"),
                            ("sent", "Sent, no answer yet"),
                            ("seen", "Seen by the service"),
                            ("accepted", "Accepted"),
                            ("waiting_list", "On the waiting list"),
                            ("declined", "Declined by the service"),
                            ("expired", "No answer in time"),
                            ("booked", "First visit booked"),
                            ("started", "Started"),
                            ("ended", "Ended"),
                            ("did_not_attend", "Did not come"),
                            ("withdrawn", "Withdrawn"),
                            ("passed_on", "Passed on"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "went_to",
                    models.CharField(
                        choices=[
                            ("offered", "Offered to the person"),
                            ("chosen", "Chosen by the person"),
                            ("sent", "Sent, no answer yet"),
                            ("seen", "Seen by the service"),
                            ("accepted", "Accepted"),
                            ("waiting_list", "On the waiting list"),
                            ("declined", "Declined by the service"),
                            ("expired", "No answer in time"),
                            ("booked", "First visit booked"),
                            ("started", "Started"),
                            ("ended", "Ended"),
                            ("did_not_attend", "Did not come"),
                            ("withdrawn", "Withdrawn"),
                            ("passed_on", "Passed on"),
                        ],
                        max_length=15,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["onward", "taken_at"], name="onward_step_in_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="MustRead",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="must_read",
                        to="referrals.person",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="must_read",
                        to="referrals.referral",
                    ),
                ),
                (
                    "warns",
                    models.CharField(
                        choices=[
                            ("contact", "How, or whom, not to contact"),
                            ("violence", "Violence, or visiting alone"),
                            ("abuse", "Abuse or safeguarding"),
                            ("self_harm", "Suicide or self-harm"),
                            ("in_file", "The old record named a risk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("batch_id", models.UUIDField(blank=True, null=True)),
                ("found_at", models.DateTimeField()),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["person"],
                        name="must_read_unread",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at", None), ("read_by", None)),
                            models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="must_read_read_by_whom",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceivedMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "system",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="accounts.systemclient",
                    ),
                ),
                ("key", models.CharField(max_length=300)),
                ("digest", models.CharField(max_length=64)),
                (
                    "asked",
                    models.CharField(
                        choices=[
                            ("new", "A new referral"),
                            ("update", "The referral again, after it was sent back"),
                            ("withdraw", "Take the referral back"),
                            ("error", "The referral was made in error"),
                        ],
                        max_length=10,
                    ),
                ),
                ("identifier", models.CharField(blank=True, max_length=400)),
                (
                    "referral",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="referrals.referral",
                    ),
                ),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["identifier"], name="received_identifier")],
                "constraints": [
                    models.UniqueConstraint(fields=("system", "key"), name="received_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("identifier", ""), _negated=True),
                        fields=("system", "identifier"),
                        name="received_identifier_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherDoor",
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
                        related_name="doors",
                        to="referrals.scheme",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("what_for", models.CharField(max_length=300)),
                ("phone", models.CharField(blank=True, max_length=60)),
                ("hours", models.CharField(blank=True, max_length=120)),
                ("how", models.CharField(blank=True, max_length=300)),
                ("url", models.URLField(blank=True)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("minimum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("maximum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("is_for_crisis", models.BooleanField(default=False)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("is_open", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "name"), name="door_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SchemeChange",
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
                        related_name="changes",
                        to="referrals.scheme",
                    ),
                ),
                ("setting", models.CharField(max_length=200)),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["scheme", "-at", "-id"], name="scheme_change_in_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="providers.group",
                    ),
                ),
                (
                    "onward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="referrals.onwardreferral",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("taken_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at", None)),
                        fields=("group", "number"),
                        name="seat_held_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("left_at", None)),
                        fields=("group", "onward"),
                        name="seat_one_each",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="referrals.referral",
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("submit", "Submit"),
                            ("take_back", "Take back and correct"),
                            ("return", "Return"),
                            ("redirect", "Redirect"),
                            ("accept", "Accept"),
                            ("undecide", "Take back the decision on"),
                            ("queue", "Put in the queue"),
                            ("allocate", "Allocate"),
                            ("start", "Record the first contact of"),
                            ("unstart", "Take back the first contact of"),
                            ("pause", "Pause"),
                            ("resume", "Resume"),
                            ("close", "Close"),
                            ("reopen", "Reopen"),
                            ("withdraw", "Withdraw"),
                            ("mark_in_error", "Mark as made in error"),
                            ("restore", "Put back"),
                        ],
                        max_length=25,
                    ),
                ),
                (
                    "came_from",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for triage"),
                            ("returned", "Returned to the referrer"),
                            ("redirected", "Sent to another door"),
                            ("accepted", "Accepted"),
                            ("waiting", "Waiting for a link worker"),
                            ("allocated", "With a link worker"),
                            ("active", "Being helped"),
                            ("paused", "Paused"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                            ("entered_in_error", "Made in error"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "went_to",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for triage"),
                            ("returned", "Returned to the referrer"),
                            ("redirected", "Sent to another door"),
                            ("accepted", "Accepted"),
                            ("waiting", "Waiting for a link worker"),
                            ("allocated", "With a link worker"),
                            ("active", "Being helped"),
                            ("paused", "Paused"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                            ("entered_in_error", "Made in error"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "return_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_enough", "Not enough information"),
                            ("contact", "We cannot reach the person with what is given"),
                            ("not_agreed", "It is not clear that the person agreed"),
                            ("risk", "Please ask about risks first"),
                            ("clinical_first", "The person needs clinical help first"),
                            ("already_open", "The person is being helped already"),
                            ("out_of_area", "Outside the area we serve"),
                            ("out_of_remit", "Not what this scheme is for"),
                            ("team_full", "Our team is full"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("would_help", models.TextField(blank=True)),
                (
                    "door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="referrals.otherdoor",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["referral", "taken_at"], name="step_in_order")],
            },
        ),
        migrations.CreateModel(
            name="TeamCover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="covers",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "practice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="covered_by",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("team", "practice"), name="cover_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TimelineEntry",
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
                        related_name="timeline",
                        to="referrals.referral",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("step", "Referral"),
                            ("consent", "Agreement"),
                            ("contact", "Contact"),
                            ("goal", "Goal"),
                            ("onward", "Service"),
                            ("measure", "Wellbeing"),
                            ("concern", "Safety"),
                            ("cover", "Cover"),
                        ],
                        max_length=10,
                    ),
                ),
                ("label", models.CharField(max_length=200)),
                ("detail", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("object_id", models.UUIDField(blank=True, null=True)),
                ("field_class", models.CharField(max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["referral", "-at", "-id"], name="timeline_in_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="UnmetNeed",
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
                        related_name="unmet_needs",
                        to="referrals.referral",
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
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("nothing", "There is nothing for it here"),
                            ("too_far", "Too far, or no way to get there"),
                            ("cost", "It costs too much"),
                            ("full", "Full, or the wait is too long"),
                            ("access", "Not accessible to them"),
                            ("language", "Not in their language"),
                            ("group", "Only in groups, or not how they want it"),
                            ("age", "Not for their age"),
                            ("other", "Something else"),
                        ],
                        default="nothing",
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("district_code", models.CharField(blank=True, max_length=9)),
                ("outcode", models.CharField(blank=True, max_length=4)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["need", "recorded_at"], name="unmet_need_by_need")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("referral", "need"),
                        name="unmet_need_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerLink",
            fields=[
                (
                    "onward",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="answer_link",
                        serialize=False,
                        to="referrals.onwardreferral",
                    ),
                ),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True),
                        fields=("token_hash",),
                        name="answer_link_token_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernAct",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="referrals.concern",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("raised", "Raised"),
                            ("told", "Told"),
                            ("opened", "Opened it for the first time"),
                            ("seen", "Said that they have seen it"),
                            ("owner", "Became its owner"),
                            ("taken_over", "Took it over"),
                            ("followed_up", "Recorded what came of it"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("owner", "its owner"),
                            ("on_call", "on call"),
                            ("worker", "the person’s link worker"),
                            ("lead", "safeguarding lead"),
                            ("next", "next in line: nobody had taken it over in time"),
                            ("manager", "manager or lead: nobody had taken it over in time"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["concern", "at"], name="act_of_concern"),
                    models.Index(
                        condition=models.Q(("kind", "told")),
                        fields=["user", "concern"],
                        name="act_told_whom",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "told")),
                        fields=("concern", "user", "why"),
                        name="told_once_for_each_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "opened")),
                        fields=("concern", "user"),
                        name="concern_opened_first_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernFollowUp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="referrals.concern",
                    ),
                ),
                ("council_reference", models.CharField(blank=True, max_length=60)),
                ("decision", models.TextField(blank=True)),
                ("feedback", models.TextField(blank=True)),
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["concern", "recorded_at"], name="follow_up_of_concern")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("council_reference", ""),
                            ("decision", ""),
                            ("feedback", ""),
                            _negated=True,
                        ),
                        name="follow_up_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="digests",
                        to="accounts.organisation",
                    ),
                ),
                ("week_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("practice", "week_on"), name="one_digest_a_week"
                    )
                ],
            },
        ),
        # Steps and acts are history: added to and read, nothing else.
        guard("referrals_step"),
        guard("referrals_onwardstep"),
        guard("referrals_concernact"),
    ]
