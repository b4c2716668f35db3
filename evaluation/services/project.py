"""Keeps the person-free facts, one referral at a time or all of them (see projections)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from evaluation.facts.models import ReferralFact
from evaluation.facts.services import cells
from evaluation.services.projections import ALL


def project_referral(*, referral_id: UUID, at: datetime) -> None:
    """Bring one referral's facts up to date; a referral made in error has none."""
    project_many(referral_ids=[referral_id], at=at)


@transaction.atomic
def project_many(*, referral_ids: list[UUID], at: datetime) -> None:
    """Bring the facts of many referrals up to date, in as many statements as for one."""
    cells.hold_some(referral_ids)
    for projection in ALL:
        projection.run(referral_ids, at)


@transaction.atomic
def rebuild_facts(*, at: datetime) -> int:
    """Build every fact again, and return how many referrals there are. Safe at any time."""
    cells.hold()
    for projection in ALL:
        projection.run(None, at)
    cells.rebuild_cells()
    return ReferralFact.objects.count()
