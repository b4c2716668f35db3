"""A community investment fund in a world: one round with the panel, and one award."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from evaluation.fund.models import (
    Application,
    Award,
    AwardReport,
    Criterion,
    FundRound,
    Instalment,
    Interest,
    PanelSeat,
    Score,
    ScoreSheet,
)
from evaluation.periods import financial_year_of
from spcore.accounts.roles import Role


def add_fund(world: Any) -> None:
    """Add a row to every table of the fund, and remember the ids that its addresses name."""
    now, admin = timezone.now(), world.actors[Role.SCHEME_ADMIN].user_id
    today = timezone.localdate()
    row = FundRound.objects.create(
        scheme=world.scheme, title=f"Round {world.mark}", themes=["money"], budget=Decimal(9_000),
        most=Decimal(5_000), starts_on=today + timedelta(days=9), closes_on=today,
        status="judging", made_by_id=admin, made_at=now,
    )  # fmt: skip
    criterion = Criterion.objects.create(round=row, position=1, name="Need", weight=100)
    seat = PanelSeat.objects.create(
        round=row, user_id=world.actors[Role.PANEL_MEMBER].user_id, speaks_as="citizen",
        seated_at=now,
    )  # fmt: skip
    application = Application.objects.create(
        round=row, provider_id=world.organisations["provider"].pk, status="sent", title="Bus",
        amounts=[Decimal(1_000)], sent_at=now, made_at=now,
        made_by_id=world.actors[Role.PROVIDER].user_id,
    )  # fmt: skip
    Interest.objects.create(seat=seat, application=application, has_interest=False, declared_at=now)
    sheet = ScoreSheet.objects.create(
        seat=seat, application=application, saved_at=now, handed_in_at=now
    )
    Score.objects.create(sheet=sheet, criterion=criterion, mark=3)
    world.ids |= {
        "round_id": row.pk,
        "panel_seat_id": seat.pk,
        "application_id": application.pk,
    } | _award(world, row, admin)
    world.slugs |= {
        "round_action": "publish", "application_action": "withdraw", "award_action": "stop",
        "year": str(financial_year_of(today).year - 1),
    }  # fmt: skip


def _award(world: Any, row: FundRound, admin: object) -> dict[str, Any]:
    """Return the ids of an award of last financial year, with a report that asks to carry over."""
    now, year = timezone.now(), financial_year_of(timezone.localdate()).year - 1
    earlier = FundRound.objects.create(
        scheme=world.scheme, title=f"Earlier {world.mark}", themes=["money"],
        budget=Decimal(9_000), most=Decimal(5_000), starts_on=date(year, 4, 1),
        closes_on=date(year, 1, 1), status="decided", made_by_id=admin, made_at=now,
    )  # fmt: skip
    application = Application.objects.create(
        round=earlier, provider_id=world.organisations["provider"].pk, status="awarded",
        title="Lunch", amounts=[Decimal(1_000)], sent_at=now, made_at=now,
        made_by_id=world.actors[Role.PROVIDER].user_id,
    )  # fmt: skip
    award = Award.objects.create(
        application=application, starts_on=date(year, 4, 1), ends_on=date(year + 1, 3, 31),
        amounts=[Decimal(1_000)], status="accepted", made_at=now,
    )  # fmt: skip
    report = AwardReport.objects.create(
        award=award, year=year, spent=Decimal(900), words="Well", carry_over=Decimal(100),
        sent_by_id=world.actors[Role.PROVIDER].user_id, sent_at=now,
    )  # fmt: skip
    instalment = Instalment.objects.create(
        award=award, number=1, due_on=award.starts_on, amount=Decimal(1_000)
    )
    return {
        "award_id": award.pk,
        "report_id": report.pk,
        "instalment_id": instalment.pk,
    }
