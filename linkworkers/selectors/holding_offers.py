"""What somebody who waits could go to by themself: what was told them, and what else there is."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linkworkers.models import HoldingOffer
from linkworkers.selectors.case import Case
from linkworkers.selectors.matches import query_for
from linkworkers.selectors.on_paper import OnPaper, services_on_paper
from providers import selectors as providers
from providers.models import Service
from providers.selectors import Option
from referrals.models import Person, Referral
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.needs import Need
from spcore.ui import dates

WAITS = (Status.ACCEPTED, Status.WAITING, Status.ALLOCATED)
MOST = 10


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing they were told of, in words."""

    id: UUID
    service_id: UUID
    name: str
    facts: list[str]
    has_gone: bool


def waits(referral: Referral) -> bool:
    """Tell whether somebody was accepted and nobody has begun to work with them."""
    return referral.status in WAITS


def offers_of(referral: Referral) -> list[Offered]:
    """Return what they were told of, the latest first. One query."""
    rows = HoldingOffer.objects.filter(referral=referral, withdrawn_at=None)
    rows = rows.select_related("service", "offered_by").order_by("-offered_at", "pk")
    return [_offered(row) for row in rows]


def _offered(row: HoldingOffer) -> Offered:
    said = {"day": dates.day(row.offered_at), "who": row.offered_by.name}
    went = _("they went, said on %(day)s") % {"day": dates.day(row.taken_up_on)}
    facts = [row.service.provider_name, _("told %(day)s by %(who)s") % said]
    return Offered(
        id=row.pk,
        service_id=row.service_id,
        name=row.service.name,
        facts=[*facts, *([went] if row.taken_up_on else [])],
        has_gone=row.taken_up_on is not None,
    )


def holding_choices(case: Case, *, on: date) -> list[Option]:
    """
    Return what is near, for their needs, has places, and is gone to without a referral. Few
    queries. Nothing for what is about abuse: the way there is a worker's.
    """
    query = replace(query_for(case, on=on), comes_alone=True)
    query = replace(query, needs=tuple(need for need in query.needs if need != Need.SAFETY))
    groups = providers.match_services(query) if query.needs else []
    held = set(
        HoldingOffer.objects.filter(referral=case.referral, withdrawn_at=None).values_list(
            "service_id", flat=True
        )
    )
    options = (option for group in groups for option in group.options)
    return [option for option in options if option.pk not in held][:MOST]


def holding_offer_for(*, actor: Actor, holding_id: UUID, at: datetime) -> HoldingOffer:
    """Return one of a case the actor may open. :raises NotVisible:"""
    row = HoldingOffer.objects.visible_to(actor, at=at).filter(pk=holding_id).first()
    if row is None:
        raise NotVisible
    return row


def offers_on_paper(referral: Referral) -> list[OnPaper]:
    """Return what they were told of for paper, by name. Two queries."""
    held = HoldingOffer.objects.filter(referral=referral, withdrawn_at=None).values("service")
    return services_on_paper(Service.objects.filter(pk__in=held).order_by("name", "pk"))


def why_not_posted(person: Person) -> str:
    """Return why the paper is given by hand alone; nothing where it may be posted."""
    if person.is_address_sensitive or not person.may_post:
        return _("Do not post it: post is not safe for this person.")
    return ""
