"""What is new for a link worker within the team: people handed over, supervision, training."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from linkworkers.models import HandedCase, SupervisionSession, TrainingRecord
from linkworkers.selectors.training import latest
from referrals.selectors.news import MOST, News, tells_news
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.ui import dates


@tells_news
def handed_over(*, actor: Actor, since: datetime) -> list[News]:
    """Say who was handed over to a link worker, as long as they have them."""
    if actor.role != Role.LINK_WORKER:
        return []
    rows = HandedCase.objects.filter(
        to_worker_id=actor.user_id,
        referral__link_worker_id=actor.user_id,
        referral__team_id=actor.organisation_id,
        handover__made_at__gt=since,
    )
    rows = rows.select_related("handover", "referral__person")
    return [
        News(
            row.handover.made_at,
            row.referral.whom.name,
            _("Handed over to you"),
            reverse("linkworkers:case_detail", args=[row.referral_id]),
            row.referral.whom.pk,
            reference=row.referral.reference,
        )
        for row in rows.order_by("-handover__made_at", "pk")[:MOST]
    ]


@tells_news
def supervision_planned(*, actor: Actor, since: datetime) -> list[News]:
    """Say to both that supervision is planned."""
    if actor.role not in CASE_ROLES:
        return []
    rows = SupervisionSession.objects.visible_to(actor).to_come().filter(planned_at__gt=since)
    rows = rows.select_related("worker", "supervisor").order_by("-planned_at", "pk")[:MOST]
    return [
        News(
            row.planned_at,
            _("Supervision, %(day)s") % {"day": dates.day(row.day)},
            _("%(worker)s with %(supervisor)s")
            % {"worker": row.worker.name, "supervisor": row.supervisor.name},
            reverse("linkworkers:supervision_detail", args=[row.pk]),
        )
        for row in rows
    ]


@tells_news
def training_runs_out(*, actor: Actor, since: datetime) -> list[News]:
    """Say to a link worker which of their training runs out, when they were told of it."""
    if actor.role != Role.LINK_WORKER:
        return []
    rows = latest(TrainingRecord.objects.visible_to(actor).filter(told_first_at__isnull=False))
    rows = rows.select_related("course").order_by("-told_first_at", "pk")[:MOST]
    told = [(max(filter(None, [row.told_first_at, row.told_last_at])), row) for row in rows]
    return [
        News(
            at,
            row.course.name,
            _("Your training holds until %(day)s") % {"day": dates.day(row.expires_on)},
            reverse("linkworkers:training_detail", args=[row.user_id]),
        )
        for at, row in told
        if at > since
    ]
