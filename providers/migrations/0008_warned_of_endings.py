"""
Every table of the app at once.

The name is of the last of the steps that older databases took (docs/decisions/0047).
"""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import providers.models.fields

# What the database keeps of a service itself, by triggers, not by code: bulk loads and renames
# pass no Python. Its provider's name and whether that is open, so that one table answers a search;
# and whether it has a place on the map.
PROVIDERS = """
CREATE FUNCTION providers_of_provider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT name, is_open INTO NEW.provider_name, NEW.provider_is_open
    FROM accounts_organisation WHERE id = NEW.provider_id;
    NEW.provider_name := coalesce(NEW.provider_name, '');
    NEW.provider_is_open := coalesce(NEW.provider_is_open, false);
    RETURN NEW;
END $$;
CREATE TRIGGER providers_service_provider
    BEFORE INSERT OR UPDATE OF provider_id, provider_name, provider_is_open ON providers_service
    FOR EACH ROW EXECUTE FUNCTION providers_of_provider();

CREATE FUNCTION providers_provider_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE providers_service SET provider_name = NEW.name WHERE provider_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER providers_organisation_changed
    AFTER UPDATE OF name, is_open ON accounts_organisation
    FOR EACH ROW WHEN ((OLD.name, OLD.is_open) IS DISTINCT FROM (NEW.name, NEW.is_open))
    EXECUTE FUNCTION providers_provider_changed();
"""
PROVIDERS_BACK = """
DROP TRIGGER providers_organisation_changed ON accounts_organisation;
DROP FUNCTION providers_provider_changed();
DROP TRIGGER providers_service_provider ON providers_service;
DROP FUNCTION providers_of_provider();
"""
PLACES = """
CREATE FUNCTION providers_mark_places(services uuid[]) RETURNS void LANGUAGE sql AS $$
    UPDATE providers_service SET has_place = now_has.it
    FROM (
        SELECT wanted.id, EXISTS (
            SELECT 1 FROM providers_serviceatlocation link
            JOIN providers_location place ON place.id = link.location_id
            WHERE link.service_id = wanted.id AND place.easting IS NOT NULL
        ) AS it
        FROM unnest(services) AS wanted(id)
    ) AS now_has
    WHERE providers_service.id = now_has.id AND has_place <> now_has.it
$$;
CREATE FUNCTION providers_places_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM providers_mark_places(ARRAY(SELECT DISTINCT service_id FROM added));
    RETURN NULL;
END $$;
CREATE FUNCTION providers_places_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM providers_mark_places(ARRAY(SELECT DISTINCT service_id FROM removed));
    RETURN NULL;
END $$;
CREATE FUNCTION providers_place_found() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM providers_mark_places(ARRAY(
        SELECT service_id FROM providers_serviceatlocation WHERE location_id = NEW.id
    ));
    RETURN NULL;
END $$;
CREATE TRIGGER providers_link_added AFTER INSERT ON providers_serviceatlocation
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION providers_places_added();
CREATE TRIGGER providers_link_moved_to AFTER UPDATE ON providers_serviceatlocation
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION providers_places_added();
CREATE TRIGGER providers_link_moved_from AFTER UPDATE ON providers_serviceatlocation
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION providers_places_removed();
CREATE TRIGGER providers_link_removed AFTER DELETE ON providers_serviceatlocation
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION providers_places_removed();
CREATE TRIGGER providers_location_found AFTER UPDATE OF easting ON providers_location
    FOR EACH ROW WHEN ((OLD.easting IS NULL) <> (NEW.easting IS NULL))
    EXECUTE FUNCTION providers_place_found();
"""
PLACES_BACK = """
DROP TRIGGER providers_location_found ON providers_location;
DROP TRIGGER providers_link_removed ON providers_serviceatlocation;
DROP TRIGGER providers_link_moved_from ON providers_serviceatlocation;
DROP TRIGGER providers_link_moved_to ON providers_serviceatlocation;
DROP TRIGGER providers_link_added ON providers_serviceatlocation;
DROP FUNCTION providers_place_found();
DROP FUNCTION providers_places_removed();
DROP FUNCTION providers_places_added();
DROP FUNCTION providers_mark_places(uuid[]);
"""
# A search finds what its words mean: in the database, so that it costs no query of its own.
LEXEMES = """
CREATE FUNCTION providers_synonym_lexemes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.lexemes := to_tsvector('english', array_to_string(NEW.words, ' '));
    RETURN NEW;
END $$;
CREATE TRIGGER providers_synonym_kept BEFORE INSERT OR UPDATE ON providers_synonymgroup
    FOR EACH ROW EXECUTE FUNCTION providers_synonym_lexemes();
"""
LEXEMES_BACK = """
DROP TRIGGER providers_synonym_kept ON providers_synonymgroup;
DROP FUNCTION providers_synonym_lexemes();
"""
# What was typed, and wherever a group has all of one word or phrase in it, any of the group.
ASKED = """
CREATE FUNCTION providers_asked(typed text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
    asked tsquery := websearch_to_tsquery('english', typed);
    any_word tsquery := replace(plainto_tsquery('english', typed)::text, '&', '|')::tsquery;
    alike record;
BEGIN
    FOR alike IN
        SELECT target, (
            SELECT string_agg('(' || plainto_tsquery('english', other)::text || ')', ' | ')
            FROM unnest(words) AS other
            WHERE numnode(plainto_tsquery('english', other)) > 0
        )::tsquery AS meant
        FROM providers_synonymgroup, unnest(words) AS word, plainto_tsquery('english', word) target
        WHERE lexemes @@ any_word AND numnode(target) > 0
            AND websearch_to_tsquery('english', typed) @> target
        ORDER BY numnode(target) DESC, word
    LOOP
        asked := ts_rewrite(asked, alike.target, alike.meant);
    END LOOP;
    RETURN asked;
END $$;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0004_calls_counted"),
        ("places", "0002_extensions"),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectorySource",
            fields=[
                ("slug", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("licence", models.CharField(blank=True, max_length=200)),
                ("last_read_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SynonymGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                (
                    "lexemes",
                    django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
                ),
                ("version", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Taxonomy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("description", models.TextField()),
                ("uri", models.URLField(blank=True, max_length=500)),
                ("version", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="TaxonomyTerm",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "taxonomy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="providers.taxonomy",
                    ),
                ),
                ("code", models.CharField(max_length=120)),
                ("name", models.CharField(max_length=255)),
                ("description", models.TextField(blank=True)),
                ("uri", models.CharField(blank=True, max_length=500)),
                ("language", models.CharField(blank=True, max_length=10)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="providers.taxonomyterm",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("taxonomy", "code"), name="taxonomy_term_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Provider",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="provider",
                        serialize=False,
                        to="accounts.organisation",
                    ),
                ),
                ("description", models.TextField(blank=True)),
                ("website", models.URLField(blank=True, max_length=500)),
                ("charity_number", models.CharField(blank=True, max_length=20)),
                ("company_number", models.CharField(blank=True, max_length=20)),
                ("alternate_name", models.CharField(blank=True, max_length=255)),
                ("legal_status", models.CharField(blank=True, max_length=100)),
                ("year_incorporated", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("logo", models.URLField(blank=True, max_length=500)),
                ("uri", models.CharField(blank=True, max_length=500)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="branches",
                        to="providers.provider",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=120)),
                (
                    "terms",
                    models.ManyToManyField(
                        blank=True, related_name="providers", to="providers.taxonomyterm"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("source", "source_id"),
                        name="provider_source_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Program",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programs",
                        to="providers.provider",
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("alternate_name", models.CharField(blank=True, max_length=255)),
                ("description", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="services",
                        to="providers.provider",
                    ),
                ),
                ("provider_name", models.CharField(blank=True, editable=False, max_length=255)),
                ("provider_is_open", models.BooleanField(default=False, editable=False)),
                ("has_place", models.BooleanField(default=False, editable=False)),
                (
                    "program",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="services",
                        to="providers.program",
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("alternate_name", models.CharField(blank=True, max_length=255)),
                ("description", models.TextField(blank=True)),
                ("alert", models.TextField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("inactive", "Not running"),
                            ("defunct", "Ended for good"),
                            ("temporarily closed", "Closed for a while"),
                        ],
                        default="active",
                        max_length=20,
                    ),
                ),
                ("is_private", models.BooleanField(default=False)),
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
                ("tags", models.TextField(blank=True)),
                ("minimum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("maximum_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("eligibility", models.TextField(blank=True)),
                ("women_only", models.BooleanField(default=False)),
                ("women_only_words", models.CharField(blank=True, max_length=300)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("interpretation", models.TextField(blank=True)),
                ("accreditations", models.TextField(blank=True)),
                ("licences", models.TextField(blank=True)),
                ("is_free", models.BooleanField(blank=True, null=True)),
                ("fees", models.TextField(blank=True)),
                ("in_person", models.BooleanField(default=True)),
                ("at_home", models.BooleanField(default=False)),
                ("online", models.BooleanField(default=False)),
                ("by_phone", models.BooleanField(default=False)),
                ("one_to_one", models.BooleanField(blank=True, null=True)),
                ("small_group", models.BooleanField(blank=True, null=True)),
                ("large_group", models.BooleanField(blank=True, null=True)),
                ("is_quiet", models.BooleanField(blank=True, null=True)),
                ("accompanied_first_visit", models.BooleanField(default=False)),
                ("host", models.CharField(blank=True, max_length=300)),
                ("offers_transport", models.BooleanField(blank=True, null=True)),
                ("transport_help", models.TextField(blank=True)),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("open", "Has places"),
                            ("waiting_list", "Waiting list"),
                            ("full", "Full"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=15,
                    ),
                ),
                ("wait_weeks", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "referral_route",
                    models.CharField(
                        choices=[
                            ("referral", "Takes referrals here"),
                            ("self", "The person gets in touch, or just turns up"),
                            ("contact", "Ring or write first"),
                        ],
                        default="contact",
                        max_length=10,
                    ),
                ),
                ("how_to_refer", models.TextField(blank=True)),
                ("phone", models.CharField(blank=True, max_length=100)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("opening_text", models.TextField(blank=True)),
                ("is_term_time_only", models.BooleanField(default=False)),
                ("area_served", models.TextField(blank=True)),
                ("verified_on", models.DateField(blank=True, null=True)),
                ("verified_by", models.CharField(blank=True, max_length=150)),
                ("assurer_email", models.EmailField(blank=True, max_length=254)),
                ("hidden_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=40)),
                ("source_id", models.CharField(blank=True, max_length=120)),
                ("hash", models.CharField(blank=True, max_length=64)),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("modified_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.CombinedSearchVector(
                                django.contrib.postgres.search.CombinedSearchVector(
                                    django.contrib.postgres.search.SearchVector(
                                        "name", config="english", weight="A"
                                    ),
                                    "||",
                                    django.contrib.postgres.search.SearchVector(
                                        "tags", config="english", weight="B"
                                    ),
                                    django.contrib.postgres.search.SearchConfig("english"),
                                ),
                                "||",
                                django.contrib.postgres.search.SearchVector(
                                    "provider_name", config="english", weight="B"
                                ),
                                django.contrib.postgres.search.SearchConfig("english"),
                            ),
                            "||",
                            django.contrib.postgres.search.SearchVector(
                                "description", config="english", weight="C"
                            ),
                            django.contrib.postgres.search.SearchConfig("english"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="service_search"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["needs"], name="service_needs"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("name"), name="gin_trgm_ops"
                        ),
                        name="service_name_trigram",
                    ),
                    models.Index(fields=["modified_at", "id"], name="service_modified"),
                    models.Index(fields=["name", "id"], name="service_name"),
                    models.Index(
                        models.F("name"),
                        models.F("id"),
                        condition=models.Q(("has_place", False)),
                        name="service_off_map",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("has_place", False)),
                        fields=["needs"],
                        name="service_needs_off_map",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("source", "source_id"),
                        name="service_source_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum_age", None),
                            ("maximum_age", None),
                            ("minimum_age__lte", models.F("maximum_age")),
                            _connector="OR",
                        ),
                        name="service_ages_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HostPhoto",
            fields=[
                (
                    "service",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="host_photo",
                        serialize=False,
                        to="providers.service",
                    ),
                ),
                ("content", models.BinaryField()),
                ("added_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CostOption",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="costs",
                        to="providers.service",
                    ),
                ),
                ("option", models.CharField(blank=True, max_length=200)),
                (
                    "amount",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True),
                ),
                ("amount_description", models.CharField(blank=True, max_length=300)),
                ("currency", models.CharField(default="GBP", max_length=3)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Funding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="funding",
                        to="providers.provider",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="funding",
                        to="providers.service",
                    ),
                ),
                ("funder", models.CharField(max_length=200)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "amount",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
                ),
                ("terms", models.TextField(blank=True)),
                ("is_public", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ends_on__isnull", False)),
                        fields=["ends_on"],
                        name="funding_ends",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("starts_on__lte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="funding_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assurance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assurances",
                        to="providers.provider",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sharing_agreement", "Data sharing agreement"),
                            ("controller_contact", "Contact for data protection"),
                            ("ico", "Registered with the ICO, or exempt"),
                            ("safeguarding", "Safeguarding lead and policy"),
                            ("insurance", "Insurance"),
                            ("dbs", "DBS checks, where the work needs them"),
                        ],
                        max_length=20,
                    ),
                ),
                ("evidence", models.CharField(max_length=300)),
                ("checked_by", models.CharField(blank=True, max_length=150)),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("expires_on", models.DateField()),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("provider", "kind"), name="assurance_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ListingCheck",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="providers.service",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("here", "Signed in"),
                            ("link", "By the link in an email"),
                            ("call", "By phone"),
                            ("use", "While using it"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "found",
                    models.CharField(
                        choices=[
                            ("right", "It is right"),
                            ("changed", "Something has changed"),
                            ("not_running", "It no longer runs"),
                            ("no_answer", "Nobody answered"),
                            ("phone_dead", "The phone number is dead"),
                            ("full", "It is full"),
                            ("not_for", "It is not for whom it says"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("by_name", models.CharField(max_length=150)),
            ],
            options={
                "indexes": [models.Index(fields=["service", "-at"], name="listing_check_latest")],
            },
        ),
        migrations.CreateModel(
            name="ListingVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="providers.service",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("said", models.JSONField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("by_name", models.CharField(max_length=150)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "version"), name="listing_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Location",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="locations",
                        to="providers.provider",
                    ),
                ),
                ("source_id", models.CharField(blank=True, max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("physical", "A place"),
                            ("postal", "A postal address"),
                            ("virtual", "Online or by phone"),
                        ],
                        default="physical",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=255)),
                ("address_1", models.CharField(blank=True, max_length=255)),
                ("address_2", models.CharField(blank=True, max_length=255)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("county", models.CharField(blank=True, max_length=100)),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("easting", models.IntegerField(blank=True, null=True)),
                ("northing", models.IntegerField(blank=True, null=True)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("lsoa_code", models.CharField(blank=True, max_length=9)),
                ("district", models.CharField(blank=True, max_length=100)),
                ("alternate_name", models.CharField(blank=True, max_length=255)),
                ("description", models.TextField(blank=True)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("external_identifier", models.CharField(blank=True, max_length=100)),
                ("external_identifier_type", models.CharField(blank=True, max_length=60)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("accessibility", models.TextField(blank=True)),
                ("accessibility_details", models.TextField(blank=True)),
                ("accessibility_url", models.URLField(blank=True, max_length=500)),
                ("is_step_free", models.BooleanField(blank=True, null=True)),
                ("has_accessible_toilet", models.BooleanField(blank=True, null=True)),
                ("has_hearing_loop", models.BooleanField(blank=True, null=True)),
                ("has_parking", models.BooleanField(blank=True, null=True)),
                ("transport", models.TextField(blank=True)),
                (
                    "point",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            django.db.models.functions.comparison.Cast(
                                "easting", models.FloatField()
                            ),
                            django.db.models.functions.comparison.Cast(
                                "northing", models.FloatField()
                            ),
                            function="point",
                            output_field=providers.models.fields.GridPoint(),
                        ),
                        output_field=providers.models.fields.GridPoint(),
                    ),
                ),
                (
                    "terms",
                    models.ManyToManyField(
                        blank=True, related_name="locations", to="providers.taxonomyterm"
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GistIndex(
                        fields=["point"], name="location_point"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderIdentifier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="providers.provider",
                    ),
                ),
                ("scheme", models.CharField(blank=True, max_length=60)),
                ("kind", models.CharField(max_length=100)),
                ("identifier", models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="RequiredDocument",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="providers.service",
                    ),
                ),
                ("document", models.CharField(max_length=300)),
                ("url", models.URLField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="ServiceArea",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="providers.service",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300)),
                ("description", models.TextField(blank=True)),
                ("code", models.CharField(blank=True, max_length=9)),
                ("uri", models.CharField(blank=True, max_length=500)),
                ("extent", models.TextField(blank=True)),
                ("extent_type", models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="ServiceAtLocation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="providers.service",
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="services",
                        to="providers.location",
                    ),
                ),
                ("description", models.TextField(blank=True, db_default="", default="")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "location"), name="service_place_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ListingContact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="providers.provider",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="providers.service",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="providers.serviceatlocation",
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="providers.location",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=150)),
                ("title", models.CharField(blank=True, max_length=150)),
                ("department", models.CharField(blank=True, max_length=150)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("is_public", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            models.Func(
                                models.F("service"),
                                models.F("place"),
                                models.F("location"),
                                function="num_nonnulls",
                                output_field=models.IntegerField(),
                            ),
                            1,
                        ),
                        name="contact_of_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedules",
                        to="providers.service",
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="providers.location",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="schedules",
                        to="providers.serviceatlocation",
                    ),
                ),
                ("freq", models.CharField(default="WEEKLY", max_length=10)),
                ("interval", models.PositiveSmallIntegerField(default=1)),
                ("byday", models.CharField(blank=True, max_length=40)),
                ("bymonthday", models.CharField(blank=True, max_length=60)),
                ("byweekno", models.CharField(blank=True, max_length=60)),
                ("byyearday", models.CharField(blank=True, max_length=60)),
                ("wkst", models.CharField(blank=True, max_length=2)),
                ("count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("timezone", models.FloatField(blank=True, null=True)),
                ("dtstart", models.DateField(blank=True, null=True)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("opens_at", models.TimeField(blank=True, null=True)),
                ("closes_at", models.TimeField(blank=True, null=True)),
                ("description", models.CharField(blank=True, max_length=300)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("attending_type", models.CharField(blank=True, max_length=200)),
                ("notes", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Phone",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="providers.provider",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="providers.service",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="providers.serviceatlocation",
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="providers.location",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="phones",
                        to="providers.listingcontact",
                    ),
                ),
                ("number", models.CharField(max_length=100)),
                ("extension", models.CharField(blank=True, max_length=20)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("description", models.CharField(blank=True, max_length=300)),
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
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            models.Func(
                                models.F("service"),
                                models.F("place"),
                                models.F("location"),
                                models.F("contact"),
                                function="num_nonnulls",
                                output_field=models.IntegerField(),
                            ),
                            1,
                        ),
                        name="phone_of_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="providers.service"
                    ),
                ),
                (
                    "taxonomyterm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="providers.taxonomyterm"
                    ),
                ),
                (
                    "link_type",
                    models.CharField(blank=True, db_default="", default="", max_length=60),
                ),
                ("value", models.CharField(blank=True, db_default="", default="", max_length=300)),
            ],
            options={
                "db_table": "providers_service_terms",
                "unique_together": {("service", "taxonomyterm")},
            },
        ),
        migrations.CreateModel(
            name="WebLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="providers.provider",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="providers.service",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=200)),
                ("url", models.URLField(max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="FundingWarning",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "funding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="warnings",
                        to="providers.funding",
                    ),
                ),
                ("months", models.PositiveSmallIntegerField()),
                ("warned_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("funding", "months"), name="funding_warned_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="providers.service",
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("meets", models.CharField(blank=True, max_length=150)),
                ("places", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["service", "name", "id"], name="group_of_service")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("starts_on__lte", models.F("ends_on")),
                            _connector="OR",
                        ),
                        name="group_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1)), name="group_has_places"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closures",
                        to="providers.service",
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["service", "ends_on"], name="closure_of_service")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                        name="closure_days_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ListingAsk",
            fields=[
                (
                    "provider",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="ask",
                        serialize=False,
                        to="providers.provider",
                    ),
                ),
                ("times", models.PositiveSmallIntegerField(default=0)),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True),
                        fields=("token_hash",),
                        name="listing_ask_token_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="service",
            name="terms",
            field=models.ManyToManyField(
                blank=True,
                related_name="services",
                through="providers.ServiceTerm",
                to="providers.taxonomyterm",
            ),
        ),
        migrations.RunSQL(PROVIDERS, PROVIDERS_BACK),
        migrations.RunSQL(PLACES, PLACES_BACK),
        migrations.RunSQL(LEXEMES, LEXEMES_BACK),
        migrations.RunSQL(ASKED, "DROP FUNCTION providers_asked(text)"),
    ]
