"""The least that a caseload and a case page take."""

from typing import Any
from uuid import UUID

from spcore.bench.calling import SignedIn
from spcore.bench.floors.hand import door, entry, rows_of

CASELOAD = """
SELECT r.id, r.reference, p.id, r.status, r.next_action, r.next_action_on, r.whose_move, r.urgency,
       r.critical_date, r.critical_what, r.needs, p.given_name, p.family_name, p.preferred_name,
       p.postcode, p.is_restricted, r.allocated_at,
       (SELECT max(c.at) FROM linkworkers_contact c
        WHERE c.referral_id = r.id AND c.result = 'reached'),
       EXISTS (SELECT FROM referrals_concern k
               WHERE k.referral_id = r.id AND k.taken_over_at IS NULL),
       ARRAY(SELECT o.status FROM referrals_onwardreferral o WHERE o.referral_id = r.id
             AND o.status IN ('sent', 'seen', 'accepted', 'waiting_list', 'booked', 'started')),
       (SELECT capacity FROM linkworkers_profile WHERE user_id = %(me)s AND team_id = %(team)s),
       (SELECT count(*) FROM referrals_referral h WHERE h.link_worker_id = %(me)s
        AND h.status IN ('allocated', 'active', 'paused'))
FROM referrals_referral r JOIN referrals_person p ON p.id = r.person_id
WHERE r.link_worker_id = %(me)s AND r.team_id = %(team)s
  AND r.status IN ('allocated', 'active', 'paused')
ORDER BY r.next_action_on, r.id LIMIT 26
"""
CASE = """
SELECT r.id, r.reference, r.status, r.reason, r.what_matters, r.needs, r.urgency, r.next_action,
       r.next_action_on, r.risk_answer, r.submitted_at, p.id, p.given_name, p.family_name,
       p.preferred_name, p.birth_date, p.nhs_number, p.address, p.postcode, p.phone,
       p.safe_contact_note, practice.name, scheme.name, worker.name, referrer.name,
       ARRAY(SELECT g.words FROM linkworkers_goal g WHERE g.referral_id = r.id
             ORDER BY g.agreed_at),
       ARRAY(SELECT s.name || o.status FROM referrals_onwardreferral o
             JOIN providers_service s ON s.id = o.service_id
             WHERE o.referral_id = r.id ORDER BY o.created_at),
       ARRAY(SELECT c.purpose FROM referrals_consent c WHERE c.person_id = p.id
             ORDER BY c.given_at),
       EXISTS (SELECT FROM referrals_concern k
               WHERE k.referral_id = r.id AND k.taken_over_at IS NULL)
FROM referrals_referral r
JOIN referrals_person p ON p.id = r.person_id
JOIN accounts_organisation practice ON practice.id = p.practice_id
JOIN accounts_organisation scheme ON scheme.id = r.scheme_id
JOIN accounts_user worker ON worker.id = r.link_worker_id
JOIN accounts_user referrer ON referrer.id = r.referrer_id
WHERE r.id = %s AND r.team_id = %s AND r.link_worker_id = %s
"""
TIMELINE = """
SELECT t.id, t.at, t.label, t.detail, u.name FROM referrals_timelineentry t
LEFT JOIN accounts_user u ON u.id = t.by_id
WHERE t.referral_id = %s ORDER BY t.at DESC, t.id DESC LIMIT 31
"""


def caseload_rows(who: SignedIn) -> list[tuple[Any, ...]]:
    """Return the first page of a worker's open people, badges included."""
    actor = who.actor
    return rows_of(CASELOAD, {"me": str(actor.user_id), "team": str(actor.organisation_id)})


def caseload_data(who: SignedIn) -> str:
    """Return the rows as a list."""
    return "".join(_row(row) for row in caseload_rows(who)[:25])


def _row(row: tuple[Any, ...]) -> str:
    key, reference, _person, status, action, on, move, urgency, day, what, needs, *more = row
    given, family, preferred, postcode, _restricted, allocated, last, concern, onward, *_mine = more
    return (
        f'<li><h2><a href="/caseload/{key}/">{preferred or given} {family}</a> {status} {urgency}'
        f"{' Open concern' if concern else ''} {len(onward)}</h2><p>{action}: {on:%d %B %Y}</p>"
        f"<p>{day} {what}</p><p>{reference} {postcode} {', '.join(needs)} {last or allocated} "
        f"{move}</p></li>"
        if on
        else f"<li>{key} {preferred or given} {family}</li>"
    )


def caseload_page(who: SignedIn) -> str:
    """Return the list behind the door, with its audit entry."""
    door(who)
    rows = caseload_rows(who)[:25]
    entry(who, "linkworkers:caseload", [row[2] for row in rows])
    return f"<html><h1>Caseload</h1><ul>{''.join(_row(row) for row in rows)}</ul></html>"


def case_data(who: SignedIn, referral_id: UUID) -> str:
    """Return one case with its timeline."""
    return _case(who, referral_id)[0]


def _case(who: SignedIn, referral_id: UUID) -> tuple[str, Any]:
    actor = who.actor
    key = str(referral_id)
    (case,) = rows_of(CASE, [key, str(actor.organisation_id), str(actor.user_id)])
    lines = rows_of(TIMELINE, [key])[:30]
    facts = "".join(f"<dt>{number}</dt><dd>{value}</dd>" for number, value in enumerate(case))
    events = "".join(
        f"<li><h3>{label}</h3><time>{at:%d %B %Y %H:%M}</time> {by}<p>{detail}</p></li>"
        for _id, at, label, detail, by in lines
    )
    return f"<dl>{facts}</dl><ol>{events}</ol>", case[11]


def case_page(who: SignedIn, referral_id: UUID) -> str:
    """Return one case behind the door, with its audit entry."""
    door(who)
    text, person = _case(who, referral_id)
    entry(who, "linkworkers:case_detail", [person])
    return f"<html><h1>Case</h1>{text}</html>"
