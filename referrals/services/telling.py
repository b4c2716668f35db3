"""Who is told of a concern: at once, and in turn while nobody takes it over."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from referrals.models import ActKind, Concern, ConcernAct, ConcernKind, OnCallTurn, Why
from referrals.selectors.on_call import Receiver, line_of
from spcore.accounts.roles import Role
from spcore.outbox.models import Lane
from spcore.outbox.publishing import publish
from spcore.working_days import LONDON

TELL = "concern.tell"
MANAGERS = frozenset({Role.SUPERVISOR, Role.SAFEGUARDING_LEAD})
_BY_MAIL = frozenset(Why) - {Why.LEAD}  # leads see it on every page; email comes when it is late


def remember(
    concern: Concern, kind: ActKind, *, user_id: UUID | None, at: datetime, why: str = ""
) -> ConcernAct:
    """Add one act to a concern's story."""
    return ConcernAct.objects.create(concern=concern, kind=kind, user_id=user_id, at=at, why=why)


def tell_first(concern: Concern, *, line: list[Receiver], at: datetime) -> None:
    """
    Tell the owner, everybody on call, the case's own link worker and the leads, from the commit.

    Where nobody is on call every supervisor has it on their pages: any of them may be there.
    It is on their pages at once, without broker or mail; the emails are promises.
    """
    worker_id = concern.referral.link_worker_id
    told: dict[UUID, str] = {concern.owner_id: Why.OWNER}
    is_covered = any(one.is_on_call for one in line)
    for one in line:
        if one.user_id == concern.raised_by_id:
            continue
        if one.is_on_call:
            told.setdefault(one.user_id, Why.ON_CALL)
        elif one.role == Role.SUPERVISOR and not is_covered:
            told.setdefault(one.user_id, "")
        elif one.user_id == worker_id:
            told.setdefault(one.user_id, Why.WORKER)
        elif one.role == Role.SAFEGUARDING_LEAD:
            told.setdefault(one.user_id, Why.LEAD)
    remember(concern, ActKind.OWNER, user_id=concern.owner_id, at=at)
    _tell(concern, told.items(), at)


def _tell(concern: Concern, whom: Iterable[tuple[UUID, str]], at: datetime) -> None:
    known = set(ConcernAct.objects.told(concern).values_list("user_id", "why"))
    acts = [
        ConcernAct(concern=concern, kind=ActKind.TOLD, user_id=user_id, why=why, at=at)
        for user_id, why in whom
        if (user_id, why) not in known
    ]
    ConcernAct.objects.bulk_create(acts)
    for act in acts:
        if act.why in _BY_MAIL:
            publish(topic=TELL, subject_id=act.pk, at=at, lane=Lane.SAFETY)


@transaction.atomic
def escalate_concerns(*, at: datetime) -> int:
    """
    Pass on every concern that nobody has taken over in time; return how many moved.

    After the scheme's minutes to the next in line, then to the managers and leads; whoever has
    come on call meanwhile is told too. Told from the database's age, by the relay and by any web
    request, so it needs neither broker nor mail (security.md L2). "Seen" stops nothing.
    """
    rows = _due(at).select_related("referral__scheme")
    found = list(rows.select_for_update(of=("self",), skip_locked=True).order_by("raised_at", "pk"))
    for concern in found:
        _escalate(concern, at)
    return len(found)


def _due(at: datetime) -> QuerySet[Concern]:
    rows = Concern.objects.open()
    is_late = Q(passed_on_at=None, raised_at__lte=at - _minutes("pass_on_minutes"))
    is_very_late = Q(lead_told_at=None, raised_at__lte=at - _minutes("lead_minutes"))
    is_for_on_call = ~Q(kind=ConcernKind.ALLEGATION) & Exists(_untold_on_call(at))
    return rows.filter(is_late | is_very_late | is_for_on_call)


def _minutes(name: str) -> ExpressionWrapper:
    value = F(f"referral__scheme__{name}") * timedelta(minutes=1)
    return ExpressionWrapper(value, output_field=DurationField())


def _untold_on_call(at: datetime) -> QuerySet[OnCallTurn]:
    local = at.astimezone(LONDON)
    told = ConcernAct.objects.filter(
        concern=OuterRef(OuterRef("pk")), kind=ActKind.TOLD, user_id=OuterRef("user_id")
    )
    turns = OnCallTurn.objects.exclude(user_id=OuterRef("raised_by_id")).filter(
        team_id=OuterRef("referral__team_id"),
        day=local.date(),
        starts__lte=local.time(),
        ends__gt=local.time(),
        user__is_active=True,
    )
    return turns.filter(~Exists(told))


def _escalate(concern: Concern, at: datetime) -> None:
    line, age = line_of(concern, at=at), at - concern.raised_at
    scheme = concern.referral.scheme
    if concern.lead_told_at is None and age >= timedelta(minutes=scheme.lead_minutes):
        _to_managers(concern, line, at)
    elif concern.passed_on_at is None and age >= timedelta(minutes=scheme.pass_on_minutes):
        _to_next(concern, line, at)
    on_call = [one.user_id for one in line if one.is_on_call]
    known = set(ConcernAct.objects.told(concern).values_list("user_id", flat=True))
    fresh = [(user_id, Why.ON_CALL) for user_id in on_call if user_id not in known]
    _tell(concern, fresh, at)


def _to_next(concern: Concern, line: list[Receiver], at: datetime) -> None:
    concern.passed_on_at = at
    others = [one for one in line if one.user_id != concern.owner_id]
    _hand_on(concern, others[:1], Why.NEXT, at)


def _to_managers(concern: Concern, line: list[Receiver], at: datetime) -> None:
    """Make the first manager who has not had it the owner, and tell them all."""
    concern.lead_told_at = at
    concern.passed_on_at = concern.passed_on_at or at
    managers = [one for one in line if one.role in MANAGERS]
    had = set(ConcernAct.objects.owners(concern).values_list("user_id", flat=True))
    managers.sort(key=lambda one: one.user_id in had)
    _hand_on(concern, managers, Why.MANAGER, at)


def _hand_on(concern: Concern, to: list[Receiver], why: Why, at: datetime) -> None:
    if to and to[0].user_id != concern.owner_id:
        concern.owner_id = to[0].user_id
        remember(concern, ActKind.OWNER, user_id=concern.owner_id, at=at)
    concern.save(update_fields=["owner", "passed_on_at", "lead_told_at"])
    _tell(concern, [(one.user_id, why) for one in to], at)
