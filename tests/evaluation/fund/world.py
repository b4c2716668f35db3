"""A fund for tests: a scheme, who runs it, its panel, a provider, and a round in some state."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from evaluation.fund.models import (
    Application,
    Award,
    Criterion,
    FundRound,
    Instalment,
    Interest,
    PanelSeat,
    Score,
    ScoreSheet,
)
from evaluation.periods import financial_year_of
from providers.models import Provider, Service
from referrals.models import Scheme
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.factories.referrals import SchemeFactory

TODAY = timezone.localdate


@dataclass
class FundWorld:
    """Everybody and everything of one scheme's fund."""

    scheme: Scheme
    admin: Actor
    commissioner: Actor
    citizen: Actor
    charity: Actor
    provider: Actor
    service: Service
    round: FundRound
    seats: dict[str, PanelSeat]

    @property
    def listed(self) -> Provider:
        """Return the provider's row in the directory."""
        return self.service.provider


def fund_world(status: str = "open", **fields: Any) -> FundWorld:
    """Return a fund whose round is in `status`, with two criteria and a panel of two."""
    icb = OrganisationFactory(kind=OrganisationKind.ICB)
    scheme = SchemeFactory(organisation__parent=icb)
    place = scheme.organisation
    listed = ProviderFactory(assured=True, charity_number="1234567")
    service = ServiceFactory(provider=listed, needs=["transport"], verified_on=TODAY())
    admin = actor_in(Role.SCHEME_ADMIN, place)
    row = round_of(scheme, admin, status=status, **fields)
    members = {name: actor_in(Role.PANEL_MEMBER, place) for name in ("citizen", "charity")}
    seats = {
        name: PanelSeat.objects.create(
            round=row,
            user_id=one.user_id,
            speaks_as="citizen" if name == "citizen" else "organisation",
            seated_at=timezone.now(),
        )
        for name, one in members.items()
    }
    return FundWorld(
        scheme=scheme,
        admin=admin,
        commissioner=actor_in(Role.COMMISSIONER, icb),
        provider=actor_in(Role.PROVIDER, listed.organisation),
        service=service,
        round=row,
        seats=seats,
        **members,
    )


def round_of(scheme: Scheme, admin: Actor, **fields: Any) -> FundRound:
    """Return a round of 10,000 pounds over three years, closed for those that are judged."""
    is_open = fields.get("status", "open") in ("draft", "open")
    values = {
        "title": "Getting about",
        "themes": ["transport"],
        "budget": Decimal(10_000),
        "most": Decimal(6_000),
        "closes_on": TODAY() + timedelta(days=30 if is_open else -1),
        "starts_on": TODAY() + timedelta(days=60),
        "made_by_id": admin.user_id,
        "made_at": timezone.now(),
    }
    row = FundRound.objects.create(scheme=scheme, **values | fields)
    for number, (name, weight) in enumerate((("Need", 60), ("Value", 40)), 1):
        Criterion.objects.create(round=row, position=number, name=name, weight=weight)
    return row


def application_in(world: FundWorld, *, by: Provider | None = None, **fields: Any) -> Application:
    """Return a whole application, sent unless `fields` say otherwise."""
    values = {
        "status": "sent",
        "title": "A minibus",
        "what": "Drive people to groups",
        "whom": "Those without a bus",
        "people": 40,
        "how_known": "They come",
        "amounts": [Decimal(2_000), Decimal(3_000)],
        "made_by_id": world.provider.user_id,
        "made_at": timezone.now(),
        "sent_at": timezone.now(),
    }
    row = Application.objects.create(
        round=world.round, provider=by or world.listed, **values | fields
    )
    if by is None:
        row.services.add(world.service)
    return row


def declared(world: FundWorld, application: Application, *, interested: str = "") -> None:
    """Let both members declare: an interest for the one called `interested`."""
    for name, seat in world.seats.items():
        Interest.objects.create(
            seat=seat,
            application=application,
            has_interest=name == interested,
            words="My sister runs it" if name == interested else "",
            declared_at=timezone.now(),
        )


def marked(world: FundWorld, application: Application, **marks: tuple[int, int]) -> None:
    """Hand in marks for need and value: `citizen=(4, 2)`."""
    criteria = list(world.round.criteria.all())
    for name, given in marks.items():
        sheet = ScoreSheet.objects.create(
            seat=world.seats[name],
            application=application,
            comment=f"From the {name}",
            saved_at=timezone.now(),
            handed_in_at=timezone.now(),
        )
        for criterion, mark in zip(criteria, given, strict=True):
            Score.objects.create(sheet=sheet, criterion=criterion, mark=mark)


def award_in(world: FundWorld, *, status: str = "accepted", years_ago: int = 1) -> Award:
    """Return an award over two financial years that began so many years ago, on 1 April."""
    year = financial_year_of(TODAY()).year - years_ago
    application = application_in(world, status="awarded", decided_at=timezone.now())
    award = Award.objects.create(
        application=application,
        starts_on=date(year, 4, 1),
        ends_on=date(year + 2, 3, 31),
        amounts=[Decimal(2_000), Decimal(3_000)],
        status=status,
        made_at=timezone.now(),
    )
    for number, amount in enumerate(award.amounts, 1):
        Instalment.objects.create(
            award=award, number=number, due_on=date(year + number - 1, 4, 1), amount=amount
        )
    return award
