"""A match in plain Python over whole tables: slow, obvious, and what the quick one must equal."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import hypot
from typing import Any
from uuid import UUID

from django.db import connection

from providers.selectors import MatchQuery
from spcore.bench.references import without_indexes

BEST = 20  # for each need, within reach and without a journey each
SHOWN = 4
LONG_WAIT = 8  # weeks
SERVICES = """
SELECT s.* FROM providers_service s JOIN accounts_organisation o ON o.id = s.provider_id
WHERE s.status = 'active' AND NOT s.is_private AND o.is_open AND s.hidden_on IS NULL
AND s.needs && %(needs)s::varchar[]
"""
ASSURED = """
SELECT provider_id FROM providers_assurance
WHERE kind IN ('sharing_agreement', 'controller_contact', 'ico', 'safeguarding', 'insurance')
AND checked_on <= %(on)s AND expires_on >= %(on)s GROUP BY provider_id HAVING count(*) = 5
"""
PLACES = """
SELECT a.service_id, l.* FROM providers_serviceatlocation a
JOIN providers_location l ON l.id = a.location_id WHERE l.easting IS NOT NULL
AND a.service_id IN (SELECT id FROM providers_service WHERE needs && %(needs)s::varchar[])
"""
AREAS = "SELECT service_id, code FROM providers_servicearea WHERE code <> ''"
Row = dict[str, Any]
Scored = tuple[float, str, UUID]


def best_match(query: MatchQuery) -> list[list[UUID]]:
    """Return for each need the services that must be offered, in their order."""
    with without_indexes():
        asked = {"on": query.on, "needs": list(query.needs)}
        assured = {row["provider_id"] for row in _read(ASSURED, asked)}
        rows = list(_read(SERVICES, asked))
        for row in rows:
            row["places"], row["areas"] = [], []
            row["is_assured"] = row["provider_id"] in assured
        known = {row["id"]: row for row in rows}
        for place in _read(PLACES, asked):
            known.get(place["service_id"], {"places": []})["places"].append(place)
        for area in _read(AREAS):
            known.get(area["service_id"], {"areas": []})["areas"].append(area["code"])
    return _chosen(query, known, [row for row in rows if not _is_out(row, query)])


def _read(sql: str, parameters: Any = None) -> Iterator[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column.name for column in cursor.description]
        yield from (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def _is_remote(row: Row) -> bool:
    return bool(row["online"] or row["by_phone"] or row["at_home"])


def _is_out(row: Row, query: MatchQuery) -> bool:
    age, areas = query.age, row["areas"]
    return any(
        (
            age is not None and (row["minimum_age"] or 0) > age,
            age is not None and (row["maximum_age"] or age) < age,
            bool(query.areas and areas and not set(areas) & set(query.areas)),
            query.must_be_assured and not row["is_assured"],
            query.comes_alone and row["referral_route"] != "self",
            query.comes_alone and row["capacity"] in ("full", "waiting_list"),
        )
    )


def _chosen(query: MatchQuery, known: dict[UUID, Row], rows: list[Row]) -> list[list[UUID]]:
    near = [(scored, row) for row in rows if (scored := _near(row, query))]
    remote = [(_scored(row, query), row) for row in rows if _is_remote(row)]
    left: dict[UUID, Scored] = {}
    for need in query.needs:
        for found in (near, remote):
            of_need = sorted(scored for scored, row in found if need in row["needs"])[:BEST]
            for scored in of_need:
                left[scored[2]] = min(scored, left.get(scored[2], scored))
    groups = []
    for need in query.needs:
        of_need = sorted(one for one in left.values() if need in known[one[2]]["needs"])
        groups.append(_varied([one[2] for one in of_need], known))
        left = {key: one for key, one in left.items() if key not in groups[-1]}
    return groups


def _varied(ranked: list[UUID], known: dict[UUID, Row]) -> list[UUID]:
    """Take the best of each provider, and only then others, in their order."""
    providers, first = set(), []
    for key in ranked:
        if known[key]["provider_id"] not in providers:
            providers.add(known[key]["provider_id"])
            first.append(key)
    taken = {*first[:SHOWN]}
    for key in ranked:
        if len(taken) < SHOWN:
            taken.add(key)
    return [key for key in ranked if key in taken]


def _near(row: Row, query: MatchQuery) -> Scored | None:
    """Score a service at its nearest place that will do; nothing where none is in reach."""
    if query.origin is None or query.stays_home:
        return None
    here = query.origin
    places = [
        (hypot(each["easting"] - here.easting, each["northing"] - here.northing), each["id"], each)
        for each in row["places"]
        if all(each[column] is not False for column in query.access)
    ]
    metres, _key, place = min(places, key=lambda each: each[:2], default=(float("inf"), None, {}))
    reach = query.reach_km * 1000
    if metres > reach:
        return None
    share = max(1 - metres / reach, 0) * query.weights["near"]
    access = sum(query.weights["access"] for column in query.access if place[column])
    return _scored(row, query, share, access)


def _scored(row: Row, query: MatchQuery, share: float = 0.0, access: float = 0.0) -> Scored:
    points = share
    for name, answer in _answers(row, query):
        points += {True: 1, False: -1, None: 0}[answer] * query.weights[name]
    return -(points + access), row["name"], row["id"]


def _answers(row: Row, query: MatchQuery) -> Iterator[tuple[str, bool | None]]:
    """Say for each reason whether it speaks for the service (True), against it, or neither."""
    remote, capacity = _is_remote(row), row["capacity"]
    yield from (("need", True) for need in query.needs if need in row["needs"])
    if query.stays_home and remote:
        yield "no_travel", True
    if query.needs_transport:
        yield "transport", True if remote else row["offers_transport"]
    if query.wants_free:
        yield "free", row["is_free"]
    if query.language and query.language in row["languages"]:
        yield "language", True
    yield from (("preference", row[column]) for column in query.prefers)
    yield "places", {"open": True, "full": False}.get(capacity)
    if capacity != "open" and (row["wait_weeks"] or 0) > LONG_WAIT:
        yield "wait", False
    if row["is_assured"]:
        yield "assured", True
    yield from _of_age(row["verified_on"], query.on)


def _of_age(verified_on: date | None, on: date) -> Iterator[tuple[str, bool | None]]:
    if verified_on is None or verified_on < on - timedelta(days=180):
        yield "stale", False
    elif verified_on >= on - timedelta(days=90):
        yield "fresh", True
