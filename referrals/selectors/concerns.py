"""Concerns: who to call, the list, one in full, and what is told to whoever raised it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from referrals.models import (
    ActKind,
    CameBy,
    Concern,
    ConcernAct,
    ConcernKind,
    OnwardReferral,
    Referral,
    Scheme,
)
from referrals.selectors.crisis import LINES
from referrals.selectors.lists import PAGE, Page
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.ui import dates, statuses
from spcore.ui.addresses import address_of


@dataclass(frozen=True, slots=True)
class NumberToCall:
    """A number, whose it is and when somebody answers."""

    who: str
    number: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """All that whoever raised a concern is told of it: who has it, since when. No content."""

    concern_id: UUID
    received_by: str
    received_at: str
    seen_at: str
    taken_over_at: str


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """One row of the list, in words."""

    id: UUID
    person_id: UUID
    url: str
    title: str
    state: str
    facts: tuple[str, ...]
    owner_id: UUID
    is_unattended: bool


def case_to_worry_about(*, actor: Actor, referral_id: UUID, at: datetime) -> Referral:
    """
    Return the case a concern may be raised on. A provider's is any it was sent, consent or not.

    :raises NotVisible:
    """
    if actor.role == Role.PROVIDER:
        sent = OnwardReferral.objects.visible_to(actor).filter(referral_id=referral_id)
        rows = Referral.objects.filter(pk__in=sent.values("referral_id"))
    else:
        rows = Referral.objects.readable_by(actor, at=at).filter(pk=referral_id)
    rows = rows.select_related("person__practice", "scheme__organisation", "team", "link_worker")
    referral = rows.exclude(person=None).first()
    if referral is None:
        raise NotVisible
    return referral


def numbers_to_call(referral: Referral, *, names: bool = True) -> list[NumberToCall]:
    """
    Return whom to ring, in order: the person's own practice, the crisis lines, then the scheme.

    A number that is not on file is empty. Without `names` the practice is not named: a provider
    need not learn which it is.
    """
    practice = referral.person.practice if referral.person else None
    return _numbers(practice, referral.scheme, names=names)


def numbers_while_referring(
    *, actor: Actor, referral: Referral | None, scheme: Scheme
) -> list[NumberToCall]:
    """Return whom a referrer rings: the person's practice, or their own; then as always."""
    if referral is not None and referral.person and referral.person.practice:
        return numbers_to_call(referral)
    rows = Organisation.objects.filter(pk=actor.organisation_id, kind=OrganisationKind.PRACTICE)
    return _numbers(rows.first(), scheme, names=True)


def _numbers(practice: Organisation | None, scheme: Scheme, *, names: bool) -> list[NumberToCall]:
    lines = [_of_practice(practice, names=names)]
    lines += [NumberToCall(str(who), str(number)) for who, number in LINES]
    if scheme.duty_phone:
        who = _("Duty line, %(scheme)s") % {"scheme": scheme.organisation.name}
        lines.append(NumberToCall(who, scheme.duty_phone, scheme.duty_hours))
    return lines


def _of_practice(practice: Organisation | None, *, names: bool) -> NumberToCall:
    """Return the practice's own number, said plainly where there is none, or no practice."""
    if practice is None:
        return NumberToCall(_("No GP practice on file for this person: NHS 111, any time"), "111")
    who = practice.name if names else _("the person's own practice")
    said = _("Duty clinician, %(practice)s") % {"practice": who}
    return NumberToCall(said, practice.duty_phone or practice.phone, practice.duty_hours)


def concern_for(*, actor: Actor, concern_id: UUID) -> Concern:
    """Return one concern in full. :raises NotVisible:"""
    rows = Concern.objects.visible_to(actor).select_related(
        "referral__person__practice",
        "referral__scheme__organisation",
        "owner",
        "raised_by",
        "raised_by_organisation",
        "seen_by",
        "taken_over_by",
        "about_user",
        "about_organisation",
    )
    concern = rows.filter(pk=concern_id).first()
    if concern is None:
        raise NotVisible
    return concern


def receipt_for(*, actor: Actor, concern_id: UUID) -> tuple[Concern, Receipt]:
    """Return a concern the actor raised and what they are told of it. :raises NotVisible:"""
    rows = Concern.objects.raised_by(actor).select_related(
        "owner", "referral__scheme__organisation", "referral__person__practice"
    )
    concern = rows.filter(pk=concern_id).first()
    if concern is None:
        raise NotVisible
    return concern, _receipt(concern)


def receipts_of(*, actor: Actor, referral_id: UUID) -> list[Receipt]:
    """Return what the actor raised on a case, newest first."""
    rows = Concern.objects.raised_by(actor).filter(referral_id=referral_id)
    rows = rows.select_related("owner", "referral").order_by("-raised_at", "pk")
    return [_receipt(concern) for concern in rows]


def _receipt(concern: Concern) -> Receipt:
    return Receipt(
        concern_id=concern.pk,
        received_by=owner_role(concern),
        received_at=dates.when(concern.raised_at),
        seen_at=dates.when(concern.seen_at),
        taken_over_at=dates.when(concern.taken_over_at),
    )


def owner_role(concern: Concern) -> str:
    """Return the role in which the owner has it."""
    referral = concern.referral
    if concern.owner_id == referral.link_worker_id:
        return str(Role.LINK_WORKER.label)
    held = Membership.objects.filter(
        user_id=concern.owner_id, organisation_id__in=[referral.team_id, referral.scheme_id]
    )
    order = (Role.SUPERVISOR, Role.SAFEGUARDING_LEAD, Role.LINK_WORKER)
    roles = set(held.values_list("role", flat=True))
    return next((str(role.label) for role in order if role in roles), _("The team"))


def concern_flag(
    *, actor: Actor, referral: Referral, classes: frozenset[str]
) -> tuple[UUID | None, bool]:
    """
    Return the open concern the actor may read, if any, and whether they only learn that one is.

    A practice's administrator is told to ask the safeguarding lead, and no more.
    """
    rows = Concern.objects.about_the_person().filter(referral=referral).open()
    rows = rows.order_by("raised_at", "pk")
    first: UUID | None = rows.values_list("pk", flat=True).first()
    if "safeguarding" in classes:
        return first, False
    is_flagged = actor.role == Role.REFERRER_ADMIN and "consent" in classes
    return None, is_flagged and first is not None


def urgent_for(actor: Actor) -> QuerySet[Concern]:
    """Return the open concerns that wait for the actor here: owned by them, or told to them."""
    told = ConcernAct.objects.filter(
        concern_id=OuterRef("pk"), kind=ActKind.TOLD, user_id=actor.user_id
    )
    rows = Concern.objects.open().filter(Q(owner_id=actor.user_id) | Exists(told))
    if actor.role == Role.SAFEGUARDING_LEAD:
        return rows.filter(referral__scheme_id=actor.organisation_id)
    return rows.filter(referral__team_id=actor.organisation_id)


def concerns(*, actor: Actor, is_open: bool, at: datetime, after: UUID | None = None) -> Page:
    """Return the concerns the actor may read: the open ones oldest first, or the settled ones."""
    rows = Concern.objects.visible_to(actor).filter(taken_over_at__isnull=is_open)
    rows = rows.order_by("raised_at", "pk") if is_open else rows.order_by("-raised_at", "-pk")
    if after is not None:
        rows = _behind(rows, after, is_open)
    lines = rows.values_list(*LINE)[: PAGE + 1]
    found = [concern_row(ConcernLine(*line), at) for line in lines]
    return Page(found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None)


def _behind(rows: QuerySet[Concern], after: UUID, is_open: bool) -> QuerySet[Concern]:
    last = rows.filter(pk=after).values_list("raised_at", flat=True).first()
    if last is None:
        return rows
    if is_open:
        return rows.filter(Q(raised_at__gt=last) | Q(raised_at=last, pk__gt=after))
    return rows.filter(Q(raised_at__lt=last) | Q(raised_at=last, pk__lt=after))


class ConcernLine(NamedTuple):
    """What a row is made of: a list's columns, in the order of `LINE`."""

    id: UUID
    person_id: UUID
    given_name: str
    preferred_name: str
    family_name: str
    kind: str
    came_by: str
    reference: str
    raised_at: datetime
    owner_id: UUID
    owner: str
    seen_at: datetime | None
    passed_on_at: datetime | None
    taken_over_at: datetime | None
    taken_over_by: str | None


LINE = (
    "pk",
    "person_id",
    "referral__person__given_name",
    "referral__person__preferred_name",
    "referral__person__family_name",
    "kind",
    "came_by",
    "referral__reference",
    "raised_at",
    "owner_id",
    "owner__name",
    "seen_at",
    "passed_on_at",
    "taken_over_at",
    "taken_over_by__name",
)


def concern_row(concern: ConcernLine, at: datetime) -> ConcernRow:
    """Return one concern as a list shows it."""
    facts = [
        str(ConcernKind(concern.kind).label),
        concern.reference,
        _("raised %(ago)s") % {"ago": dates.ago(concern.raised_at, at=at)},
        _("owner: %(name)s") % {"name": concern.owner},
    ]
    if concern.came_by != CameBy.COLLEAGUE:
        facts.insert(1, str(CameBy(concern.came_by).label))
    if concern.passed_on_at and not concern.taken_over_at:
        facts.append(_("passed on at %(time)s") % {"time": dates.clock(concern.passed_on_at)})
    if concern.taken_over_by:
        facts.append(_("taken over by %(name)s") % {"name": concern.taken_over_by})
    return ConcernRow(
        id=concern.id,
        person_id=concern.person_id,
        url=address_of("referrals:concern_detail", concern.id),
        title=f"{concern.preferred_name or concern.given_name} {concern.family_name}",
        state=_state(concern),
        facts=tuple(facts),
        owner_id=concern.owner_id,
        is_unattended=concern.came_by != CameBy.COLLEAGUE,
    )


def _state(concern: ConcernLine) -> str:
    if concern.taken_over_at:
        return statuses.tag_html(_("Taken over"), "green")
    if concern.seen_at:
        return statuses.tag_html(_("Seen, not taken over"), "orange")
    return statuses.tag_html(_("Nobody has seen it"), "red")
