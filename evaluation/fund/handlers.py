"""What the fund emails: that there is something to see, and to sign in. Never what."""

from uuid import UUID

from evaluation.fund.models import Application, Award, AwardReport, PanelSeat
from evaluation.fund.services.awards import ANSWERED, REPORT_DUE, RETURNED, STOPPED
from evaluation.fund.services.panel import NOT_TO_SCORE, SEATED, TO_SCORE
from evaluation.fund.services.rounds import CALLED_OFF, TOLD
from evaluation.fund.states import ApplicationStatus, RoundStatus
from providers.models import Provider
from spcore import notify
from spcore.outbox.registry import NotNeeded, handles


@handles(SEATED)
def tell_seated(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell somebody that they sit on a panel, unless they were taken off it."""
    _tell_member(subject_id, message_id, template="fund_seated")


@handles(TO_SCORE)
def tell_to_score(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell a member that applications are in, unless the round was reopened meanwhile."""
    _tell_member(subject_id, message_id, template="fund_to_score", only=RoundStatus.JUDGING)


@handles(NOT_TO_SCORE)
def tell_not_to_score(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell a member that the round was called off: they were promised another email."""
    _tell_member(subject_id, message_id, template="fund_not_to_score")


@handles(TOLD)
def tell_applicant(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell an applicant that the round was decided."""
    row = Application.objects.select_related("provider__organisation").get(pk=subject_id)
    _tell_provider(row.provider, message_id, template="fund_decided")


@handles(CALLED_OFF)
def tell_called_off(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell an applicant that there will be no decision, unless it withdrew meanwhile."""
    row = Application.objects.select_related("provider__organisation").get(pk=subject_id)
    if row.status == ApplicationStatus.WITHDRAWN:
        raise NotNeeded
    _tell_provider(row.provider, message_id, template="fund_called_off")


@handles(ANSWERED)
def tell_carry_over(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell a provider that what it asked to keep was decided."""
    _tell_provider(_reporter_of(subject_id), message_id, template="fund_carry_over")


@handles(RETURNED)
def tell_returned(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell a provider that its report was sent back."""
    _tell_provider(_reporter_of(subject_id), message_id, template="fund_report_returned")


@handles(STOPPED)
def tell_stopped(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell a provider that its award was stopped."""
    _tell_provider(_provider_of(subject_id), message_id, template="fund_stopped")


@handles(REPORT_DUE)
def tell_report_due(subject_id: UUID, *, message_id: UUID) -> None:
    """Ask a provider for its yearly report."""
    _tell_provider(_provider_of(subject_id), message_id, template="fund_report_due")


def _reporter_of(report_id: UUID) -> Provider:
    rows = AwardReport.objects.select_related("award__application__provider__organisation")
    return rows.get(pk=report_id).award.application.provider


def _provider_of(award_id: UUID) -> Provider:
    rows = Award.objects.select_related("application__provider__organisation")
    return rows.get(pk=award_id).application.provider


def _tell_member(seat_id: UUID, message_id: UUID, *, template: str, only: str = "") -> None:
    seat = PanelSeat.objects.select_related("user", "round").filter(pk=seat_id).first()
    if seat is None or not seat.user.is_active or (only and seat.round.status != only):
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template=template,
        recipient=seat.user.email,
        user_id=seat.user_id,
    )


def _tell_provider(provider: Provider, message_id: UUID, *, template: str) -> None:
    address = provider.organisation.workflow_email or provider.organisation.email
    if not address:
        raise NotNeeded
    notify.send(message_id=message_id, template=template, recipient=address)
