"""Sharing a goal, with the person's agreement, and taking that back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import Goal, GoalShare
from linkworkers.selectors.goal_shares import could_see, service_name, sharing
from linkworkers.services.plan_telling import locked_to_plan, tell_of_plan
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.errors import Invalid, NotVisible
from spcore.needs import Need


@transaction.atomic
def share_goal(
    *,
    goal_id: UUID,
    with_practice: bool,
    onward_ids: Collection[UUID],
    actor: Actor,
    at: datetime,
) -> list[GoalShare]:
    """
    Set with whom a goal is shared: with these and nobody else. What is named nowhere any more ends.

    :raises NotVisible, NotPermitted:
    :raises Invalid: for a goal about safety at home, and for whoever may not be told.
    """
    found = Goal.objects.visible_to(actor, at=at).filter(pk=goal_id)
    referral_id = found.values_list("referral_id", flat=True).first()
    if referral_id is None:
        raise NotVisible
    referral = locked_to_plan(referral_id=referral_id, actor=actor, at=at)
    goal = found.get()
    wanted: set[UUID | None] = {*onward_ids, *([None] if with_practice else [])}
    names = _allowed(goal, referral, wanted)
    held = {row.onward_id: row for row in goal.shares.filter(ended_at=None)}
    added = [pk for pk in wanted if pk not in held]
    ended = [row for pk, row in held.items() if pk not in wanted]
    if not added and not ended:
        return list(held.values())
    GoalShare.objects.filter(pk__in=[row.pk for row in ended]).update(ended_at=at)
    GoalShare.objects.bulk_create(
        GoalShare(goal=goal, onward_id=pk, shared_by_id=actor.user_id, shared_at=at) for pk in added
    )
    who = "; ".join(sorted(names[pk] for pk in wanted))
    label = _("Goal shared with %s") % who if who else _("Goal shared with nobody")
    tell_of_plan(referral, (label, goal.words), object_id=goal.pk, actor=actor, at=at)
    return list(goal.shares.filter(ended_at=None))


def _allowed(goal: Goal, referral: Referral, wanted: set[UUID | None]) -> dict[UUID | None, str]:
    """Return those who may be shown it, by name. :raises Invalid:"""
    if wanted and goal.need == Need.SAFETY:
        raise Invalid(_("A goal about abuse or safety at home is shown to nobody here"))
    names: dict[UUID | None, str] = {row.pk: service_name(row) for row in sharing(referral)}
    if practice := could_see(referral).practice:
        names[None] = practice
    if not wanted <= names.keys():
        raise Invalid(_("The person does not agree that this is shared there"))
    return names
