"""The least that a page of triage takes."""

from typing import Any

from spcore.bench.calling import SignedIn
from spcore.bench.floors.hand import door, entry, rows_of

TRIAGE = """
SELECT r.id, r.reference, p.id, p.given_name, p.family_name, p.preferred_name, p.birth_date,
       p.nhs_number, r.urgency, r.critical_date, r.critical_what, r.risk_answer, r.submitted_at,
       r.needs, practice.name, r.accepted_at,
       (SELECT max(s.taken_at) FROM referrals_step s
        WHERE s.referral_id = r.id AND s.action = 'submit'),
       EXISTS (SELECT FROM referrals_message m WHERE m.referral_id = r.id AND m.asks
               AND m.answered_at IS NULL)
FROM referrals_referral r JOIN referrals_person p ON p.id = r.person_id
JOIN accounts_organisation practice ON practice.id = r.referring_organisation_id
WHERE r.team_id = %s AND r.status = 'submitted'
ORDER BY CASE WHEN r.urgency = 'urgent' OR r.critical_date IS NOT NULL THEN 0
              WHEN r.urgency = 'soon' THEN 1 ELSE 2 END,
         coalesce(r.critical_date, '9999-12-31'), r.submitted_at, r.id LIMIT 26
"""
DESK = """
SELECT s.triage_days, s.urgent_triage_days, s.soon_triage_days,
       ARRAY(SELECT o.name FROM referrals_teamcover c
             JOIN accounts_organisation o ON o.id = c.practice_id
             WHERE c.team_id = %(team)s ORDER BY o.name)
FROM referrals_scheme s JOIN accounts_organisation t ON t.parent_id = s.organisation_id
WHERE t.id = %(team)s
"""


def triage_rows(who: SignedIn) -> list[tuple[Any, ...]]:
    """Return the first page of what a team must decide."""
    return rows_of(TRIAGE, [str(who.actor.organisation_id)])


def triage_data(who: SignedIn) -> str:
    """Return the rows as a list."""
    return "".join(_row(row) for row in triage_rows(who)[:25])


def _row(row: tuple[Any, ...]) -> str:
    key, reference, _person, given, family, preferred, born, number, urgency, day, what, *more = row
    risk, sent, needs, practice, accepted, again, asks = more
    return (
        f'<li><h2><a href="/triage/{key}/">{preferred or given} {family}</a> {urgency} {risk}'
        f"{' Waits' if asks else ''}</h2><p>{born:%d %B %Y} {number} {reference} {practice}</p>"
        f"<p>{day} {what}</p><p>{', '.join(needs)}</p><p>{sent:%d %B %Y} {again} {accepted}</p>"
        "</li>"
    )


def triage_page(who: SignedIn) -> str:
    """Return the list behind the door, with its audit entry."""
    door(who)
    desk = rows_of(DESK, {"team": str(who.actor.organisation_id)})
    rows = triage_rows(who)[:25]
    entry(who, "referrals:triage_list", [row[2] for row in rows])
    options = "".join(f"<option>{name}</option>" for name in desk[0][3])
    return f"<html><h1>Triage</h1>{options}<ul>{''.join(_row(row) for row in rows)}</ul></html>"
