"""Which listings an actor may see, and what makes a listing fit to be used."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, Q

from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role

# DBS is asked for where the work needs it, so it is no bar by itself (practice.md 25).
NEEDED = ("sharing_agreement", "controller_contact", "ico", "safeguarding", "insurance")
EDITORS = (Role.DIRECTORY_EDITOR, Role.SYSTEM)
SEES_MORE = (*EDITORS, Role.PROVIDER)  # than what is published
CHECKERS = (Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN, Role.SYSTEM)
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
