"""What is new of the fund for a provider: rounds that opened, and what was decided of its own."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from evaluation.fund.models import Application, AwardReport, FundRound
from evaluation.fund.states import RoundStatus
from referrals.selectors.news import MOST, News, tells_news
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.ui import dates


@tells_news
def rounds_opened(*, actor: Actor, since: datetime) -> list[News]:
    """Say which rounds opened and still are, to providers, who may apply. One query."""
    if actor.role != Role.PROVIDER:
        return []
    rows = FundRound.objects.visible_to(actor).filter(status=RoundStatus.OPEN, opened_at__gt=since)
    return [
        News(
            row.opened_at or since,
            row.title,
            _("The fund takes applications until %(day)s") % {"day": dates.day(row.closes_on)},
            reverse("fund:round_detail", args=[row.pk]),
        )
        for row in rows.order_by("-opened_at", "pk")[:MOST]
    ]


@tells_news
def applications_decided(*, actor: Actor, since: datetime) -> list[News]:
    """Say that a round was decided in which the provider applied: the page says how. One query."""
    if actor.role != Role.PROVIDER:
        return []
    rows = Application.objects.visible_to(actor).filter(
        status__in=("awarded", "declined"),
        round__status=RoundStatus.DECIDED,
        round__published_at__gt=since,
    )
    return [
        News(
            row.round.published_at or since,
            row.title,
            _("Your application to the fund was decided"),
            reverse("fund:application_detail", args=[row.pk]),
        )
        for row in rows.select_related("round").order_by("-round__published_at", "pk")[:MOST]
    ]


@tells_news
def carrying_decided(*, actor: Actor, since: datetime) -> list[News]:
    """Say that what the provider asked to keep for the year after was decided. One query."""
    if actor.role != Role.PROVIDER:
        return []
    rows = AwardReport.objects.visible_to(actor).filter(decided_at__gt=since)
    return [
        News(
            row.decided_at or since,
            row.award.application.title,
            _("What you asked to carry over was decided"),
            reverse("fund:award_detail", args=[row.award_id]),
        )
        for row in rows.select_related("award__application").order_by("-decided_at", "pk")[:MOST]
    ]
