"""What a load runs for each row is planned once, and what has no text yet is found in an index."""

from django.db import migrations, models

# As in 0023; a function in SQL is planned anew for every row that calls it.
ASSURED = """
CREATE OR REPLACE FUNCTION providers_assured(
    whose uuid, OUT held_from date, OUT held_until date
) LANGUAGE plpgsql STABLE AS $$
BEGIN
    SELECT CASE WHEN count(*) = 5 THEN max(checked_on) END,
        CASE WHEN count(*) = 5 THEN min(expires_on) END
    INTO held_from, held_until
    FROM providers_assurance WHERE provider_id = whose AND checked_on IS NOT NULL
        AND kind IN ('sharing_agreement', 'controller_contact', 'ico', 'safeguarding', 'insurance');
END $$;
"""
ASSURED_BACK = """
CREATE OR REPLACE FUNCTION providers_assured(
    whose uuid, OUT held_from date, OUT held_until date
) LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN count(*) = 5 THEN max(checked_on) END,
        CASE WHEN count(*) = 5 THEN min(expires_on) END
    FROM providers_assurance WHERE provider_id = whose AND checked_on IS NOT NULL
        AND kind IN ('sharing_agreement', 'controller_contact', 'ico', 'safeguarding', 'insurance')
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0026_candidates"),
    ]

    operations = [
        migrations.RunSQL(ASSURED, ASSURED_BACK),
        migrations.AddIndex(
            model_name="opentext",
            index=models.Index(fields=["service"], include=["form"], name="open_text_of_form"),
        ),
    ]
