"""Nobody leaves a team while people have them as their link worker."""

from django.utils.translation import ngettext

from linkworkers.models import Profile
from referrals.models import Referral
from referrals.states import IN_HAND
from spcore.accounts.models import Membership
from spcore.accounts.roles import CASE_ROLES
from spcore.accounts.services import before_leaving
from spcore.errors import Conflict


@before_leaving
def refuse_to_leave_people(membership: Membership) -> None:
    """
    Refuse to end the role of whoever still holds open people of that team.

    Whoever gives them somebody meanwhile waits for the profile, and finds that they have left.
    :raises Conflict:
    """
    if membership.role not in CASE_ROLES:
        return
    team_id, user_id = membership.organisation_id, membership.user_id
    Profile.objects.select_for_update().filter(user_id=user_id, team_id=team_id).first()
    held = Referral.objects.filter(team_id=team_id, link_worker_id=user_id).in_status(*IN_HAND)
    number = held.count()
    if number:
        words = ngettext(
            "They still work with %(n)d person. Their supervisor hands them over first, on “Team”",
            "They still work with %(n)d people. Their supervisor hands them over first, on “Team”",
            number,
        )
        raise Conflict(words % {"n": number})
