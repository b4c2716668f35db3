"""When the demo's people are asked again what they agree to: by the scheme's rule, or sooner."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone

from referrals.models import Consent, Purpose, Referral
from referrals.services.consent_rules import months_after
from spcore.demo.cast import Cast

EVERY = 8  # one in so many people wants to be asked sooner
SOONER = (1, 2, 3)  # months


def add_agreements(cast: Cast) -> None:
    """
    Give every agreement that stands a day to ask again, so that a few open cases are due now.

    Nobody is cut off by it: their link worker finds it on the caseload (practice.md 15).
    """
    months = cast.scheme.consent_review_months
    rows = Referral.objects.filter(scheme=cast.scheme).open().exclude(person=None)
    people = list(rows.order_by("created_at", "pk").values_list("person_id", flat=True))
    sooner = dict(zip(people[::EVERY], SOONER * len(people), strict=False))
    # As when somebody records one: only the latest answer to a purpose is asked again.
    latest = Consent.objects.exclude(purpose=Purpose.SHARING)
    latest = latest.order_by("person_id", "purpose", "-given_at", "-pk")
    latest = latest.distinct("person_id", "purpose")
    agreed = Consent.objects.filter(pk__in=latest.values("pk"), is_given=True, withdrawn_at=None)
    agreed = agreed.filter(review_on=None, person__referrals__scheme=cast.scheme)
    due = list(_due(agreed.distinct(), sooner, months))
    Consent.objects.bulk_update(due, ["review_on"], batch_size=500)


def _due(
    agreed: Iterable[Consent], sooner: dict[UUID, int], months: int | None
) -> Iterable[Consent]:
    for consent in agreed:
        asked = sooner.get(consent.person_id, months)
        if asked:
            consent.review_on = months_after(_said_on(consent), asked)
            yield consent


def _said_on(consent: Consent) -> date:
    return consent.given_on or timezone.localdate(consent.given_at)
