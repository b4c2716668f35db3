"""Which organisations, people and invitations somebody may see on the pages about colleagues."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role

if TYPE_CHECKING:
    from uuid import UUID

AREA_KINDS = ("PRACTICE", "PCN", "SUB_ICB")  # they belong to an ICB, at most two steps up
SHARED_KINDS = ("PROVIDER", "REFERRER", "INFRASTRUCTURE")  # they work with every scheme
OWN_ONLY = frozenset({Role.REFERRER_ADMIN, Role.SUPERVISOR, Role.TEAM_ADMIN, Role.PROVIDER})
WHOLE_SCHEME = frozenset({Role.SCHEME_ADMIN, Role.PRIVACY_OFFICER})


class OrganisationQuerySet(models.QuerySet[Any]):
    """Questions to organisations."""

    def manageable_by(self, actor: Actor) -> Self:
        """
        Narrow to the organisations whose people `actor` may know about; policies.py says what more.

        A scheme's administrator: the scheme, its teams, every organisation of its ICB, and every
        provider, other referrer and infrastructure body. Others: their own organisation, or none.
        """
        if actor.role == Role.SYSTEM:
            return self
        if actor.role in WHOLE_SCHEME and actor.organisation_id:
            return self.filter(self._of_scheme(actor.organisation_id))
        if actor.role in OWN_ONLY or actor.may_approve:
            return self.filter(pk=actor.organisation_id)
        return self.none()

    def _of_scheme(self, scheme_id: "UUID") -> Q:
        icb = self.model.objects.filter(pk=scheme_id).values("parent")
        under_icb = Q(parent__in=icb) | Q(parent__parent__in=icb)
        return (
            Q(pk=scheme_id)
            | Q(kind="TEAM", parent=scheme_id)
            | Q(kind__in=SHARED_KINDS)
            | Q(kind="ICB", pk__in=icb)
            | (Q(kind__in=AREA_KINDS) & under_icb)
        )


class ByOrganisationQuerySet(models.QuerySet[Any]):
    """Questions to rows that belong to an organisation: memberships and invitations."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the rows of the organisations whose people `actor` may know about."""
        organisations = self.model._meta.get_field("organisation").related_model.objects
        return self.filter(organisation__in=organisations.manageable_by(actor))


class MembershipQuerySet(ByOrganisationQuerySet):
    """Questions to memberships."""

    def live(self) -> Self:
        """Narrow to the roles held now, in organisations that are open."""
        return self.filter(ended_at=None, organisation__is_open=True)


class InvitationQuerySet(ByOrganisationQuerySet):
    """Questions to invitations."""

    def pending(self) -> Self:
        """Narrow to the invitations neither taken up nor cancelled, whatever their date."""
        return self.filter(accepted_at=None, cancelled_at=None)

    def usable(self, *, at: datetime) -> Self:
        """Narrow to those that can be taken up now."""
        return self.pending().filter(expires_at__gt=at, organisation__is_open=True)


class JoinRequestQuerySet(models.QuerySet[Any]):
    """Questions to requests to join."""

    def visible_to(self, actor: Actor) -> Self:
        """
        Narrow to the requests of organisations whose people `actor` may know about.

        An editor of the directory: of providers for which nobody signs in yet.
        """
        if actor.role != Role.DIRECTORY_EDITOR:
            organisations = apps.get_model("accounts", "Organisation").objects
            return self.filter(organisation__in=organisations.manageable_by(actor))
        memberships = apps.get_model("accounts", "Membership").objects.live()
        kept = memberships.filter(role=Role.PROVIDER).values("organisation")
        return self.filter(organisation__kind="PROVIDER").exclude(organisation__in=kept)

    def pending(self) -> Self:
        """Narrow to those nobody has decided."""
        return self.filter(decided_at=None)


class UserQuerySet(models.QuerySet[Any]):
    """Questions to the people who sign in."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those who hold, or held, a role where `actor` may know about the people."""
        memberships = self.model._meta.get_field("memberships").related_model.objects
        return self.filter(pk__in=memberships.visible_to(actor).values("user"))
