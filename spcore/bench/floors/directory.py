"""The least that searching the directory takes, and 25 rows by their keys (FK)."""

from typing import Any
from uuid import UUID

from spcore.bench.calling import SignedIn
from spcore.bench.floors.hand import door, rows_of

COLUMNS = """s.id, s.name, s.provider_name, left(s.description, 300), s.needs, s.capacity,
    s.wait_weeks, s.is_free, s.minimum_age, s.maximum_age, s.verified_on"""
BY_KEY = f"SELECT {COLUMNS} FROM providers_service s WHERE s.id = ANY(%s::uuid[])"  # noqa: S608
PLACE = "SELECT easting, northing FROM places_postcode WHERE code = %s"
HOME = """
SELECT c.easting, c.northing FROM referrals_referral r
JOIN referrals_person p ON p.id = r.person_id
JOIN places_postcode c ON c.code = replace(p.postcode, ' ', '')
WHERE r.id = %s AND r.link_worker_id = %s
"""
NEAR = f"""
SELECT {COLUMNS}, l.point <-> point(%(e)s, %(n)s) AS metres
FROM providers_location l
JOIN providers_serviceatlocation a ON a.location_id = l.id
JOIN providers_service s ON s.id = a.service_id
WHERE l.point <@ circle(point(%(e)s, %(n)s), %(metres)s) AND s.status = 'active'
  AND s.needs && %(needs)s::varchar[]
  AND s.search @@ websearch_to_tsquery('english', %(words)s)
  AND (s.minimum_age IS NULL OR s.minimum_age <= %(age)s)
  AND (s.maximum_age IS NULL OR s.maximum_age >= %(age)s)
ORDER BY metres LIMIT 26
"""  # noqa: S608 only a list of columns is put in


def by_key(keys: list[UUID]) -> list[tuple[Any, ...]]:
    """Return 25 services by their keys: FK."""
    return rows_of(BY_KEY, [[str(key) for key in keys]])


def place_of(code: str) -> tuple[Any, ...]:
    """Return where a postcode is."""
    return rows_of(PLACE, [code])[0]


def home_of(who: SignedIn, case_id: UUID) -> tuple[Any, ...]:
    """Return where the person of a case lives."""
    return rows_of(HOME, [str(case_id), str(who.actor.user_id)])[0]


def near(place: tuple[Any, ...], asked: dict[str, Any]) -> str:
    """Return the nearest services that fit, as a list."""
    rows = rows_of(NEAR, {**asked, "e": place[0], "n": place[1]})[:25]
    return "".join(
        f'<li><h3><a href="/directory/{row[0]}/">{row[1]}</a></h3><p>{row[3]}</p>'
        f"<p>{row[2]} {row[5]} {row[7]} {row[8]} {row[9]} {row[10]}</p>"
        f"<p>{row[11] / 1000:.1f} km</p></li>"
        for row in rows
    )


def public_page(code: str, asked: dict[str, Any]) -> str:
    """Return what the public sees near a postcode."""
    return f"<html><h1>Directory</h1><ul>{near(place_of(code), asked)}</ul></html>"


def page_for_case(who: SignedIn, case_id: UUID, asked: dict[str, Any]) -> str:
    """Return what a link worker sees near the home of somebody."""
    door(who)
    return f"<html><h1>Directory</h1><ul>{near(home_of(who, case_id), asked)}</ul></html>"
