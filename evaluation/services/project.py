"""
From cases to person-free facts, by one statement that serves a single referral and all of them.

It is SQL because the same words must rebuild half a million rows and project one; the test holds
it against a reading in Python.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

# Bands of whole years on the day of referral; the same as referrals.selectors.AGE_BANDS.
PROJECTION = """
INSERT INTO facts_referralfact AS fact (
    referral_id, scheme_id, icb_id, practice_id, pcn_id, team_id, source, status, outcome, urgency,
    needs, age_band, gender, imd_decile, submitted_on, accepted_on, first_contact_on, connected_on,
    started_on, closed_on, as_of)
SELECT
    r.id, r.scheme_id, scheme.parent_id, p.practice_id, network.pcn_id, r.team_id, r.source,
    r.status, r.outcome, r.urgency, r.needs,
    CASE
        WHEN years.age <= 10 THEN '0–10' WHEN years.age <= 15 THEN '11–15'
        WHEN years.age <= 17 THEN '16–17' WHEN years.age <= 24 THEN '18–24'
        WHEN years.age <= 34 THEN '25–34' WHEN years.age <= 44 THEN '35–44'
        WHEN years.age <= 54 THEN '45–54' WHEN years.age <= 64 THEN '55–64'
        WHEN years.age <= 74 THEN '65–74' WHEN years.age <= 84 THEN '75–84' ELSE '85+' END,
    p.gender, lsoa.imd_decile,
    (r.submitted_at AT TIME ZONE 'Europe/London')::date,
    (r.accepted_at AT TIME ZONE 'Europe/London')::date,
    (r.first_contact_at AT TIME ZONE 'Europe/London')::date,
    onward.connected_on, onward.started_on,
    (r.closed_at AT TIME ZONE 'Europe/London')::date, %(at)s
FROM referrals_referral r
JOIN referrals_person p ON p.id = r.person_id
JOIN accounts_organisation scheme ON scheme.id = r.scheme_id
LEFT JOIN places_postcode postcode ON postcode.code = replace(p.postcode, ' ', '')
LEFT JOIN places_lsoa lsoa ON lsoa.code = postcode.lsoa_id
LEFT JOIN LATERAL (
    SELECT pcn_id FROM accounts_pcnmembership m
    WHERE m.practice_id = p.practice_id AND m.left_on IS NULL
    ORDER BY m.joined_on DESC, m.id LIMIT 1
) network ON true
LEFT JOIN LATERAL (
    SELECT min((o.sent_at AT TIME ZONE 'Europe/London')::date) AS connected_on,
           min(o.started_on) AS started_on
    FROM referrals_onwardreferral o WHERE o.referral_id = r.id
) onward ON true
CROSS JOIN LATERAL (
    SELECT date_part('year', age(coalesce(r.submitted_at, %(at)s)::date, p.birth_date)) AS age
) years
WHERE r.submitted_at IS NOT NULL AND r.status <> 'entered_in_error' {only}
ON CONFLICT (referral_id) DO UPDATE SET
    (scheme_id, icb_id, practice_id, pcn_id, team_id, source, status, outcome, urgency, needs,
     age_band, gender, imd_decile, submitted_on, accepted_on, first_contact_on, connected_on,
     started_on, closed_on, as_of)
    = (excluded.scheme_id, excluded.icb_id, excluded.practice_id, excluded.pcn_id,
       excluded.team_id, excluded.source, excluded.status, excluded.outcome, excluded.urgency,
       excluded.needs, excluded.age_band, excluded.gender, excluded.imd_decile,
       excluded.submitted_on, excluded.accepted_on, excluded.first_contact_on,
       excluded.connected_on, excluded.started_on, excluded.closed_on, excluded.as_of)
"""
GONE = """
DELETE FROM facts_referralfact fact WHERE NOT EXISTS (
    SELECT FROM referrals_referral r
    WHERE r.id = fact.referral_id AND r.submitted_at IS NOT NULL AND r.status <> 'entered_in_error'
) {only}
"""


@transaction.atomic
def project_referral(*, referral_id: UUID, at: datetime) -> None:
    """Bring one referral's fact up to date; a referral made in error has none."""
    _run(
        PROJECTION.format(only="AND r.id = %(id)s"),
        GONE.format(only="AND fact.referral_id = %(id)s"),
        {"at": at, "id": referral_id},
    )


@transaction.atomic
def project_many(*, referral_ids: list[UUID], at: datetime) -> int:
    """Bring the facts of many referrals up to date in two statements, and return how many."""
    return _run(
        PROJECTION.format(only="AND r.id = ANY(%(ids)s)"),
        GONE.format(only="AND fact.referral_id = ANY(%(ids)s)"),
        {"at": at, "ids": referral_ids},
    )


@transaction.atomic
def rebuild_facts(*, at: datetime) -> int:
    """Build every fact again, and return how many there are. Safe while the service runs."""
    return _run(PROJECTION.format(only=""), GONE.format(only=""), {"at": at})


def _run(projection: str, gone: str, parameters: Mapping[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(gone, parameters)
        cursor.execute(projection, parameters)
        return int(cursor.rowcount)
