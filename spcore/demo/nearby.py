"""What is near a practice or a team: postcodes to live at, services to go to."""

from datetime import date, timedelta
from random import Random

from django.db.models import F
from django.db.models.functions import Abs

from providers.models import Assurance, AssuranceKind, Provider, Service
from spcore.accounts.models import Organisation
from spcore.demo.cast import Cast, Team
from spcore.places.models import Postcode
from spcore.places.selectors import place_of

LIVES_WITHIN = 4_000  # metres, to each side
GOES_WITHIN = 15_000
SHARE_ASSURED = 0.7


def postcodes_near(chance: Random, practice: Organisation, *, most: int = 40) -> list[str]:
    """Return postcodes around a practice, or none where nobody knows where it is."""
    place = place_of(practice.postcode)
    if place is None:
        return []
    rows = Postcode.objects.filter(
        easting__range=(place.easting - LIVES_WITHIN, place.easting + LIVES_WITHIN),
        northing__range=(place.northing - LIVES_WITHIN, place.northing + LIVES_WITHIN),
    )
    codes = list(rows.order_by("code").values_list("code", flat=True))
    chosen = chance.sample(codes, min(most, len(codes)))
    return [f"{code[:-3]} {code[-3:]}" for code in chosen]


def services_near(team: Team, *, on: date) -> dict[str, list[Service]]:
    """Return assured services within reach of a team, by need, in a fixed order."""
    place = next(filter(None, (place_of(practice.postcode) for practice in team.practices)), None)
    if place is None:
        return {}
    rows = Service.objects.filter(
        status="active",
        provider__in=Provider.objects.assured_on(on),
        places__location__easting__range=(place.easting - GOES_WITHIN, place.easting + GOES_WITHIN),
        places__location__northing__range=(
            place.northing - GOES_WITHIN,
            place.northing + GOES_WITHIN,
        ),
    )
    found: dict[str, list[Service]] = {}
    for service in rows.order_by("name", "source", "source_id", "pk"):
        for need in service.needs:
            if service not in found.setdefault(need, []):
                found[need].append(service)
    return found


def assure_providers(chance: Random, cast: Cast, *, on: date) -> Provider:
    """
    Give most providers near the teams the assurances that receiving people takes.

    Returns the provider whom the demo lets you be: one near the first team with several needs.
    """
    place = place_of(cast.teams[0].practices[0].postcode)
    rows = Provider.objects.filter(locations__easting__isnull=False)
    if place is not None:
        rows = rows.annotate(
            away=Abs(F("locations__easting") - place.easting)
            + Abs(F("locations__northing") - place.northing)
        ).order_by("away", "source", "source_id", "pk")
    providers = list(
        dict.fromkeys(rows.select_related("organisation").prefetch_related("services"))
    )
    if not providers:
        raise LookupError("load_directory comes first: there is no service with a place yet")
    yours = max(providers[:40], key=_fitness)
    assured = [one for one in providers if one == yours or chance.random() < SHARE_ASSURED]
    Assurance.objects.bulk_create(
        Assurance(
            provider=provider,
            kind=kind,
            evidence="Made up for the demo",
            checked_by="Lune and Ribble CVS (made up)",
            checked_on=on - timedelta(days=800),
            expires_on=on + timedelta(days=300),
        )
        for provider in assured
        for kind in AssuranceKind
    )
    _leave_to_check([one for one in providers if one not in assured][:3], on=on)
    _give_inboxes(assured)
    return yours


def _leave_to_check(providers: list[Provider], *, on: date) -> None:
    """Let some providers have given evidence that nobody has checked yet."""
    Assurance.objects.bulk_create(
        Assurance(
            provider=provider,
            kind=kind,
            evidence="Made up for the demo, sent last week",
            expires_on=on + timedelta(days=360),
        )
        for number, provider in enumerate(providers)
        for kind in list(AssuranceKind)[number : number + 3]
    )


def _give_inboxes(providers: list[Provider]) -> None:
    """Give providers made-up inboxes: the real ones are nobody's to write to."""
    organisations = [provider.organisation for provider in providers]
    for number, organisation in enumerate(organisations):
        organisation.workflow_email = f"inbox{number}@provider.example"
    Organisation.objects.bulk_update(organisations, ["workflow_email"], batch_size=500)


def _fitness(provider: Provider) -> tuple[bool, int]:
    """Prefer a charity, then one whose services meet many different needs."""
    needs = {need for service in provider.services.all() for need in service.needs}
    return provider.charity_number != "", len(needs)
