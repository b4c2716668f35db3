"""Who sees which row of the fund. A conflicted member of the panel sees nothing of what it is."""

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from evaluation.fund.states import PUBLIC_ROUNDS, WITH_PANEL
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role


def run_by(actor: Actor, prefix: str = "") -> Q:
    """Return what makes a round the actor's to run: their scheme's, or one of their board's."""
    if actor.role == Role.SYSTEM:
        return Q()
    if actor.role == Role.SCHEME_ADMIN:
        return Q(**{f"{prefix}scheme": actor.organisation_id})
    if actor.role == Role.COMMISSIONER:
        return Q(**{f"{prefix}scheme__organisation__parent": actor.organisation_id})
    return Q(pk__in=[])


class RoundQuerySet(models.QuerySet):
    """Rounds."""

    def visible_to(self, actor: Actor) -> Self:
        """
        Narrow to what is public, to everybody; whoever runs the fund sees all of theirs.

        What was announced and then called off stays, with the reason.
        """
        if actor.role == Role.SYSTEM:
            return self
        called_off = Q(status="called_off", opened_at__isnull=False)
        return self.filter(Q(status__in=PUBLIC_ROUNDS) | called_off | run_by(actor))

    def run_by(self, actor: Actor) -> Self:
        """Narrow to the rounds that the actor prepares and decides."""
        return self.filter(run_by(actor))


class CriterionQuerySet(models.QuerySet):
    """Criteria."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of rounds that the actor sees: weights are stated to everybody."""
        rounds = apps.get_model("fund", "FundRound").objects.visible_to(actor)
        return self.filter(round__in=rounds)


class SeatQuerySet(models.QuerySet):
    """Who sits on a round's panel."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to one's own seat; whoever runs the round sees all of it."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role == Role.PANEL_MEMBER:
            return self.filter(user_id=actor.user_id, round__scheme=actor.organisation_id)
        return self.filter(run_by(actor, "round__"))


class ApplicationQuerySet(models.QuerySet):
    """Applications."""

    def visible_to(self, actor: Actor) -> Self:
        """
        Narrow to one's own; to those sent, for whoever runs the round; for a member of the panel
        to those of their round in which they said that they have no interest.
        """
        if actor.role == Role.SYSTEM:
            return self
        if actor.role == Role.PROVIDER:
            return self.filter(provider=actor.organisation_id)
        sent = self.filter(status__in=WITH_PANEL)
        if actor.role == Role.PANEL_MEMBER:
            free = sent.on_panel_of(actor).filter(_free_of_interest(actor))
            return free.exclude(works_at(actor))
        return sent.filter(run_by(actor, "round__"))

    def on_panel_of(self, actor: Actor) -> Self:
        """Narrow to those of rounds in which the actor has a seat, whatever their interests."""
        seats = apps.get_model("fund", "PanelSeat").objects.visible_to(actor)
        return self.filter(Exists(seats.filter(round=OuterRef("round"))))


def _free_of_interest(actor: Actor) -> Exists:
    interests = apps.get_model("fund", "Interest").objects
    return Exists(
        interests.filter(application=OuterRef("pk"), seat__user=actor.user_id, has_interest=False)
    )


def works_at(actor: Actor) -> Exists:
    """Whoever acts for the applicant has an interest, whatever they declare."""
    return Exists(
        Membership.objects.filter(
            user=actor.user_id, organisation=OuterRef("provider"), ended_at=None
        )
    )


class OfSeatQuerySet(models.QuerySet):
    """What a member of the panel declares."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to one's own; whoever runs the round sees all that was declared."""
        seats = apps.get_model("fund", "PanelSeat").objects.visible_to(actor)
        return self.filter(seat__in=seats)


class SheetQuerySet(models.QuerySet):
    """Marks: drafts are their member's own until handed in."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to one's own, of applications one may read; runners see what is handed in."""
        if actor.role == Role.SYSTEM:
            return self
        seats = apps.get_model("fund", "PanelSeat").objects.visible_to(actor)
        applications = apps.get_model("fund", "Application").objects.visible_to(actor)
        rows = self.filter(seat__in=seats, application__in=applications)
        if actor.role == Role.PANEL_MEMBER:
            return rows
        return rows.counting()

    def counting(self) -> Self:
        """Narrow to what counts: handed in, by somebody without an interest."""
        interested = apps.get_model("fund", "Interest").objects.filter(
            application=OuterRef("application"), seat=OuterRef("seat"), has_interest=True
        )
        employed = Membership.objects.filter(
            user=OuterRef("seat__user"),
            organisation=OuterRef("application__provider"),
            ended_at=None,
        )
        rows = self.filter(handed_in_at__isnull=False, seat__round=F("application__round"))
        return rows.exclude(Exists(interested)).exclude(Exists(employed))


class ScoreQuerySet(models.QuerySet):
    """Single marks."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of sheets that the actor sees."""
        return self.filter(sheet__in=apps.get_model("fund", "ScoreSheet").objects.visible_to(actor))


class AwardQuerySet(models.QuerySet):
    """Awards."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to a provider's own, once told; and to those of the rounds one runs."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role == Role.PROVIDER:
            own = self.filter(application__provider=actor.organisation_id)
            return own.exclude(status="prepared")
        return self.filter(run_by(actor, "application__round__"))

    def published(self) -> Self:
        """Narrow to what the public list of awards shows."""
        return self.filter(status__in=("accepted", "stopped"))


class OfAwardQuerySet(models.QuerySet):
    """Instalments and reports."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of awards that the actor sees."""
        return self.filter(award__in=apps.get_model("fund", "Award").objects.visible_to(actor))
