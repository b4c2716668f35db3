"""Keeps facts current, and sends the questions that were promised by link."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from evaluation import services
from evaluation.facts.services import READY
from evaluation.measures import services as measures
from evaluation.measures.models import Assessment
from evaluation.measures.selectors import askings
from linkworkers import selectors as work
from referrals import onward_states, states
from referrals.models import OnwardReferral, Referral, UnmetNeed
from spcore import notify, private_links
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.outbox.registry import NotNeeded, handles


@handles("plan.agree", *(f"referral.{action.value}" for action in states.Action), repeat="safe")
def project_referral(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the referral that took a step, or whose plan was agreed."""
    services.project_referral(referral_id=subject_id, at=timezone.now())


@handles(
    "onward.attend", *(f"onward.{action.value}" for action in onward_states.Action), repeat="safe"
)
def project_onward(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the referral whose onward referral took a step."""
    onward = OnwardReferral.objects.filter(pk=subject_id).only("referral_id").first()
    if onward is not None:
        services.project_referral(referral_id=onward.referral_id, at=timezone.now())


@handles("assessment.record", repeat="safe")
def project_assessment(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the referral that was asked something."""
    cases = Assessment.objects.filter(pk=subject_id).values_list("referral_id", flat=True)
    services.project_many(referral_ids=list(cases), at=timezone.now())


@handles("referral.reopen", repeat="safe")
def count_end_as_review(subject_id: UUID, *, message_id: UUID) -> None:
    """Let the closing questions be asked again of somebody whose support goes on."""
    measures.count_end_as_review(referral_id=subject_id)


@handles("unmet_need.change", repeat="safe")
def project_unmet_need(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the referral for which nothing suitable was found, or something was after all."""
    cases = UnmetNeed.objects.filter(pk=subject_id).values_list("referral_id", flat=True)
    services.project_many(referral_ids=list(cases), at=timezone.now())


@handles("equality.record", repeat="safe")
def project_person(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the referrals of somebody who said something of themself."""
    cases = Referral.objects.filter(person_id=subject_id).values_list("pk", flat=True)
    services.project_many(referral_ids=list(cases), at=timezone.now())


@handles("caseload_import.done", "caseload_import.undone", repeat="safe")
def project_import(subject_id: UUID, *, message_id: UUID) -> None:
    """Project the cases of an import, which publishes none of their steps."""
    cases = work.cases_of_import(subject_id)
    services.project_many(referral_ids=cases, at=timezone.now())


@handles(READY)
def tell_figures_ready(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell a commissioner that figures are ready: a link to sign in, never the figures."""
    members = Membership.objects.live().filter(role=Role.COMMISSIONER, user__is_active=True)
    member = members.select_related("user").filter(pk=subject_id).first()
    if member is None:
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template="figures_ready",
        recipient=member.user.email,
        user_id=member.user_id,
    )


@handles("asking.send")
def send_questions(subject_id: UUID, *, message_id: UUID) -> None:
    """Send a person a private link to some questions, unless it must not go there any more."""
    now = timezone.now()
    asking = askings.to_send(subject_id, at=now)
    address = askings.address_of(asking, at=now) if asking else ""
    if not address:
        raise NotNeeded
    token = measures.issue_asking(asking_id=subject_id, at=now)
    notify.send(
        message_id=message_id,
        template="questions",
        recipient=address,
        is_private=True,
        context={"link": private_links.address(reverse("measures:asking_open", args=[token]))},
    )
