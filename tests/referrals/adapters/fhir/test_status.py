"""How a referral stands in the words of FHIR: every status and outcome."""

from itertools import product

import pytest

from referrals.adapters.fhir.status import (
    NEEDS_REASON,
    Told,
    request_status,
    standing_as,
    task_status,
)
from referrals.models import Referral
from referrals.states import Outcome, Status
from tests.factories.referrals import NOON, ReferralFactory

WAYS = [
    (status, outcome, met)
    for status, outcome, met in product(Status, Outcome, [True, False])
    if status != Status.DRAFT
]


class TestTaskStatus:
    @pytest.mark.parametrize("told", Told)
    def test_every_way_a_referral_stands_has_one(self, told):
        for status, outcome, met in WAYS:
            task = task_status(status, outcome, was_met=met, told=told)
            assert request_status(task)

    def test_a_draft_is_never_told(self):
        for told in Told:
            with pytest.raises(KeyError):
                task_status(Status.DRAFT, "", was_met=False, told=told)

    @pytest.mark.parametrize(
        ("status", "task", "request_"),
        [
            ("submitted", "requested", "active"),
            ("accepted", "accepted", "active"),
            ("allocated", "accepted", "active"),
            ("returned", "rejected", "revoked"),
            ("redirected", "rejected", "revoked"),
            ("active", "in-progress", "active"),
            ("waiting", "on-hold", "on-hold"),
            ("paused", "on-hold", "on-hold"),
            ("withdrawn", "cancelled", "revoked"),
            ("entered_in_error", "entered-in-error", "entered-in-error"),
        ],
    )
    def test_follows_the_table(self, status, task, request_):
        assert task_status(status, "", was_met=False) == task
        assert request_status(task) == request_

    def test_three_states_tell_no_reason_but_what_was_sent_back(self):
        for status, outcome, met in WAYS:
            task = task_status(status, outcome, was_met=met, told=Told.THREE)
            assert task not in NEEDS_REASON or status == Status.RETURNED


@pytest.mark.django_db
class TestStandingAs:
    @pytest.mark.parametrize("told", Told)
    @pytest.mark.parametrize("of_request", [True, False])
    def test_searching_finds_exactly_what_is_shown_so(self, told, of_request):
        rows = [
            ReferralFactory(
                status=status,
                outcome=outcome if status == Status.CLOSED else "",
                submitted_at=NOON,
                closed_at=NOON,
                first_contact_at=NOON if met else None,
            )
            for status, outcome, met in WAYS
            if status not in {"allocated", "active"}
            and (status == Status.CLOSED or (outcome == Outcome.OTHER and met))
        ]
        shown = {}
        for row in rows:
            met = row.first_contact_at is not None
            task = task_status(row.status, row.outcome, was_met=met, told=told)
            shown.setdefault(request_status(task) if of_request else task, set()).add(row.pk)

        for code, keys in shown.items():
            found = Referral.objects.filter(standing_as([code], told=told, of_request=of_request))
            assert set(found.values_list("pk", flat=True)) == keys
