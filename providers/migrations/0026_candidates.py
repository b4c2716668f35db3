"""Narrow rows for matches, kept by the database (docs/decisions/0092)."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import providers.models.fields

# What a candidate takes as it stands from its service.
OWN = (
    *("verified_on", "assured_from", "assured_until", "wait_weeks", "minimum_age", "maximum_age"),
    *("at_home", "online", "by_phone", "accompanied_first_visit", "is_free", "one_to_one"),
    *("small_group", "is_quiet", "offers_transport", "capacity", "referral_route", "needs"),
    *("languages", "name", "provider_id"),
)
AT_PLACE = ("is_step_free", "has_accessible_toilet", "has_hearing_loop", "has_parking")
COLUMNS = ", ".join(("service_id", "location_id", "point", *AT_PLACE, *OWN))
COLUMNS = f"{COLUMNS}, need, areas, has_others"
LISTED = (
    "service.status = 'active' AND NOT service.is_private AND service.provider_is_open"
    " AND service.hidden_on IS NULL"
)
FROM_SERVICE = f"""
    {", ".join(f"service.{name}" for name in OWN)}, asked.need,
    ARRAY(
        SELECT area.code FROM providers_servicearea area
        WHERE area.service_id = service.id AND area.code <> '' ORDER BY area.code
    )::varchar(9)[]
"""  # noqa: S608 the names are ours
EACH_NEED = "LATERAL (SELECT DISTINCT unnest(service.needs)) AS asked(need)"
# What the rows should be. Whatever changes, those of the service are written anew from this.
NOW = f"""
CREATE VIEW providers_candidate_now ({COLUMNS}) AS
SELECT service.id, place.id, place.point, {", ".join(f"place.{name}" for name in AT_PLACE)},
    {FROM_SERVICE}, EXISTS (
        SELECT FROM providers_serviceatlocation other
        WHERE other.service_id = service.id AND other.location_id <> place.id
    )
FROM providers_service service
JOIN providers_serviceatlocation link ON link.service_id = service.id
JOIN providers_location place ON place.id = link.location_id, {EACH_NEED}
WHERE {LISTED} AND place.point IS NOT NULL
UNION ALL
SELECT service.id, NULL, NULL, {", ".join(["NULL::boolean"] * len(AT_PLACE))},
    {FROM_SERVICE}, false
FROM providers_service service, {EACH_NEED}
WHERE {LISTED} AND (service.online OR service.by_phone OR service.at_home);
"""  # noqa: S608 the names are ours
SEEN = ("status", "is_private", "provider_is_open", "hidden_on")


def _is_changed(names: tuple[str, ...]) -> str:
    old, new = (", ".join(f"{row}.{name}" for name in names) for row in ("OLD", "NEW"))
    return f"({old}) IS DISTINCT FROM ({new})"


KEPT = f"""
CREATE FUNCTION providers_find_candidates(services uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- One at a time for a service: of two at once, neither would see what the other changes.
    PERFORM FROM providers_service WHERE id = ANY(services) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM providers_candidate WHERE service_id = ANY(services);
    INSERT INTO providers_candidate ({COLUMNS})
    SELECT {COLUMNS} FROM providers_candidate_now WHERE service_id = ANY(services);
END $$;

CREATE FUNCTION providers_service_candidates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM providers_find_candidates(ARRAY[coalesce(NEW.id, OLD.id)]);
    RETURN NULL;
END $$;
CREATE TRIGGER providers_service_candidates AFTER UPDATE ON providers_service
    FOR EACH ROW WHEN ({_is_changed((*OWN, *SEEN))})
    EXECUTE FUNCTION providers_service_candidates();
CREATE TRIGGER providers_service_no_candidates AFTER DELETE ON providers_service
    FOR EACH ROW EXECUTE FUNCTION providers_service_candidates();

CREATE FUNCTION providers_services_candidates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- They have no place yet.
    INSERT INTO providers_candidate ({COLUMNS}) SELECT {COLUMNS} FROM providers_candidate_now
    WHERE service_id IN (SELECT id FROM changed WHERE online OR by_phone OR at_home);
    RETURN NULL;
END $$;
CREATE TRIGGER providers_services_candidates AFTER INSERT ON providers_service
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT
    EXECUTE FUNCTION providers_services_candidates();

CREATE FUNCTION providers_location_candidates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM providers_find_candidates(array_agg(service_id))
    FROM providers_serviceatlocation WHERE location_id = NEW.id HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER providers_location_candidates AFTER UPDATE ON providers_location
    FOR EACH ROW WHEN ({_is_changed(("easting", "northing", *AT_PLACE))})
    EXECUTE FUNCTION providers_location_candidates();

CREATE FUNCTION providers_parts_candidates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM providers_find_candidates(array_agg(DISTINCT service_id)) FROM changed
    HAVING count(*) > 0;
    RETURN NULL;
END $$;
CREATE FUNCTION providers_part_candidates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM providers_find_candidates(ARRAY[OLD.service_id, NEW.service_id]);
    RETURN NULL;
END $$;
"""  # noqa: S608 the names are ours
# The places of a service, and its areas. Links are touched where their service changes, too.
OF_PART = """
CREATE TRIGGER {table}_candidates_new AFTER INSERT ON {table} REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION providers_parts_candidates();
CREATE TRIGGER {table}_candidates_gone AFTER DELETE ON {table} REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION providers_parts_candidates();
CREATE TRIGGER {table}_candidates_now AFTER UPDATE ON {table}
    FOR EACH ROW WHEN ({is_changed}) EXECUTE FUNCTION providers_part_candidates();
"""
PARTS = (
    ("providers_serviceatlocation", ("service_id", "location_id")),
    ("providers_servicearea", ("service_id", "code")),
)
OF_PARTS = "".join(
    OF_PART.format(table=table, is_changed=_is_changed(names)) for table, names in PARTS
)
OF_PARTS_BACK = "".join(
    f"DROP TRIGGER {table}_candidates_{name} ON {table};"
    for table, _names in PARTS
    for name in ("new", "gone", "now")
)
KEPT_BACK = """
DROP FUNCTION providers_part_candidates();
DROP FUNCTION providers_parts_candidates();
DROP TRIGGER providers_location_candidates ON providers_location;
DROP FUNCTION providers_location_candidates();
DROP TRIGGER providers_services_candidates ON providers_service;
DROP FUNCTION providers_services_candidates();
DROP TRIGGER providers_service_no_candidates ON providers_service;
DROP TRIGGER providers_service_candidates ON providers_service;
DROP FUNCTION providers_service_candidates();
DROP FUNCTION providers_find_candidates(uuid[]);
"""
FILLED = f"""
INSERT INTO providers_candidate ({COLUMNS}) SELECT {COLUMNS} FROM providers_candidate_now;
"""  # noqa: S608 the names are ours


def _array(length: int) -> django.contrib.postgres.fields.ArrayField:
    text = models.CharField(max_length=length)
    return django.contrib.postgres.fields.ArrayField(base_field=text, size=None)


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0025_found_without_a_place"),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("service_id", models.UUIDField()),
                ("provider_id", models.UUIDField()),
                ("location_id", models.UUIDField(null=True)),
                ("point", providers.models.fields.GridPoint(null=True)),
                ("verified_on", models.DateField(null=True)),
                ("assured_from", models.DateField(null=True)),
                ("assured_until", models.DateField(null=True)),
                ("wait_weeks", models.SmallIntegerField(null=True)),
                ("minimum_age", models.SmallIntegerField(null=True)),
                ("maximum_age", models.SmallIntegerField(null=True)),
                ("has_others", models.BooleanField()),
                ("at_home", models.BooleanField()),
                ("online", models.BooleanField()),
                ("by_phone", models.BooleanField()),
                ("accompanied_first_visit", models.BooleanField()),
                ("is_free", models.BooleanField(null=True)),
                ("one_to_one", models.BooleanField(null=True)),
                ("small_group", models.BooleanField(null=True)),
                ("is_quiet", models.BooleanField(null=True)),
                ("offers_transport", models.BooleanField(null=True)),
                ("is_step_free", models.BooleanField(null=True)),
                ("has_accessible_toilet", models.BooleanField(null=True)),
                ("has_hearing_loop", models.BooleanField(null=True)),
                ("has_parking", models.BooleanField(null=True)),
                ("need", models.CharField(max_length=20)),
                ("capacity", models.CharField(max_length=15)),
                ("referral_route", models.CharField(max_length=10)),
                ("needs", _array(20)),
                ("languages", _array(60)),
                ("areas", _array(9)),
                ("name", models.CharField(max_length=255)),
            ],
        ),
        migrations.RunSQL(NOW, "DROP VIEW providers_candidate_now"),
        migrations.RunSQL(KEPT, KEPT_BACK),
        migrations.RunSQL(OF_PARTS, OF_PARTS_BACK),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(fields=["service_id"], name="candidate_service"),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=django.contrib.postgres.indexes.GistIndex(
                condition=models.Q(("point__isnull", False)),
                fields=["need", "point"],
                name="candidate_near",
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                condition=models.Q(("location_id", None)),
                fields=["need", "capacity", "verified_on"],
                name="candidate_remote",
            ),
        ),
        # Only matches asked it.
        migrations.RemoveIndex(model_name="service", name="service_needs_remote"),
    ]
