"""What is real help was decided anew: fill in the clock that only it stops, where it still ran."""

from django.db import migrations

STARTED = """
UPDATE referrals_onwardreferral onward SET started_on = told.day
FROM (SELECT onward_id, min((taken_at AT TIME ZONE 'Europe/London')::date) AS day
      FROM referrals_onwardstep WHERE action = 'start' GROUP BY onward_id) told
WHERE told.onward_id = onward.id AND onward.started_on IS NULL AND onward.status = 'started'
"""
HELPED = """
UPDATE referrals_referral referral SET first_help_at = least(helped.by_us, helped.by_service)
FROM (SELECT r.id,
          CASE WHEN r.status = 'closed' AND r.outcome IN ('goals_met', 'partly_met')
               THEN r.closed_at END AS by_us,
          (SELECT greatest(r.submitted_at, min(least(o.started_on,
              CASE WHEN o."end" IN ('helped', 'partly') THEN o.ended_on END
           ))::timestamp AT TIME ZONE 'Europe/London')
           FROM referrals_onwardreferral o WHERE o.referral_id = r.id
             AND (o.started_on IS NOT NULL
                  OR (o."end" IN ('helped', 'partly') AND o.ended_on IS NOT NULL))
           HAVING count(*) > 0) AS by_service
      FROM referrals_referral r WHERE r.first_help_at IS NULL) helped
WHERE helped.id = referral.id AND (helped.by_us IS NOT NULL OR helped.by_service IS NOT NULL)
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0041_payments")]

    operations = [
        migrations.RunSQL(STARTED, migrations.RunSQL.noop),
        migrations.RunSQL(HELPED, migrations.RunSQL.noop),
    ]
