"""Whom and what is asked for in the measurements, drawn from the data: the dense and the thin."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from spcore.bench.calling import SignedIn, signed_in
from spcore.bench.floors.hand import rows_of

WORKERS = """
SELECT link_worker_id FROM referrals_referral WHERE status IN ('allocated', 'active', 'paused')
GROUP BY link_worker_id ORDER BY count(*) DESC, link_worker_id
"""
CASES = """
SELECT r.id FROM referrals_referral r LEFT JOIN referrals_timelineentry t ON t.referral_id = r.id
JOIN referrals_person p ON p.id = r.person_id
WHERE r.link_worker_id = %s AND r.status = 'active' AND NOT p.is_restricted
GROUP BY r.id ORDER BY count(t.id) DESC, r.id
"""
POSTCODES = """
SELECT code, easting, northing, (
    SELECT count(*) FROM providers_location l
    WHERE l.point <@ circle(point(c.easting, c.northing), 8000)
) AS near
FROM (SELECT * FROM places_postcode ORDER BY md5(code) LIMIT 60) c ORDER BY near DESC, code
"""
# A stem that is its own stem can be searched for as it stands.
WORDS = """
SELECT word FROM ts_stat('SELECT search FROM providers_service')
WHERE word ~ '^[a-z]{4,}$' AND plainto_tsquery('english', word)::text = quote_literal(word)
ORDER BY ndoc DESC, word
"""
PERSON = """
SELECT p.nhs_number, p.given_name, p.family_name, p.birth_date FROM referrals_person p
JOIN (SELECT practice_id, family_name, count(*) AS many FROM referrals_person
      WHERE practice_id = %s GROUP BY 1, 2 ORDER BY many DESC, 2 LIMIT 1) common
USING (practice_id, family_name) ORDER BY p.id LIMIT 1
"""
TRIAGERS = """
SELECT m.user_id FROM accounts_membership m
JOIN (SELECT team_id, count(*) AS many FROM referrals_referral WHERE status = 'submitted'
      GROUP BY team_id) q ON q.team_id = m.organisation_id
WHERE m.role = 'SUPERVISOR' AND m.ended_at IS NULL ORDER BY q.many DESC, m.user_id LIMIT 1
"""
TYPO = "gardning"


@dataclass(frozen=True, slots=True)
class Spot:
    """A postcode, and where it is in metres of the grid."""

    code: str
    easting: int
    northing: int

    @property
    def shown(self) -> str:
        """Return the postcode as people write it."""
        return f"{self.code[:-3]} {self.code[-3:]}"


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the clinician's practice, of its commonest family name."""

    nhs_number: str
    given_name: str
    family_name: str
    birth_date: date


@dataclass(frozen=True, slots=True)
class World:
    """Who asks, for what. `long_case` has the longest timeline of the busiest worker's cases."""

    busiest: SignedIn
    idlest: SignedIn
    long_case: UUID
    short_case: UUID
    triager: SignedIn
    clinician: SignedIn
    commissioner: SignedIn
    dense: Spot
    thin: Spot
    commonest: str
    rarest: str
    person: Known
    some_services: list[UUID]
    need: str


def drawn() -> World:
    """Draw everything from the filled database."""
    workers = _column(WORKERS)
    cases = _column(CASES, [str(workers[0])])
    spots = [Spot(*row[:3]) for row in rows_of(POSTCODES)]
    words = _column(WORDS)
    clinician = signed_in(UUID(_column("SELECT bench_id('clinician', 1)::text")[0]))
    practice = str(clinician.actor.organisation_id)
    return World(
        busiest=signed_in(workers[0]),
        idlest=signed_in(workers[-1]),
        long_case=cases[0],
        short_case=cases[-1],
        triager=signed_in(_column(TRIAGERS)[0]),
        clinician=clinician,
        commissioner=signed_in(UUID(_column("SELECT bench_id('commissioner', 1)::text")[0])),
        dense=spots[0],
        thin=next(spot for spot in reversed(spots)),
        commonest=words[0],
        rarest=words[-1],
        person=Known(*rows_of(PERSON, [practice])[0]),
        some_services=_column("SELECT id FROM providers_service ORDER BY md5(id::text) LIMIT 25"),
        need="money",
    )


def _column(sql: str, parameters: Any = None) -> list[Any]:
    return [row[0] for row in rows_of(sql, parameters)]
