"""Naive readings of the same data: slow, plain, and what every fast path must agree with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from math import hypot
from typing import Any
from uuid import UUID

from django.db import connection

from spcore.bench.calling import SignedIn
from spcore.bench.floors.hand import rows_of

FAR = date(9999, 12, 31)
IN_HAND = {"allocated", "active", "paused"}
SERVICES = """
SELECT s.id, s.name, s.needs, s.minimum_age, s.maximum_age, %(words)s = ''
       OR s.search @@ websearch_to_tsquery('english', %(words)s), s.has_place,
       round(coalesce(ts_rank(s.search, websearch_to_tsquery('english', %(words)s)), 0) * 1000000),
       coalesce(s.verified_on < current_date - 180, true)
FROM providers_service s JOIN accounts_organisation o ON o.id = s.provider_id
WHERE s.status = 'active' AND NOT s.is_private AND o.is_open ORDER BY s.name, s.id
"""
STORED = "SELECT id FROM providers_service ORDER BY ctid"
PLACES = """
SELECT a.service_id, l.easting, l.northing FROM providers_serviceatlocation a
JOIN providers_location l ON l.id = a.location_id WHERE l.easting IS NOT NULL
"""


@contextmanager
def without_indexes() -> Iterator[None]:
    """Let the planner read tables from end to end."""
    names = ("enable_indexscan", "enable_bitmapscan", "enable_indexonlyscan")
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SET {name} = off")
        try:
            yield
        finally:
            for name in names:
                cursor.execute(f"RESET {name}")


def made_by(who: SignedIn) -> list[UUID]:
    """Return the latest 25 referrals that a practice sent, or is told of."""
    practice = who.actor.organisation_id
    with without_indexes():
        rows = rows_of(
            "SELECT created_at, id, referring_organisation_id, told_practice_id"
            " FROM referrals_referral WHERE status <> 'draft'"
        )
    mine = [(at, key) for at, key, *whose in rows if practice in whose]
    return [key for _at, key in sorted(mine, reverse=True)[:25]]


def caseload_of(who: SignedIn) -> list[tuple[Any, ...]]:
    """Return id and badges of a worker's first 25 open people, sorted and counted in Python."""
    actor = who.actor
    with without_indexes():
        rows = rows_of(
            "SELECT id, status, next_action_on, link_worker_id, team_id FROM referrals_referral"
        )
        contacts = rows_of("SELECT referral_id FROM linkworkers_contact WHERE result = 'reached'")
        concerns = rows_of("SELECT referral_id FROM referrals_concern WHERE taken_over_at IS NULL")
    reached = {key for (key,) in contacts}
    worried = {key for (key,) in concerns}
    mine = [
        (on or FAR, key)
        for key, status, on, worker, team in rows
        if status in IN_HAND and worker == actor.user_id and team == actor.organisation_id
    ]
    return [(key, key in reached, key in worried) for _on, key in sorted(mine)[:25]]


def triage_of(who: SignedIn) -> list[UUID]:
    """Return the ids of a team's first 25 to decide, ranked and sorted in Python."""
    with without_indexes():
        rows = rows_of(
            "SELECT id, status, urgency, critical_date, submitted_at, team_id"
            " FROM referrals_referral"
        )
    mine = [
        (_rank(urgency, critical), critical or FAR, sent, key)
        for key, status, urgency, critical, sent, team in rows
        if status == "submitted" and team == who.actor.organisation_id
    ]
    return [row[-1] for row in sorted(mine)[:25]]


def _rank(urgency: str, critical: date | None) -> int:
    if urgency == "urgent" or critical is not None:
        return 0
    return 1 if urgency == "soon" else 2


def timeline_of(referral_id: UUID) -> list[UUID]:
    """Return the ids of the newest 30 lines of a case."""
    with without_indexes():
        rows = rows_of("SELECT id, referral_id, at FROM referrals_timelineentry")
    mine = [(at, key) for key, referral, at in rows if referral == referral_id]
    return [key for _at, key in sorted(mine, reverse=True)[:30]]


def services_fitting(asked: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the listings that suit needs, words and age, wherever they are, by name."""
    with without_indexes():
        rows = rows_of(SERVICES, {"words": asked["words"]})
    wanted, age = set(asked["needs"]), asked["age"]
    for row in rows:
        _key, _name, needs, youngest, oldest, has_words, *_rest = row
        fits_age = age is None or ((youngest or 0) <= age <= (oldest or 999))
        if has_words and fits_age and (not wanted or wanted & set(needs)):
            yield row


def nearest(place: tuple[int, int], asked: dict[str, Any]) -> list[UUID]:
    """Return the nearest 25 listings that suit, each at its nearest place, the stale last."""
    least: dict[UUID, float] = {}
    for key, easting, northing in rows_of(PLACES):
        away = hypot(easting - place[0], northing - place[1])
        least[key] = min(away, least.get(key, away))
    found = [
        (row[8], least[row[0]], row[0])
        for row in services_fitting(asked)
        if least.get(row[0], float("inf")) <= asked["metres"]
    ]
    return [key for _is_stale, _away, key in sorted(found)[:25]]


def best_ranked(words: str, *, ranked: int) -> list[UUID]:
    """Return the 25 best of `ranked` listings that hold the words: those that were stored first."""
    stored = {key: place for place, (key,) in enumerate(rows_of(STORED))}
    rows = list(services_fitting({"words": words, "needs": (), "age": None}))
    chosen = {row[0] for row in sorted(rows, key=lambda row: stored[row[0]])[:ranked]}
    order = [row for row in rows if row[0] in chosen]  # by name
    return [row[0] for row in sorted(order, key=lambda row: (row[8], -row[7]))[:25]]


def people_numbered(who: SignedIn, number: str) -> list[UUID]:
    """Return the practice's people with this NHS number."""
    return [key for key, nhs, *_rest in _people(who) if nhs == number]


def people_born(who: SignedIn, family: str, born: date) -> set[UUID]:
    """Return the practice's people of this family name and birth date."""
    return {
        key
        for key, _nhs, held, day in _people(who)
        if day == born and held.lower() == family.lower()
    }


def _people(who: SignedIn) -> list[tuple[Any, ...]]:
    with without_indexes():
        return rows_of(
            "SELECT id, nhs_number, family_name, birth_date FROM referrals_person"
            " WHERE practice_id = %s",
            [str(who.actor.organisation_id)],
        )
