"""One listing in full, with its places, times and prices, ready to be shown."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from providers.models import CostOption, HostPhoto, Location, Service
from providers.selectors import assurances, schedules, wording
from providers.selectors.freshness import freshness_of, freshness_tag
from providers.selectors.match_rules import ACCESS
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service happens and how to get there."""

    name: str
    address: tuple[str, ...]
    transport: str
    accessibility: str
    has: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceDetail:
    """A listing and all that hangs on it."""

    service: Service
    provider: str
    provider_description: str
    provider_website: str
    needs: tuple[str, ...]
    places: tuple[Place, ...]
    times: tuple[str, ...]
    costs: tuple[str, ...]
    cost: str
    ages: str
    ways: str
    sizes: str
    transport: str
    women_only: str
    made_for: str
    capacity: str
    capacity_code: str
    route: str
    verified: str
    grade: str
    is_assured: bool
    is_published: bool


def service_for(*, actor: Actor, service_id: UUID) -> Service:
    """Return a listing the actor may see. :raises NotVisible:"""
    rows = Service.objects.visible_to(actor).select_related("provider__organisation")
    service = rows.filter(pk=service_id).first()
    if service is None:
        raise NotVisible
    return service


def service_detail(*, actor: Actor, service_id: UUID, on: date) -> ServiceDetail:
    """Return all of one listing in five queries. :raises NotVisible:"""
    photo = Exists(HostPhoto.objects.filter(service=OuterRef("pk")))
    rows = Service.objects.visible_to(actor).select_related("provider__organisation")
    service = rows.annotate(has_photo=photo).filter(pk=service_id).first()
    if service is None:
        raise NotVisible
    places = Location.objects.filter(services__service=service).order_by("name", "pk")
    times = service.schedules.select_related("location").order_by("dtstart", "opens_at", "pk")
    organisation = service.provider.organisation
    return ServiceDetail(
        service=service,
        provider=organisation.name,
        provider_description=service.provider.description,
        provider_website=service.provider.website,
        needs=wording.need_labels(service.needs),
        places=tuple(_place(row) for row in places),
        times=schedules.times_in_words(times, on=on),
        costs=tuple(filter(None, map(_price, service.costs.order_by("amount", "pk")))),
        cost=wording.cost_text(service.is_free, service.fees),
        ages=wording.age_text(service.minimum_age, service.maximum_age),
        ways=wording.ways_text(
            in_person=service.in_person,
            at_home=service.at_home,
            online=service.online,
            by_phone=service.by_phone,
        ),
        sizes=wording.size_text(service.one_to_one, service.small_group, service.large_group),
        transport=wording.transport_text(service.offers_transport, service.transport_help),
        women_only=wording.women_only_text(service.women_only, service.women_only_words),
        made_for=wording.made_for_text(service.made_for, service.made_for_words),
        capacity=wording.capacity_text(service.capacity, service.wait_weeks),
        capacity_code=service.capacity,
        route=wording.route_text(service.referral_route),
        verified=wording.verified_text(service.verified_on, on=on),
        grade=freshness_tag(freshness_of(service.verified_on, on=on)),
        is_assured=assurances.is_assured(service.provider_id, on=on),
        is_published=Service.objects.published().filter(pk=service.pk).exists(),
    )


def has_photo(*, service_id: UUID) -> bool:
    """Tell whether there is a picture of who hosts a service."""
    return HostPhoto.objects.filter(service_id=service_id).exists()


def photo_for(*, actor: Actor, service_id: UUID) -> HostPhoto:
    """Return the picture of who hosts a service the actor may see. :raises NotVisible:"""
    seen = Service.objects.visible_to(actor).filter(pk=service_id)
    photo = HostPhoto.objects.filter(service__in=seen).first()
    if photo is None:
        raise NotVisible
    return photo


def _place(row: Location) -> Place:
    street = (row.address_1, row.address_2, row.city, row.county, row.postcode)
    return Place(
        name=row.name,
        address=tuple(dict.fromkeys(part for part in street if part and part != row.name)),
        transport=row.transport,
        accessibility=row.accessibility,
        has=tuple(str(ACCESS[name][0]) for name in ACCESS if getattr(row, name)),
        lacks=tuple(str(ACCESS[name][1]) for name in ACCESS if getattr(row, name) is False),
    )


def _price(row: CostOption) -> str:
    amount = "" if row.amount is None else f"£{row.amount:.2f}".replace(".00", "")
    return ": ".join(
        filter(None, (row.option, " ".join(filter(None, (amount, row.amount_description)))))
    )
