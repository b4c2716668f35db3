"""Listings that look like the same service: proposed to an editor, never put together by itself."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from providers.models import ListingPair, Location, Service
from providers.selectors import wording
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotVisible

MOST = 25
DECIDED = 10
# Names alike, at the same postcode; or under the same telephone number, where one has no place.
# A number or a postcode of more than fifty listings is a switchboard, or a town hall.
ALIKE = """
WITH public AS MATERIALIZED (
  SELECT id, upper(name) AS title,
    right(regexp_replace(phone, '[^0-9]', '', 'g'), 10) AS number
  FROM providers_service
  WHERE status = 'active' AND NOT is_private AND provider_is_open
), spots AS MATERIALIZED (
  SELECT DISTINCT public.id, public.title, location.postcode AS spot
  FROM public
  JOIN providers_serviceatlocation AS place ON place.service_id = public.id
  JOIN providers_location AS location ON location.id = place.location_id
  WHERE location.postcode <> ''
), shared_spots AS (
  SELECT spot FROM spots GROUP BY spot HAVING count(*) BETWEEN 2 AND 50
), shared_numbers AS (
  SELECT number FROM public WHERE length(number) = 10
  GROUP BY number HAVING count(*) BETWEEN 2 AND 50
), pairs AS (
  SELECT one.id AS first, other.id AS second, similarity(one.title, other.title) AS fit
  FROM shared_spots
  JOIN spots AS one USING (spot)
  JOIN spots AS other ON other.spot = one.spot AND other.id > one.id
  UNION
  SELECT one.id, other.id, similarity(one.title, other.title)
  FROM shared_numbers
  JOIN public AS one USING (number)
  JOIN public AS other ON other.number = one.number AND other.id > one.id
  WHERE one.id NOT IN (SELECT id FROM spots) OR other.id NOT IN (SELECT id FROM spots)
)
SELECT first, second FROM pairs
WHERE fit >= 0.6 AND NOT EXISTS (
  SELECT 1 FROM providers_listingpair AS decided
  WHERE decided.first_id = pairs.first AND decided.second_id = pairs.second
)
ORDER BY fit DESC, first, second LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two listings, in words."""

    pk: UUID
    name: str
    facts: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Two listings that look the same."""

    first: Side
    second: Side


def alike_listings(*, actor: Actor) -> list[Alike]:
    """Return pairs nobody has decided, the most alike first. Three queries."""
    if actor.role not in {Role.DIRECTORY_EDITOR, Role.SYSTEM}:
        return []
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [MOST])
        pairs = cursor.fetchall()
    sides = _sides({pk for pair in pairs for pk in pair})
    return [Alike(sides[first], sides[second]) for first, second in pairs]


def _sides(ids: set[UUID]) -> dict[UUID, Side]:
    places: dict[UUID, list[str]] = {}
    rows = Location.objects.filter(services__service__in=ids).order_by("name", "pk")
    for service_id, *where in rows.values_list(
        "services__service_id", "name", "address_1", "postcode"
    ):
        places.setdefault(service_id, []).append(", ".join(filter(None, where)))
    services = Service.objects.filter(pk__in=ids).defer("search")
    return {row.pk: _side(row, places.get(row.pk, [])) for row in services}


def _side(row: Service, places: list[str]) -> Side:
    facts = (row.provider_name, *places[:2], row.phone, row.source or "")
    return Side(
        pk=row.pk,
        name=row.name,
        facts=tuple(fact for fact in facts if fact),
        summary=wording.shorten(row.description, limit=160),
    )


def decided_pairs(*, actor: Actor) -> list[ListingPair]:
    """Return what was decided last, to be taken back. One query."""
    rows = ListingPair.objects.visible_to(actor).select_related("first", "second", "decided_by")
    return list(rows.order_by("-decided_at", "pk")[:DECIDED])


def pair_for(*, actor: Actor, pair_id: UUID) -> ListingPair:
    """Return a decision the actor may see. :raises NotVisible:"""
    pair = ListingPair.objects.visible_to(actor).filter(pk=pair_id).first()
    if pair is None:
        raise NotVisible
    return pair
