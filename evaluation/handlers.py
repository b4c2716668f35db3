"""Keeps facts current: what takes a step, or is brought in, is projected again."""

from uuid import UUID

from django.utils import timezone

from evaluation import services
from linkworkers import selectors as work
from referrals import onward_states, states
from referrals.models import OnwardReferral
from spcore.outbox.registry import handles


@handles(*(f"referral.{action.value}" for action in states.Action), repeat="safe")
def project_referral(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the referral that took a step."""
    services.project_referral(referral_id=subject_id, at=timezone.now())


@handles(
    "onward.attend", *(f"onward.{action.value}" for action in onward_states.Action), repeat="safe"
)
def project_onward(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the referral whose onward referral took a step."""
    onward = OnwardReferral.objects.filter(pk=subject_id).only("referral_id").first()
    if onward is not None:
        services.project_referral(referral_id=onward.referral_id, at=timezone.now())


@handles("caseload_import.done", "caseload_import.undone", repeat="safe")
def project_import(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the cases of an import, which publishes none of their steps."""
    cases = work.cases_of_import(subject_id)
    services.project_many(referral_ids=cases, at=timezone.now())
