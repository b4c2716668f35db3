"""Cells of waits say how many waited so many days; until now they held the sum alone."""

from django.db import migrations

ENGLAND = "00000000-0000-0000-0000-000000000000"
FORGET = (
    "DELETE FROM facts_cellchange WHERE tile = 'wait'; DELETE FROM facts_cell WHERE tile = 'wait'"
)
COUNT = f"""
INSERT INTO facts_cell (scope_kind, scope_id, tile, month, a, b, n, total, squares)
SELECT scope.kind, scope.id, 'wait', date_trunc('month', f.submitted_on)::date, 'first_contact',
       {{side}}, count(*)::int, sum(days.x), sum(days.x::float8 * days.x)
FROM facts_referralfact f
CROSS JOIN LATERAL (VALUES ('england', '{ENGLAND}'::uuid), ('icb', f.icb_id)) scope (kind, id)
CROSS JOIN LATERAL (SELECT f.first_contact_on - f.submitted_on AS x) days
WHERE scope.id IS NOT NULL AND days.x IS NOT NULL
GROUP BY scope.kind, scope.id, date_trunc('month', f.submitted_on), {{side}}
"""  # noqa: S608  the words are this module's own
BY_DAYS, ALL_DAYS = COUNT.format(side="days.x::text"), COUNT.format(side="''::text")


class Migration(migrations.Migration):
    dependencies = [("facts", "0003_releases_as_tables")]

    operations = [
        migrations.RunSQL([FORGET, BY_DAYS], [FORGET, ALL_DAYS]),
    ]
