"""A service's place says when the service was verified, and one index holds all that is asked."""

import django.contrib.postgres.indexes
from django.db import migrations, models

# As in 0015, with the day on which somebody last said that the listing is right.
KEPT = """
CREATE OR REPLACE FUNCTION providers_of_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT needs, verified_on,
        status = 'active' AND NOT is_private AND provider_is_open AND hidden_on IS NULL
    INTO NEW.needs, NEW.verified_on, NEW.is_listed
    FROM providers_service WHERE id = NEW.service_id;
    SELECT point INTO NEW.point FROM providers_location WHERE id = NEW.location_id;
    NEW.needs := coalesce(NEW.needs, '{}');
    NEW.is_listed := coalesce(NEW.is_listed, false);
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER providers_service_listed AFTER UPDATE ON providers_service
    FOR EACH ROW WHEN (
        (OLD.needs, OLD.verified_on, OLD.status, OLD.is_private, OLD.provider_is_open,
         OLD.hidden_on)
        IS DISTINCT FROM
        (NEW.needs, NEW.verified_on, NEW.status, NEW.is_private, NEW.provider_is_open,
         NEW.hidden_on)
    ) EXECUTE FUNCTION providers_service_listed();

ALTER TABLE providers_serviceatlocation DISABLE TRIGGER USER;
UPDATE providers_serviceatlocation link SET verified_on = service.verified_on
FROM providers_service service WHERE service.id = link.service_id;
ALTER TABLE providers_serviceatlocation ENABLE TRIGGER USER;
"""
KEPT_BACK = """
CREATE OR REPLACE TRIGGER providers_service_listed AFTER UPDATE ON providers_service
    FOR EACH ROW WHEN (
        (OLD.needs, OLD.status, OLD.is_private, OLD.provider_is_open, OLD.hidden_on)
        IS DISTINCT FROM
        (NEW.needs, NEW.status, NEW.is_private, NEW.provider_is_open, NEW.hidden_on)
    ) EXECUTE FUNCTION providers_service_listed();
CREATE OR REPLACE FUNCTION providers_of_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT needs, status = 'active' AND NOT is_private AND provider_is_open AND hidden_on IS NULL
    INTO NEW.needs, NEW.is_listed FROM providers_service WHERE id = NEW.service_id;
    SELECT point INTO NEW.point FROM providers_location WHERE id = NEW.location_id;
    NEW.needs := coalesce(NEW.needs, '{}');
    NEW.is_listed := coalesce(NEW.is_listed, false);
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0020_long_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="serviceatlocation",
            name="verified_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RemoveIndex(model_name="serviceatlocation", name="place_listed"),
        migrations.RunSQL(KEPT, KEPT_BACK),
        migrations.AddIndex(
            model_name="serviceatlocation",
            index=django.contrib.postgres.indexes.GistIndex(
                condition=models.Q(("is_listed", True)),
                fields=["point"],
                include=("service", "location", "needs", "verified_on"),
                name="place_near",
            ),
        ),
    ]
