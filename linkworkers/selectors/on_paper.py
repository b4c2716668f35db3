"""Services as a person holds them on paper: where, when, whom to ring, what it costs."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from providers.models import Service, ServiceAtLocation


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One service on paper: how to get there and whom to ring."""

    pk: UUID
    name: str
    provider: str
    lines: list[str]


def service_on_paper(service_id: UUID) -> OnPaper:
    """Return one service for paper. Two queries."""
    return services_on_paper(Service.objects.filter(pk=service_id))[0]


def services_on_paper(services: QuerySet[Service]) -> list[OnPaper]:
    """Return services for paper, in their order. Two queries."""
    places: dict[UUID, list[str]] = {}
    rows = ServiceAtLocation.objects.filter(service__in=services.order_by())
    for row in rows.select_related("location").order_by("location__name", "pk"):
        where = row.location
        words = ", ".join(filter(None, [where.name, where.address_1, where.postcode]))
        places.setdefault(row.service_id, []).append(words)
    return [_on_paper(service, places.get(service.pk, [])) for service in services]


def _on_paper(service: Service, places: list[str]) -> OnPaper:
    lines = [
        *places[:2],
        service.opening_text,
        service.host,
        _("Ring %(phone)s") % {"phone": service.phone} if service.phone else "",
        _("It is free") if service.is_free else service.fees,
    ]
    return OnPaper(
        service.pk, service.name, service.provider_name, [line for line in lines if line]
    )
