"""A concern's story: what came of it, and who knew of it when, from the acts that were kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.models import ActKind, Concern, ConcernAct, ConcernFollowUp
from referrals.selectors.deliveries import left_at
from spcore.ui import dates

Rows = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the report: when, who, what, and what became of the email."""

    at: str
    who: str
    what: str
    mail: str


def follow_up_rows(concern: Concern) -> list[tuple[str, Rows]]:
    """Return what came of a concern, newest first: who recorded it when, and what. One query."""
    rows = ConcernFollowUp.objects.filter(concern=concern).select_related("recorded_by")
    return [
        (
            f"{row.recorded_by.name}, {dates.when(row.recorded_at)}",
            [pair for pair in _said(row) if pair[1]],
        )
        for row in rows.order_by("-recorded_at", "pk")
    ]


def _said(row: ConcernFollowUp) -> Rows:
    return [
        (_("The council’s reference"), row.council_reference),
        (_("Decision"), row.decision),
        (_("Told whoever raised it"), row.feedback),
    ]


def who_knew_when(concern: Concern) -> list[Told]:
    """Return everything that is kept of who learnt of a concern, oldest first. Two queries."""
    acts = list(
        ConcernAct.objects.filter(concern=concern).select_related("user").order_by("at", "pk")
    )
    # What is one moment reads in the order in which it came about.
    order = {kind: number for number, kind in enumerate(ActKind)}
    acts.sort(key=lambda act: (act.at, order[ActKind(act.kind)]))
    left = left_at([act.pk for act in acts])
    return [_told(act, left) for act in acts]


def _told(act: ConcernAct, left: dict[UUID, datetime | None]) -> Told:
    what = act.get_kind_display()
    if act.why:
        what = f"{what}: {act.get_why_display()}"
    mail = ""
    if act.pk in left:
        moment = left[act.pk]
        mail = _("left %(when)s") % {"when": exact(moment)} if moment else _("has not left")
    elif act.kind == ActKind.TOLD:
        mail = _("none: on their pages alone")
    who = act.user.name if act.user else _("A form that nobody watches")
    return Told(exact(act.at), who, what, mail)


def exact(moment: datetime) -> str:
    """Return a moment to the second, in London: in such a report a minute counts."""
    local = timezone.localtime(moment)
    return f"{dates.day(moment)} {local:%H:%M:%S}"
