"""
What each thing at a desk is called, and where it is dealt with: of what the reader may see alone.

No name tells of a person: a file's, a listing's, a round's, and of a suggestion its need and area,
never its words.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from linkworkers.models import CaseloadImport, RuleKind, UnknownText
from linkworkers.selectors.danger import may_mean_danger
from providers.models import DirectoryImport, ListingProposal, Suggestion
from referrals.models import OnwardPayment
from referrals.selectors.payments import pounds
from spcore.accounts.actor import Actor
from spcore.accounts.selectors import without_approver

Names = Callable[[Actor, Collection[UUID]], Iterable[tuple[UUID, str]]]


@dataclass(frozen=True, slots=True)
class _Kind:
    page: str
    is_list: bool
    names: Names


_KINDS: dict[RuleKind, _Kind] = {}


def desk_subject(kind: RuleKind, *, page: str, is_list: bool = False) -> Callable[[Names], Names]:
    """
    Say by a function what the things of one kind are called. Apps above register theirs too.

    `page` is where one is dealt with; `is_list`: among others, on a page that takes no id.
    """

    def register(function: Names) -> Names:
        _KINDS[kind] = _Kind(page, is_list, function)
        return function

    return register


def names_of(kind: RuleKind, ids: Collection[UUID], *, actor: Actor) -> dict[UUID, str]:
    """Return the names of what the actor may see, by id. One query."""
    return dict(_KINDS[kind].names(actor, ids))


def page_of(kind: RuleKind, subject_id: UUID) -> str:
    """Return the address where one of them is dealt with."""
    found = _KINDS[kind]
    return reverse(found.page, args=[] if found.is_list else [subject_id])


@desk_subject(RuleKind.IMPORT_WAITS, page="linkworkers:import_detail")
def _imports(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = CaseloadImport.objects.visible_to(actor).filter(pk__in=ids)
    return rows.values_list("pk", "file_name")


@desk_subject(RuleKind.LIST_WAITS, page="providers:directory_import_detail")
def _lists(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = DirectoryImport.objects.visible_to(actor).filter(pk__in=ids)
    return ((row.pk, row.name or row.file_name) for row in rows.only("name", "file_name"))


@desk_subject(RuleKind.PROPOSAL, page="providers:proposal_detail")
def _proposals(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = ListingProposal.objects.visible_to(actor).filter(pk__in=ids)
    return rows.values_list("pk", "service__name")


@desk_subject(RuleKind.SUGGESTION, page="providers:suggestion_triage", is_list=True)
def _suggestions(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = Suggestion.objects.visible_to(actor).filter(pk__in=ids).only("need", "area")
    return ((row.pk, ", ".join(filter(None, (row.get_need_display(), row.area)))) for row in rows)


@desk_subject(RuleKind.PAYMENT, page="referrals:payment_settle")
def _payments(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = OnwardPayment.objects.visible_to(actor).filter(pk__in=ids)
    found = rows.values_list("pk", "onward__service__name", "amount_pence")
    return ((pk, f"{service}, {pounds(pence)}") for pk, service, pence in found)


@desk_subject(RuleKind.STRANGER, page="linkworkers:unknown_text_settle")
def _strangers(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    rows = UnknownText.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", "words")
    return ((pk, _("it may mean danger") if may_mean_danger(words) else "") for pk, words in rows)


@desk_subject(RuleKind.NO_APPROVER, page="accounts:approver_choose")
def _organisations(actor: Actor, ids: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    return without_approver(actor=actor).filter(pk__in=ids).values_list("pk", "name")
