"""What each reason counts in the matching of a scheme."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import MatchPoints
from providers.selectors import WEIGHTS
from referrals import services as referrals
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid

MOST = 100


@transaction.atomic
def set_match_points(
    *,
    points: Mapping[str, int],
    version: int,
    changed: Sequence[referrals.Changed],
    actor: Actor,
    at: datetime,
) -> MatchPoints:
    """
    Save the points of the actor's own scheme, and keep what changed. They hold at once.

    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when somebody changed them meanwhile.
    """
    scheme = referrals.locked_scheme(actor)
    held = MatchPoints.objects.filter(scheme=scheme).first() or MatchPoints(scheme=scheme)
    if held.version != version:
        raise Conflict(referrals.STALE)
    if set(points) - set(WEIGHTS) or not all(0 <= value <= MOST for value in points.values()):
        raise Invalid(_("Points go from 0 to %(n)d") % {"n": MOST})
    held.points = {name: value for name, value in points.items() if value != WEIGHTS[name]}
    held.version += 1
    held.save()
    referrals.remember_changes(scheme, changed, actor, at)
    return held
