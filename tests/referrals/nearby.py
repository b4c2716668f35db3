"""A practice in Preston, and what happens near it on a day."""

from datetime import time

from providers.models import Schedule, Service
from spcore.accounts.models import Organisation, OrganisationKind
from tests.factories.accounts import OrganisationFactory
from tests.factories.providers import ServiceFactory

HERE = (353900, 429200)
WEDNESDAY = "2026-11-25 10:30:00+00:00"


def surgery(**fields: object) -> Organisation:
    """Return an open practice with a place on the map."""
    said = {"name": "Riverside Surgery", "ods_code": "P81999", "postcode": "PR1 2HE"}
    place = {"easting": HERE[0], "northing": HERE[1]}
    return OrganisationFactory(kind=OrganisationKind.PRACTICE, **said | place | fields)


def weekly(name: str, *, byday: str = "WE", opens: int = 14, **fields: object) -> Service:
    """Return a service a kilometre away that meets for two hours on these days."""
    service = ServiceFactory(name=name, **{"at": [(HERE[0] + 1000, HERE[1])]} | fields)
    Schedule.objects.create(
        service=service, byday=byday, opens_at=time(opens), closes_at=time(opens + 2)
    )
    return service
