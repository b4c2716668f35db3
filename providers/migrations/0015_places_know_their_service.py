"""A service's place carries what a search near it asks first (docs/decisions/0074)."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

import providers.models.fields

# Kept by the database, not by code: bulk loads, edits and closures pass here alike. Whatever is
# written of a link is looked up anew, so changing one of its two ends only touches it.
KEPT = """
CREATE FUNCTION providers_of_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT needs, status = 'active' AND NOT is_private AND provider_is_open AND hidden_on IS NULL
    INTO NEW.needs, NEW.is_listed FROM providers_service WHERE id = NEW.service_id;
    SELECT point INTO NEW.point FROM providers_location WHERE id = NEW.location_id;
    NEW.needs := coalesce(NEW.needs, '{}');
    NEW.is_listed := coalesce(NEW.is_listed, false);
    RETURN NEW;
END $$;
CREATE TRIGGER providers_link_kept BEFORE INSERT OR UPDATE ON providers_serviceatlocation
    FOR EACH ROW EXECUTE FUNCTION providers_of_place();

CREATE FUNCTION providers_service_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE providers_serviceatlocation SET service_id = NEW.id WHERE service_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER providers_service_listed AFTER UPDATE ON providers_service
    FOR EACH ROW WHEN (
        (OLD.needs, OLD.status, OLD.is_private, OLD.provider_is_open, OLD.hidden_on)
        IS DISTINCT FROM
        (NEW.needs, NEW.status, NEW.is_private, NEW.provider_is_open, NEW.hidden_on)
    ) EXECUTE FUNCTION providers_service_listed();

CREATE FUNCTION providers_location_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE providers_serviceatlocation SET location_id = NEW.id WHERE location_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER providers_location_moved AFTER UPDATE ON providers_location
    FOR EACH ROW WHEN (
        (OLD.easting, OLD.northing) IS DISTINCT FROM (NEW.easting, NEW.northing)
    ) EXECUTE FUNCTION providers_location_moved();

UPDATE providers_serviceatlocation SET location_id = location_id;
"""
KEPT_BACK = """
DROP TRIGGER providers_location_moved ON providers_location;
DROP FUNCTION providers_location_moved();
DROP TRIGGER providers_service_listed ON providers_service;
DROP FUNCTION providers_service_listed();
DROP TRIGGER providers_link_kept ON providers_serviceatlocation;
DROP FUNCTION providers_of_place();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0014_last_seen"),
    ]

    operations = [
        migrations.AddField(
            model_name="serviceatlocation",
            name="point",
            field=providers.models.fields.GridPoint(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="serviceatlocation",
            name="needs",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                db_default=[],
                default=list,
                editable=False,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocation",
            name="is_listed",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.RunSQL(KEPT, KEPT_BACK),
        migrations.AddIndex(
            model_name="serviceatlocation",
            index=django.contrib.postgres.indexes.GistIndex(
                condition=models.Q(("is_listed", True)), fields=["point"], name="place_listed"
            ),
        ),
    ]
