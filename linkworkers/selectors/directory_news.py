"""What changed in the directory near a worker's practices, for their page and weekly email."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from linkworkers.models import DirectoryNews
from providers.selectors.changes import ChangeRow, Near, changes_near
from referrals.models import Referral, TeamCover
from referrals.states import OPEN
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.private_links import address

WEEK = timedelta(days=7)
SALT = "linkworkers.directory_news.stop"
LINK_DAYS = 60


def choice_of(user_id: UUID | None) -> DirectoryNews:
    """Return what somebody chose to hear; the usual where they chose nothing."""
    return DirectoryNews.objects.filter(pk=user_id).first() or DirectoryNews(user_id=user_id)


def changes_for(*, actor: Actor, choice: DirectoryNews, at: datetime) -> list[ChangeRow]:
    """Return the last seven days near the actor's team. Five queries, whatever there is."""
    near = Near(
        points=_practices(actor),
        within_km=choice.within_km,
        needs=tuple(choice.needs) or _needs(actor),
    )
    return changes_near(actor=actor, near=near, since=at - WEEK, on=timezone.localdate(at))


def _practices(actor: Actor) -> tuple[tuple[int, int], ...]:
    rows = TeamCover.objects.filter(
        team_id=actor.organisation_id, practice__is_open=True, practice__easting__isnull=False
    )
    points = rows.values_list("practice__easting", "practice__northing").distinct()
    return tuple(sorted((east, north) for east, north in points if north is not None))


def _needs(actor: Actor) -> tuple[str, ...]:
    """Return the needs of the people the actor helps now; none where they help nobody."""
    rows = Referral.objects.filter(
        team_id=actor.organisation_id, link_worker_id=actor.user_id, status__in=OPEN
    )
    return tuple(sorted({need for needs in rows.values_list("needs", flat=True) for need in needs}))


def workers_to_tell() -> QuerySet[Membership]:
    """Return the link workers who did not turn it off."""
    rows = Membership.objects.live().filter(role=Role.LINK_WORKER, user__is_active=True)
    return rows.exclude(user__directory_news__is_on=False).order_by("pk")


def worker_of(user_id: UUID) -> tuple[Actor, str] | None:
    """Return a worker as who acts, and their address; None where they are to be told no more."""
    held = workers_to_tell().filter(user_id=user_id).select_related("user").first()
    if held is None:
        return None
    actor = Actor(role=Role.LINK_WORKER, user_id=user_id, organisation_id=held.organisation_id)
    return actor, held.user.email


def stop_link(user_id: UUID) -> str:
    """Return the whole address that turns one worker's email off, and does nothing else."""
    token = signing.TimestampSigner(salt=SALT).sign(user_id.hex)
    return address(reverse("linkworkers:directory_news_stop", args=[token]))


def user_of_stop(token: str) -> UUID:
    """Return whose email a link turns off. :raises NotVisible: when not ours, or too old."""
    try:
        value = signing.TimestampSigner(salt=SALT).unsign(token, max_age=timedelta(days=LINK_DAYS))
        return UUID(value)
    except (signing.BadSignature, ValueError) as error:
        raise NotVisible from error
