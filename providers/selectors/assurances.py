"""Whether a provider may receive personal data, and the evidence for it (practice.md 25)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from providers import policies
from providers.models import Assurance, AssuranceKind, Provider
from providers.models.querysets import CHECKERS, NEEDED
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


@dataclass(frozen=True, slots=True)
class AssuranceLine:
    """One kind of evidence: what was given, and whether it counts today."""

    kind: str
    label: str
    is_needed: bool
    assurance: Assurance | None
    is_in_force: bool
    is_expired: bool


@dataclass(frozen=True, slots=True)
class ProviderToCheck:
    """A provider and how much of its evidence nobody has checked yet."""

    pk: UUID
    name: str
    waiting: int


def is_assured(provider_id: UUID, *, on: date) -> bool:
    """Tell whether a provider may receive personal data on that day. One query."""
    return Provider.objects.filter(pk=provider_id).assured_on(on).exists()


def provider_for_evidence(*, actor: Actor, provider_id: UUID | None) -> Provider:
    """
    Return the provider whose evidence the actor may read; a provider's own by default.

    :raises NotVisible:
    """
    pk = provider_id or actor.organisation_id
    provider = Provider.objects.visible_to(actor).select_related("organisation")
    found = provider.filter(pk=pk).first()
    if found is None or not policies.may_read_evidence(actor, found.pk):
        raise NotVisible
    return found


def assurance_lines(*, actor: Actor, provider_id: UUID, on: date) -> list[AssuranceLine]:
    """Return every kind of evidence in order, with what the provider gave. One query."""
    rows = Assurance.objects.visible_to(actor).filter(provider_id=provider_id)
    given = {row.kind: row for row in rows}
    return [_line(kind, given.get(kind.value), on) for kind in AssuranceKind]


def assurances_version(lines: list[AssuranceLine]) -> int:
    """Return a number that grows with each change to a provider's evidence."""
    return sum(line.assurance.version + 1 for line in lines if line.assurance)


def assurance_for(*, actor: Actor, assurance_id: UUID) -> Assurance:
    """Return one piece of evidence. :raises NotVisible:"""
    row = Assurance.objects.visible_to(actor).filter(pk=assurance_id).first()
    if row is None:
        raise NotVisible
    return row


def providers_to_check(*, actor: Actor, words: str = "", limit: int = 50) -> list[ProviderToCheck]:
    """Return providers with evidence that waits for a check, or whose name holds `words`."""
    if actor.role not in CHECKERS:
        return []
    waiting = Count("assurances", filter=Q(assurances__checked_on=None))
    rows = Provider.objects.visible_to(actor).annotate(waiting=waiting)
    holds = Q(organisation__name__icontains=words) if words else Q(waiting__gt=0)
    rows = rows.filter(holds)
    rows = rows.order_by("-waiting", "organisation__name", "pk")
    return [
        ProviderToCheck(*row)
        for row in rows.values_list("pk", "organisation__name", "waiting")[:limit]
    ]


def _line(kind: AssuranceKind, given: Assurance | None, on: date) -> AssuranceLine:
    in_time = given is not None and given.expires_on >= on
    checked = given is not None and given.checked_on is not None and given.checked_on <= on
    return AssuranceLine(
        kind=kind.value,
        label=str(kind.label),
        is_needed=kind.value in NEEDED,
        assurance=given,
        is_in_force=in_time and checked,
        is_expired=given is not None and not in_time,
    )
