"""Small payments and personal budgets: asked for, decided, paid."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from referrals.models import OnwardPayment, TimelineEntry
from referrals.services.payments import (
    PaymentAsked,
    PaymentSettled,
    ask_for_payment,
    drop_payment,
    settle_payment,
)
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db


def asked(sharing, **fields):
    said = {"kind": "service", "pays_for": "sessions", "amount_pence": 4250} | fields
    return ask_for_payment(
        payment_id=uuid4(),
        onward_id=sharing.onward.pk,
        asked=PaymentAsked(**said),
        actor=sharing.world.worker,
        at=timezone.now(),
    )


def admin_of(sharing):
    return actor_in(Role.SCHEME_ADMIN, sharing.onward.referral.scheme.organisation)


def settle(row, actor, state, **fields):
    return settle_payment(
        payment_id=row.pk,
        version=OnwardPayment.objects.get(pk=row.pk).version,
        settled=PaymentSettled(state, **fields),
        actor=actor,
        at=timezone.now(),
    )


class TestPayments:
    def test_goes_from_asked_to_paid_with_who_and_when(self):
        sharing = offered()
        row, admin = asked(sharing), admin_of(sharing)

        settle(row, admin, "agreed")
        settle(row, admin, "paid", paid_on=timezone.localdate())

        row.refresh_from_db()
        assert (row.state, row.decided_by_id, row.owner_id) == (
            "paid",
            admin.user_id,
            admin.user_id,
        )
        assert row.paid_on == timezone.localdate()
        labels = TimelineEntry.objects.filter(referral=sharing.onward.referral)
        assert labels.filter(label="Choir: £42.50, paid").exists()

    def test_a_refusal_needs_words_and_ends_it(self):
        sharing = offered()
        row, admin = asked(sharing), admin_of(sharing)

        with pytest.raises(Invalid):
            settle(row, admin, "refused")
        settle(row, admin, "refused", why="No money until April")

        with pytest.raises(Conflict):
            settle(row, admin, "agreed")
        with pytest.raises(Conflict):
            drop_payment(payment_id=row.pk, actor=sharing.world.worker, at=timezone.now())

    def test_is_paid_on_a_day_that_was(self):
        sharing = offered()
        row, admin = asked(sharing), admin_of(sharing)
        settle(row, admin, "agreed")

        with pytest.raises(Invalid):
            settle(row, admin, "paid")
        with pytest.raises(Invalid):
            settle(row, admin, "paid", paid_on=timezone.localdate() + timedelta(days=1))

    def test_is_decided_by_the_scheme_it_belongs_to_alone(self):
        sharing = offered()
        row = asked(sharing)

        with pytest.raises(NotPermitted):
            settle(row, sharing.world.worker, "agreed")
        with pytest.raises(NotVisible):
            settle(row, admin_of(offered()), "agreed")
        with pytest.raises(IntegrityError), transaction.atomic():
            OnwardPayment.objects.filter(pk=row.pk).update(decided_by=row.asked_by)

    def test_refuses_what_somebody_else_has_changed(self):
        sharing = offered()
        row = asked(sharing)
        drop_payment(payment_id=row.pk, actor=sharing.world.worker, at=timezone.now())

        with pytest.raises(Conflict):
            settle_payment(
                payment_id=row.pk,
                version=0,
                settled=PaymentSettled("agreed"),
                actor=admin_of(sharing),
                at=timezone.now(),
            )

    @pytest.mark.parametrize("pence", [0, -5, 500_001])
    def test_refuses_nothing_and_what_is_no_small_payment(self, pence):
        with pytest.raises(Invalid):
            asked(offered(), amount_pence=pence)

    def test_the_service_reads_of_it_once_it_is_agreed(self):
        sharing = offered().sent()
        row = asked(sharing)
        seen = OnwardPayment.objects.visible_to(sharing.provider)

        before = seen.exists()
        settle(row, admin_of(sharing), "agreed")

        assert not before
        assert seen.get() == row
