"""Two listings of one service: an editor keeps one of them, and may take it back."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from providers import policies
from providers.models import ListingPair, Service
from providers.policies import Action
from providers.selectors.duplicates import pair_for
from providers.services.versions import details_of, remember
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible

# What the kept listing takes from the other where it says nothing itself.
FILLED = (
    *("description", "eligibility", "fees", "how_to_refer", "phone", "email", "url"),
    *("opening_text", "area_served", "host", "transport_help", "minimum_age", "maximum_age"),
)


@transaction.atomic
def decide_pair(
    *, first_id: UUID, second_id: UUID, kept_id: UUID | None, actor: Actor, at: datetime
) -> ListingPair:
    """
    Keep one of two listings, or say that they are not the same (`kept_id` None).

    The other goes out of the directory; it is not deleted. What the kept one did not say it takes
    from the other, and its history keeps what it said before.

    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when somebody has decided it already.
    """
    policies.check(actor, Action.JOIN)
    pair = {row.pk: row for row in _locked(actor, first_id, second_id)}
    if len(pair) != 2 or (kept_id is not None and kept_id not in pair):
        raise Invalid(_("Choose one of the two"))
    first, second = sorted(pair)
    if ListingPair.objects.filter(first_id=first, second_id=second).exists():
        raise Conflict(_("Somebody has decided this already"))
    if kept_id is not None:
        kept, other = pair[kept_id], pair[second if kept_id == first else first]
        _fill(kept, other, actor, at)
        _show(other, at, is_private=True)
    decided = ListingPair.objects.create(
        first_id=first,
        second_id=second,
        kept_id=kept_id,
        decided_by_id=actor.user_id,
        decided_at=at,
    )
    _record(actor, decided)
    return decided


@transaction.atomic
def undo_pair(*, pair_id: UUID, actor: Actor, at: datetime) -> None:
    """Put the other listing back; what was filled in stays. :raises NotPermitted, NotVisible:"""
    policies.check(actor, Action.JOIN)
    pair = pair_for(actor=actor, pair_id=pair_id)
    if pair.kept_id is not None:
        other_id = pair.second_id if pair.kept_id == pair.first_id else pair.first_id
        for row in _locked(actor, other_id):
            _show(row, at, is_private=False)
    _record(actor, pair)
    pair.delete()


def _locked(actor: Actor, *ids: UUID) -> list[Service]:
    rows = Service.objects.editable_by(actor).select_for_update(of=("self",))
    found = list(rows.filter(pk__in=ids).order_by("pk"))
    if len(found) != len(set(ids)):
        raise NotVisible
    return found


def _fill(kept: Service, other: Service, actor: Actor, at: datetime) -> None:
    gaps: dict[str, Any] = {
        name: getattr(other, name)
        for name in FILLED
        if getattr(kept, name) in (None, "") and getattr(other, name) not in (None, "")
    }
    low, high = (gaps.get(name, getattr(kept, name)) for name in ("minimum_age", "maximum_age"))
    if low is not None and high is not None and low > high:
        gaps = {name: value for name, value in gaps.items() if not name.endswith("_age")}
    remember(kept, replace(details_of(kept), **gaps), actor=actor, at=at)
    for name, value in gaps.items():
        setattr(kept, name, value)
    kept.needs = sorted({*kept.needs, *other.needs})
    kept.modified_at = at
    kept.version += 1
    kept.save()


def _show(service: Service, at: datetime, *, is_private: bool) -> None:
    service.is_private = is_private
    service.modified_at = at
    service.version += 1
    service.save(update_fields=["is_private", "modified_at", "version"])


def _record(actor: Actor, pair: ListingPair) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="providers:listing_pairs",
        object_id=pair.kept_id or pair.first_id,
    )
