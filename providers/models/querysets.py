"""Which listings an actor may see, and what makes a listing fit to be used."""

from datetime import date
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Q

from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role

# DBS is asked for where the work needs it, so it is no bar by itself (practice.md 25).
NEEDED = ("sharing_agreement", "controller_contact", "ico", "safeguarding", "insurance")
EDITORS = (Role.DIRECTORY_EDITOR, Role.SYSTEM)
SEES_MORE = (*EDITORS, Role.PROVIDER)  # than what is published
CHECKERS = (Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN, Role.SYSTEM)
# Who plans what is there, and so must know when money for it ends (practice.md 28).
PLANNERS = (*EDITORS, Role.COMMISSIONER, Role.SCHEME_ADMIN)
# Who rings providers for people, and so may know whom to ask for.
REACH = (*EDITORS, Role.LINK_WORKER, Role.SUPERVISOR, Role.TEAM_ADMIN)
RINGERS = (*CHECKERS, Role.LINK_WORKER, Role.TEAM_ADMIN, Role.SUPERVISOR)
PUBLISHED = Q(status="active", is_private=False, provider_is_open=True)


def in_force(day: date, prefix: str = "") -> Q:
    """Return what makes a needed assurance count on `day`: checked by then, and not run out."""
    terms = {
        "kind__in": NEEDED,
        "checked_on__lte": day,
        "expires_on__gte": day,
    }
    return Q(**{f"{prefix}{name}": value for name, value in terms.items()})


class ProviderQuerySet(models.QuerySet):
    """Providers."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to providers the actor may know about: the directory is public."""
        return self.filter(organisation__is_open=True)

    def editable_by(self, actor: Actor) -> Self:
        """Narrow to providers whose listings the actor keeps."""
        if actor.role in EDITORS:
            return self
        if actor.role == Role.PROVIDER:
            return self.filter(organisation_id=actor.organisation_id)
        return self.none()

    def assured_on(self, day: date) -> Self:
        """Narrow to providers that may receive personal data on `day`."""
        held = Count("assurances", filter=in_force(day, "assurances__"))
        holders = type(self)(self.model).annotate(held=held).filter(held=len(NEEDED))
        return self.filter(pk__in=holders.values("pk"))


class AssuranceQuerySet(models.QuerySet):
    """Assurances: evidence is for the provider itself and for those who check it."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the evidence the actor may read."""
        if actor.role in CHECKERS:
            return self
        if actor.role == Role.PROVIDER:
            return self.filter(provider_id=actor.organisation_id)
        return self.none()


class FundingQuerySet(models.QuerySet):
    """Lines of money: `amount` and `terms` are read by `own_to` alone."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the lines whose funder and dates the actor may read."""
        if actor.role in PLANNERS:
            return self
        return self.filter(Q(is_public=True) | _own(actor))

    def own_to(self, actor: Actor) -> Self:
        """Narrow to the lines of the actor's own provider: those it may read in full."""
        return self.filter(_own(actor))


class ListingContactQuerySet(models.QuerySet):
    """People to ask for at a provider."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those who agreed to be named, and to those of whom one's work is."""
        if actor.role in REACH:
            return self
        return self.filter(Q(is_public=True) | _own(actor))


def _own(actor: Actor) -> Q:
    if actor.role != Role.PROVIDER:
        return Q(pk__in=[])
    return Q(provider_id=actor.organisation_id)


class ServiceQuerySet(models.QuerySet):
    """Services."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to listings the actor may see: published ones, and an editor's own."""
        if actor.role in EDITORS:
            return self
        if actor.role == Role.PROVIDER:
            return self.filter(PUBLISHED | Q(provider_id=actor.organisation_id))
        return self.published()

    def published(self) -> Self:
        """Narrow to what the public directory and the open data show."""
        return self.filter(PUBLISHED)

    def editable_by(self, actor: Actor) -> Self:
        """Narrow to listings the actor keeps."""
        if actor.role in EDITORS:
            return self
        if actor.role == Role.PROVIDER:
            return self.filter(provider_id=actor.organisation_id)
        return self.none()


class OfServiceQuerySet(models.QuerySet):
    """Rows that hang on a listing and say who did what."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of listings the actor keeps; whoever may ring a service sees all."""
        if actor.role in RINGERS:
            return self
        services = apps.get_model("providers", "Service").objects.editable_by(actor)
        return self.filter(service__in=services)


class ListingPairQuerySet(models.QuerySet):
    """What was decided on two listings alike."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to all for those who keep the directory, else to none."""
        return self if actor.role in EDITORS else self.none()


class OwnGroupQuerySet(models.QuerySet):
    """Groups of services."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the groups of the actor's own services."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role == Role.PROVIDER:
            return self.filter(service__provider_id=actor.organisation_id)
        return self.none()


class OwnQuerySet(models.QuerySet):
    """Rows of one provider that are for itself and for those who keep the directory."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own."""
        if actor.role in CHECKERS:
            return self
        if actor.role == Role.PROVIDER:
            return self.filter(provider_id=actor.organisation_id)
        return self.none()


class ProposalQuerySet(models.QuerySet):
    """Edits of listings that somebody proposed."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to one's own, and to those whose listing the actor answers for."""
        if actor.role in CHECKERS:
            return self
        own = Q(by_id=actor.user_id) if actor.user_id else Q(pk__in=[])
        if actor.role == Role.PROVIDER:
            own |= Q(service__provider_id=actor.organisation_id)
        return self.filter(own)


class WatchQuerySet(models.QuerySet):
    """Who watches what."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own."""
        if actor.role == Role.SYSTEM:
            return self
        return self.filter(user_id=actor.user_id) if actor.user_id else self.none()


class SuggestionQuerySet(models.QuerySet):
    """What people said is missing, as they wrote it."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to what those read who keep the directory."""
        return self if actor.role in CHECKERS else self.none()

    def answered(self) -> Self:
        """Narrow to what the public reads: the words of an editor, and what came of it."""
        return self.filter(state__in=("looking", "added", "not_now")).exclude(title="")
