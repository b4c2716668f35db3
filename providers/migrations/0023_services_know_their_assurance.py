"""A service holds between which days its provider may receive personal data."""

from django.db import migrations, models

# Each kind is there once for a provider at most, so all that are needed (`models.querysets.NEEDED`)
# are in force from the last check to the first end.
KEPT = """
CREATE FUNCTION providers_assured(
    whose uuid, OUT held_from date, OUT held_until date
) LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN count(*) = 5 THEN max(checked_on) END,
        CASE WHEN count(*) = 5 THEN min(expires_on) END
    FROM providers_assurance WHERE provider_id = whose AND checked_on IS NOT NULL
        AND kind IN ('sharing_agreement', 'controller_contact', 'ico', 'safeguarding', 'insurance')
$$;
CREATE FUNCTION providers_of_assurance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT held_from, held_until INTO NEW.assured_from, NEW.assured_until
    FROM providers_assured(NEW.provider_id);
    RETURN NEW;
END $$;
CREATE TRIGGER providers_service_assured
    BEFORE INSERT OR UPDATE OF provider_id, assured_from, assured_until ON providers_service
    FOR EACH ROW EXECUTE FUNCTION providers_of_assurance();

CREATE FUNCTION providers_assurance_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- One at a time for a provider: of two at once, neither would see all that are needed.
    PERFORM FROM providers_provider
    WHERE organisation_id IN (OLD.provider_id, NEW.provider_id) FOR NO KEY UPDATE;
    UPDATE providers_service SET assured_from = held_from, assured_until = held_until
    FROM (SELECT OLD.provider_id UNION SELECT NEW.provider_id) owner(whose),
        providers_assured(whose)
    WHERE provider_id = whose
        AND (assured_from, assured_until) IS DISTINCT FROM (held_from, held_until);
    RETURN NULL;
END $$;
CREATE TRIGGER providers_assurance_changed AFTER INSERT OR UPDATE OR DELETE ON providers_assurance
    FOR EACH ROW EXECUTE FUNCTION providers_assurance_changed();

ALTER TABLE providers_service DISABLE TRIGGER USER;
UPDATE providers_service SET assured_from = held_from, assured_until = held_until
FROM (SELECT DISTINCT provider_id AS whose FROM providers_assurance) owner, providers_assured(whose)
WHERE provider_id = whose AND held_from IS NOT NULL;
ALTER TABLE providers_service ENABLE TRIGGER USER;
"""
KEPT_BACK = """
DROP TRIGGER providers_assurance_changed ON providers_assurance;
DROP FUNCTION providers_assurance_changed();
DROP TRIGGER providers_service_assured ON providers_service;
DROP FUNCTION providers_of_assurance();
DROP FUNCTION providers_assured(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0022_words_of_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="service",
            name="assured_from",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="service",
            name="assured_until",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RunSQL(KEPT, KEPT_BACK),
    ]
