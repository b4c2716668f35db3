"""Keeping ways to look at a caseload."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import CaseloadView
from spcore.accounts.actor import Actor
from spcore.errors import Invalid

MOST = 12


@transaction.atomic
def keep_view(*, name: str, query: str, actor: Actor) -> CaseloadView:
    """Keep a view under a name; the same name again replaces it. :raises Invalid:"""
    mine = CaseloadView.objects.visible_to(actor)
    view = mine.filter(name__iexact=name.strip()).first()
    if view is None and mine.count() >= MOST:
        raise Invalid(_("You keep twelve views already. Remove one first"), field="name")
    if view is None:
        view = CaseloadView(user_id=actor.user_id, organisation_id=actor.organisation_id)
    view.name, view.query = name.strip(), query
    view.save()
    return view


def remove_view(*, view_id: UUID, actor: Actor) -> None:
    """Forget a view of the actor's own; one that is gone already is no matter."""
    CaseloadView.objects.visible_to(actor).filter(pk=view_id).delete()
