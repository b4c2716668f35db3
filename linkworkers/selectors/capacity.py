"""How many people a team's link workers can have at once, for the side of the referral form."""

from typing import Any

from django.db.models import OuterRef, Subquery, Sum

from linkworkers.models import Profile
from referrals.selectors import tells_capacity


@tells_capacity
def capacity_of_team() -> Any:
    """Return the capacity of those who take people, as an expression over the team's row."""
    rows = Profile.objects.filter(team_id=OuterRef("pk"), is_taking_people=True).order_by()
    return Subquery(rows.values("team_id").annotate(total=Sum("capacity")).values("total"))
