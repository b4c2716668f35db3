"""How much work a case is, to change it and to say so."""

from django.utils.translation import gettext as _

from linkworkers.models import Complexity, Level, Support, Travel
from linkworkers.selectors.caseload_words import halves
from referrals.models import Referral


def support_for(referral: Referral) -> Support:
    """Return what is said of a readable case; an ordinary one where nothing is."""
    return Support.objects.filter(referral=referral).first() or Support(referral=referral)


def support_rows(support: Support) -> list[tuple[str, str]]:
    """Return it as keys and values."""
    return [
        (_("Level of support"), str(Level(support.level).label).split(":")[0]),
        (_("Complexity"), str(Complexity(support.complexity).label).split(":")[0]),
        (_("Travel"), str(Travel(support.travel).label)),
        (_("Speak at least every"), _("%(n)d weeks") % {"n": support.contact_weeks}),
        (_("As much work as"), _("%(n)s ordinary cases") % {"n": halves(support.weight)}),
    ]
