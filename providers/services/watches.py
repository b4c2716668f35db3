"""Watching a service: its changes come with the weekly digest."""

from datetime import datetime
from uuid import UUID

from providers import policies, selectors
from providers.models import ServiceWatch
from providers.policies import Action
from spcore.accounts.actor import Actor


def watch_service(*, actor: Actor, at: datetime, service_id: UUID) -> None:
    """Watch it; twice is once. :raises NotPermitted, NotVisible:"""
    policies.check(actor, Action.WATCH)
    service = selectors.service_for(actor=actor, service_id=service_id)
    ServiceWatch.objects.get_or_create(
        user_id=actor.user_id, service=service, defaults={"since": at}
    )


def unwatch_service(*, actor: Actor, service_id: UUID) -> None:
    """Watch it no longer. :raises NotPermitted:"""
    policies.check(actor, Action.WATCH)
    ServiceWatch.objects.visible_to(actor).filter(service_id=service_id).delete()
