"""Saying that one has seen what is new."""

from datetime import UTC, datetime

from django.db import transaction

from referrals.models.news import NewsMark
from spcore.accounts.actor import Actor
from spcore.errors import NotPermitted

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # before anything here: all of it is new again


@transaction.atomic
def mark_news_seen(*, until: datetime, actor: Actor, at: datetime) -> NewsMark:
    """
    Keep that the actor has seen what happened until then, where they act now; never earlier.

    :raises NotPermitted: for nobody.
    """
    if actor.user_id is None or actor.organisation_id is None:
        raise NotPermitted("Nobody is signed in")
    until = min(until, at)
    mark, is_new = NewsMark.objects.select_for_update().get_or_create(
        user_id=actor.user_id,
        organisation_id=actor.organisation_id,
        defaults={"seen_at": until, "before": LONG_AGO},
    )
    if not is_new and until > mark.seen_at:
        mark.before, mark.seen_at = mark.seen_at, until
        mark.save(update_fields=["before", "seen_at"])
    return mark


@transaction.atomic
def unmark_news(*, actor: Actor) -> None:
    """Take the last mark back, if there is one: what was new before is new again."""
    mark = NewsMark.objects.visible_to(actor).select_for_update(of=("self",)).first()
    if mark is not None and mark.before is not None:
        mark.seen_at, mark.before = mark.before, None
        mark.save(update_fields=["seen_at", "before"])
