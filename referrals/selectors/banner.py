"""The banner over every page of a case: the person's, with an open concern and a death."""

from dataclasses import replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from referrals.models import Referral
from referrals.selectors.person_page import banner_of, withheld_from
from spcore.ui.banner import PersonBanner
from spcore.ui.dates import day


def case_banner(
    referral: Referral, *, classes: frozenset[str], concern_id: UUID | None = None
) -> PersonBanner:
    """Return the banner of a case's person, as much of it as `classes` allow."""
    person = referral.person
    if person is None or "name" not in classes:
        return PersonBanner(name=referral.reference, withheld=withheld_from(frozenset()))
    is_worrying = concern_id is not None and "safeguarding" in classes
    banner = banner_of(person, classes=classes)
    ordered = person.court_orders and "family" in classes
    careful = [banner.safe_contact, _("There is a court order: read it first.") if ordered else ""]
    return replace(
        banner,
        safe_contact=" ".join(filter(None, careful)),
        has_open_concern=is_worrying,
        concern_url=reverse("referrals:concern_detail", args=[concern_id]) if is_worrying else "",
        note=_("Died on %(day)s.") % {"day": day(person.died_on)} if person.died_on else "",
    )
