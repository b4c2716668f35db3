"""The week of a practice: what happened, what waits for it, what is late."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

from referrals.models import Digest
from referrals.selectors.made import MadeFilter, number_made
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotVisible

WEEK = timedelta(days=7)
SALT = "referrals.digest.stop"
LINK_DAYS = 60


@dataclass(frozen=True, slots=True)
class Week:
    """How many referrals had news, how many wait for the practice."""

    news: int
    to_do: int


def news_filter(*, at: datetime) -> MadeFilter:
    """Return what had news in the last seven days."""
    return MadeFilter(news_since=at - WEEK)


def week_of(practice_id: UUID, *, at: datetime) -> Week:
    """Return the counts of one practice. Two queries."""
    actor = Actor(role=Role.REFERRER_ADMIN, user_id=None, organisation_id=practice_id)
    return Week(
        news=number_made(actor=actor, wanted=news_filter(at=at), at=at),
        to_do=number_made(actor=actor, wanted=MadeFilter(needs_action=True), at=at),
    )


def digest_for(digest_id: UUID) -> Digest | None:
    """Return a promised digest with its practice."""
    return Digest.objects.select_related("practice").filter(pk=digest_id).first()


def stop_token(practice_id: UUID) -> str:
    """Return the secret of the link that stops a practice's digests, and does nothing else."""
    return signing.TimestampSigner(salt=SALT).sign(str(practice_id))


def stop_link(practice_id: UUID) -> str:
    """Return the whole address, for the email."""
    path = reverse("referrals:digest_stop", args=[stop_token(practice_id)])
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def practice_of_token(token: str) -> UUID:
    """Return whose digests a link stops. :raises NotVisible: when it is not ours, or too old."""
    try:
        value = signing.TimestampSigner(salt=SALT).unsign(token, max_age=timedelta(days=LINK_DAYS))
        return UUID(value)
    except (signing.BadSignature, ValueError) as error:
        raise NotVisible from error
