"""An area with a published quarter and year, and its commissioner signed in."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from evaluation import services
from evaluation.facts.models import MeasureFact, ReferralFact, UnmetFact
from evaluation.facts.services.cells import rebuild_cells
from spcore.accounts.models import Organisation, OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.places.models import Lsoa
from tests.factories.accounts import OrganisationFactory, actor_in

FEBRUARY = date(2026, 2, 3)


@dataclass(frozen=True)
class Area:
    """An integrated care board and the browser of its commissioner."""

    icb: Organisation
    client: Client


def area(client: Client) -> Area:
    """Make an integrated care board, with people in one small area, and sign somebody in."""
    icb = OrganisationFactory(kind=OrganisationKind.ICB, ods_code="QX1")
    Lsoa.objects.create(
        code="E01000009", name="Somewhere", district="Someplace", district_code="E07000009",
        icb_code="QX1", imd_decile=1, population=2000, rural_urban="Urban",
        population_by_age={"age_0-17": 400, "age_75-84": 100},
    )  # fmt: skip
    actor = actor_in(Role.COMMISSIONER, icb)
    client.force_login(User.objects.get(pk=actor.user_id))
    return Area(icb, client)


def pcn(name: str = "") -> Organisation:
    """Make a network."""
    named = {"name": name} if name else {}
    return OrganisationFactory(kind=OrganisationKind.PCN, **named)


def made(icb, network, number: int, *, on: date = FEBRUARY, waited: int = 10, **more) -> None:
    """Write facts of referrals of a network."""
    ReferralFact.objects.bulk_create(
        ReferralFact(
            referral_id=uuid4(), scheme_id=icb.pk, icb_id=icb.pk, pcn_id=network.pk,
            practice_id=network.pk, source="gp", status="active", needs=["money"], age_band="25–34",
            submitted_on=on, first_contact_on=on + timedelta(days=waited), imd_decile=1,
            place_code="E07000009", as_of=timezone.now(), **more,
        )
        for _ in range(number)
    )  # fmt: skip
    rebuild_cells()


def asked(*, change: float, after: bool = True, of: QuerySet | None = None) -> None:
    """Write an answer of every referral, or of some, which rose by about so much."""
    facts = ReferralFact.objects.all() if of is None else of
    MeasureFact.objects.bulk_create(
        MeasureFact(
            referral_id=pk, score="ons4.satisfied", label="Life satisfaction", better="up",
            before=4, after=4 + change + (place % 3 - 1) if after else None, before_on=FEBRUARY,
        )
        for place, pk in enumerate(facts.values_list("pk", flat=True))
    )  # fmt: skip


def unmet(icb: Organisation, need: str, place: str, number: int) -> None:
    """Write that so many people of a place found nothing suitable for a need."""
    UnmetFact.objects.bulk_create(
        UnmetFact(
            unmet_id=uuid4(), referral_id=uuid4(), icb_id=icb.pk, need=need, why="nothing",
            place_code=place, recorded_on=FEBRUARY,
        )
        for _ in range(number)
    )  # fmt: skip


def publish() -> int:
    """Publish what has closed."""
    return services.publish_figures(at=timezone.now())
