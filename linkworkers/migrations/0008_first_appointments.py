"""Tell the cases of the appointments that contacts recorded already (Contact.is_appointment)."""

from django.db import migrations

FIRST = """
UPDATE referrals_referral SET first_appointment_at = met.first
FROM (
    SELECT referral_id, min(at) AS first FROM linkworkers_contact
    WHERE result = 'reached'
    AND (
        mode IN ('visit', 'practice', 'place', 'video') OR minutes >= 15
        OR appointment_id IS NOT NULL
    )
    GROUP BY referral_id
) met
WHERE met.referral_id = referrals_referral.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("linkworkers", "0007_notes_begun_and_put_right"),
        ("referrals", "0019_first_appointment"),
    ]

    operations = [migrations.RunSQL(FIRST, migrations.RunSQL.noop)]
