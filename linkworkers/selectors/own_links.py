"""Whether a link may go to a person, what it opens, and what its reader is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from linkworkers.models import About, OwnLink, ShortlistItem, Wish
from linkworkers.selectors.on_paper import OnPaper
from linkworkers.selectors.reaching import Way, way_to
from linkworkers.selectors.shortlists import shortlist_on_paper
from referrals.models import Referral
from referrals.states import IN_HAND, OPEN
from spcore.accounts.tokens import hash_of

CODE_LASTS = timedelta(minutes=10)
MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One service as the person reads it, and what they said of it last."""

    item_id: UUID
    service: OnPaper
    note: str
    wish: str
    wish_words: str


def way_for(referral: Referral, *, at: datetime) -> Way:
    """Return how a link may reach the person now; with a safe-contact rule by no way at all."""
    if referral.person is None:
        return Way()
    return way_to(referral.person, scheme=referral.scheme, at=at)


def address_hash(way: Way) -> str:
    """Return what tells whether the person is still reached where the link went."""
    return hash_of(way.number or way.email)


def last_link_of(referral: Referral, *, about: About) -> OwnLink | None:
    """Return the latest link of a case to this. One query."""
    return referral.own_links.filter(about=about).order_by("-promised_at", "-pk").first()


def is_ready(referral: Referral, *, about: About) -> bool:
    """Tell whether somebody works with the person, and there is something to look at."""
    has_something = about != About.SHORTLIST or bool(choices_of(referral))
    return referral.status in IN_HAND and has_something


def link_to_send(link_id: UUID) -> OwnLink | None:
    """Return a promised link of a case that is still open, unless it was ended."""
    return _open().filter(pk=link_id).first()


def link_of_token(*, token: str, at: datetime) -> OwnLink | None:
    """Return the link whose secret this is, while it works."""
    found = _open().filter(token_hash=hash_of(token)).first() if token else None
    return found if found is not None and is_working(found, at=at) else None


def old_link_of_token(*, token: str, at: datetime) -> OwnLink | None:
    """Return the link whose secret this was, if it only ran out."""
    rows = _open().filter(token_hash=hash_of(token), expires_at__lte=at, tries__lt=MOST_TRIES)
    return rows.first() if token else None


def working_link(
    *, link_id: str | None, at: datetime, about: About | None = None
) -> OwnLink | None:
    """Return the link that a browser opened, while it works; only one to this, if that is said."""
    rows = _open().filter(about=about) if about else _open()
    found = rows.filter(pk=link_id).first() if link_id else None
    return found if found is not None and is_working(found, at=at) else None


def is_working(link: OwnLink, *, at: datetime) -> bool:
    """Tell whether it works: in time, not guessed at, and the person may still be reached there."""
    if link.expires_at is None or link.expires_at <= at or link.tries >= MOST_TRIES:
        return False
    way = way_for(link.referral, at=at)
    return way.is_open and address_hash(way) == link.address_hash


def choices_of(referral: Referral) -> list[Choice]:
    """Return the services of the list as on paper, with what the person said. Four queries."""
    items = {
        item.service_id: item
        for item in ShortlistItem.objects.filter(referral=referral, removed_at=None)
    }
    return [
        Choice(
            item_id=items[service.pk].pk,
            service=service,
            note=note,
            wish=items[service.pk].wish,
            wish_words=str(Wish(items[service.pk].wish).label) if items[service.pk].wish else "",
        )
        for service, note in shortlist_on_paper(referral).things
    ]


def _open() -> QuerySet[OwnLink]:
    rows = OwnLink.objects.select_related("referral__scheme", "referral__person")
    return rows.filter(ended_at=None, referral__status__in=OPEN, referral__person__died_on=None)
