"""
What is stale that is no case, as queries: each by one rule, for the pass that raises reminders.

Each gives `rule`, `desk` (whose list it is on; none: that of all whom the rule tells), `subject`
and `anchor`. The directory and a stranger's text belong to no scheme: of them, the rule holds that
is due the soonest. So it is with organisations that refer: any scheme's administrator names who
approves their colleagues.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from linkworkers.models import CaseloadImport, ReminderRule, RuleKind, UnknownText
from linkworkers.models.caseload_import import NOT_IN
from providers.models import (
    DirectoryImport,
    ListingProposal,
    ProposalState,
    Suggestion,
    SuggestionState,
)
from providers.models.directory_import import OPEN_LISTS
from referrals.models import OnwardPayment
from referrals.models.payment import PaymentState
from spcore.accounts.actor import SYSTEM
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.accounts.selectors import without_approver

Condition = Callable[[], QuerySet[Any]]
_CONDITIONS: dict[RuleKind, Condition] = {}
_NOBODYS = Cast(Value(None), UUIDField())


def desk_condition(kind: RuleKind) -> Callable[[Condition], Condition]:
    """Say by a function what is stale by one kind of rule. Apps above register theirs too."""

    def register(function: Condition) -> Condition:
        _CONDITIONS[kind] = function
        return function

    return register


def due_at_desks(kind: RuleKind) -> QuerySet[Any]:
    """Return what is stale by one kind of rule, in the columns of this module."""
    return _CONDITIONS[kind]()


def desk_due(kind: RuleKind, rows: QuerySet[Any], *, desk: Any, scheme: str = "") -> QuerySet[Any]:
    """Narrow rows with an `anchor` to those that a rule calls due: of their `scheme`, or of any."""
    rules = ReminderRule.objects.filter(kind=kind, is_on=True, due_before__gt=OuterRef("anchor"))
    if scheme:
        rules = rules.filter(scheme=OuterRef(scheme))
    first = rules.order_by("-due_before", "pk").values("pk")[:1]
    found = rows.annotate(rule=Subquery(first), desk=desk, subject=F("pk")).exclude(rule=None)
    return found.order_by().values("rule", "desk", "subject", "anchor")


@desk_condition(RuleKind.IMPORT_WAITS)
def _import_waits() -> QuerySet[Any]:
    rows = CaseloadImport.objects.filter(state__in=NOT_IN)
    rows = rows.annotate(anchor=Coalesce(F("asked_at"), F("made_at")))
    return desk_due(RuleKind.IMPORT_WAITS, rows, desk=F("team_id"), scheme="team__parent")


@desk_condition(RuleKind.PROPOSAL)
def _proposal() -> QuerySet[Any]:
    """Put it before the listing's own people where somebody signs in, else before the editors."""
    own = Membership.objects.live().filter(
        organisation=OuterRef("service__provider"), role=Role.PROVIDER, user__is_active=True
    )
    desk = Case(When(Exists(own), then=F("service__provider_id")), default=_NOBODYS)
    rows = ListingProposal.objects.filter(state=ProposalState.OPEN)
    return desk_due(RuleKind.PROPOSAL, rows.annotate(anchor=F("at")), desk=desk)


@desk_condition(RuleKind.SUGGESTION)
def _suggestion() -> QuerySet[Any]:
    rows = Suggestion.objects.filter(state__in=[SuggestionState.NEW, SuggestionState.LOOKING])
    return desk_due(RuleKind.SUGGESTION, rows.annotate(anchor=F("sent_at")), desk=_NOBODYS)


@desk_condition(RuleKind.LIST_WAITS)
def _list_waits() -> QuerySet[Any]:
    rows = DirectoryImport.objects.filter(state__in=OPEN_LISTS)
    return desk_due(RuleKind.LIST_WAITS, rows.annotate(anchor=F("made_at")), desk=_NOBODYS)


@desk_condition(RuleKind.PAYMENT)
def _payment() -> QuerySet[Any]:
    """Count from the asking of one to decide, and from the decision of one to pay."""
    rows = OnwardPayment.objects.filter(state__in=[PaymentState.ASKED, PaymentState.AGREED])
    rows = rows.annotate(anchor=Coalesce(F("decided_at"), F("asked_at")))
    scheme = "onward__referral__scheme"
    return desk_due(RuleKind.PAYMENT, rows, desk=F(f"{scheme}_id"), scheme=scheme)


@desk_condition(RuleKind.STRANGER)
def _stranger() -> QuerySet[Any]:
    """Put it before every supervisor: nobody knows whose it is."""
    rows = UnknownText.objects.open().annotate(anchor=F("received_at"))
    return desk_due(RuleKind.STRANGER, rows, desk=_NOBODYS)


@desk_condition(RuleKind.NO_APPROVER)
def _no_approver() -> QuerySet[Any]:
    """Put it before every scheme's administrators: such an organisation is of no scheme."""
    rows = without_approver(actor=SYSTEM).annotate(anchor=F("left_at"))
    return desk_due(RuleKind.NO_APPROVER, rows, desk=_NOBODYS)
