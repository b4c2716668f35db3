"""
Columns of a service that the database keeps itself: its provider's name and whether that is open,
so that one table answers a search, and whether it has a place on the map.
"""

from django.db import migrations

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


class Migration(migrations.Migration):
    """Triggers, not code: bulk loads and renames pass no Python."""

    dependencies = [("providers", "0001_initial"), ("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(PROVIDERS, PROVIDERS_BACK),
        migrations.RunSQL(PLACES, PLACES_BACK),
    ]
