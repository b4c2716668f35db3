"""Listings of the open data are kept as texts, and changes say which are due (0081)."""

import django.db.models.deletion
from django.db import migrations, models

OWN = "SELECT service_id FROM changed"
OF_PROVIDER = (
    "SELECT service.id FROM providers_service service"
    " JOIN changed ON changed.{key} = service.provider_id"
)
# Which services' texts are due when rows of a table changed. A new service has no text yet.
WATCHED = {
    "providers_service": "SELECT id FROM changed",
    "providers_provider": OF_PROVIDER.format(key="organisation_id"),
    "providers_provideridentifier": OF_PROVIDER.format(key="provider_id"),
    "providers_location": "SELECT service_id FROM providers_serviceatlocation"
    " JOIN changed ON changed.id = location_id",
    "providers_taxonomyterm": "SELECT service_id FROM providers_service_terms"
    " JOIN changed ON changed.id = taxonomyterm_id",
    "providers_taxonomy": "SELECT service_id FROM providers_service_terms"
    " JOIN providers_taxonomyterm term ON term.id = taxonomyterm_id"
    " JOIN changed ON changed.id = term.taxonomy_id",
    **dict.fromkeys(
        (
            *("providers_serviceatlocation", "providers_service_terms", "providers_schedule"),
            *("providers_costoption", "providers_servicearea", "providers_requireddocument"),
            *("providers_phone", "providers_weblink", "providers_listingcontact"),
            "providers_funding",
        ),
        OWN,
    ),
}
# What hangs on a service may come, go, and move; the others only say something else.
COMES_AND_GOES = {table for table, services in WATCHED.items() if services == OWN} | {
    "providers_provideridentifier"
}
FUNCTION = """
CREATE FUNCTION {table}_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO providers_opentextdue (service_id)
    SELECT DISTINCT due.id FROM ({services}) AS due(id) WHERE due.id IS NOT NULL;
    RETURN NULL;
END $$;
"""
TRIGGER = """
CREATE TRIGGER {table}_told_{name} AFTER {event} ON {table}
REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION {table}_told();
"""
EVENTS = {
    "new": ("INSERT", "NEW"),
    "now": ("UPDATE", "NEW"),
    "before": ("UPDATE", "OLD"),
    "gone": ("DELETE", "OLD"),
}
ORGANISATION = """
CREATE FUNCTION providers_organisation_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO providers_opentextdue (service_id)
    SELECT id FROM providers_service WHERE provider_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER providers_organisation_told AFTER UPDATE ON accounts_organisation
FOR EACH ROW WHEN ((OLD.name, OLD.email, OLD.phone) IS DISTINCT FROM (NEW.name, NEW.email, NEW.phone))
EXECUTE FUNCTION providers_organisation_told();
"""
ORGANISATION_BACK = """
DROP TRIGGER providers_organisation_told ON accounts_organisation;
DROP FUNCTION providers_organisation_told();
"""


def watch() -> str:
    """Return what makes functions and triggers of all tables."""
    made = []
    for table, services in WATCHED.items():
        made.append(FUNCTION.format(table=table, services=services))
        names = EVENTS if table in COMES_AND_GOES else ("now", "gone")
        for name in names:
            event, rows = EVENTS[name]
            made.append(TRIGGER.format(table=table, name=name, event=event, rows=rows))
    return "".join(made)


def watch_back() -> str:
    """Return what drops them: the triggers go with their functions."""
    return "".join(f"DROP FUNCTION {table}_told() CASCADE;" for table in WATCHED)


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0016_made_for_and_funding_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenText",
            fields=[
                (
                    "service",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="open_text",
                        serialize=False,
                        to="providers.service",
                    ),
                ),
                ("form", models.CharField(max_length=16)),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="OpenTextDue",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("service_id", models.UUIDField(db_index=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(
                condition=models.Q(
                    ("is_private", False), ("provider_is_open", True), ("status", "active")
                ),
                fields=["id"],
                include=("source",),
                name="service_published",
            ),
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(
                condition=models.Q(
                    ("is_private", False), ("provider_is_open", True), ("status", "active")
                ),
                fields=["name", "id"],
                include=("source",),
                name="service_published_name",
            ),
        ),
        migrations.RunSQL(watch(), watch_back()),
        migrations.RunSQL(ORGANISATION, ORGANISATION_BACK),
    ]
