"""Who receives a concern, in order: on call now, else the manager, else the safeguarding lead."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from referrals.models import Concern, ConcernKind, OnCallTurn, Referral
from referrals.selectors.away import away
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, User
from spcore.accounts.roles import CASE_ROLES, Role
from spcore.ui import dates
from spcore.working_days import LONDON

# Where nobody is on call, and after everybody who is.
FALLBACK = (Role.SUPERVISOR, Role.SAFEGUARDING_LEAD, Role.LINK_WORKER)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who can take a concern over; `until` is the end of their turn on call, if any."""

    user_id: UUID
    name: str
    phone: str
    role: Role
    until: str = ""

    @property
    def is_on_call(self) -> bool:
        """Tell whether it is their turn now."""
        return bool(self.until)


def on_call(*, team_id: UUID | None, at: datetime) -> list[Receiver]:
    """
    Return who is on call for a team at that moment, whose turn began first at the head.

    Whoever is away that day is not, whatever the rota says.
    """
    local = at.astimezone(LONDON)
    rows = OnCallTurn.objects.filter(
        team_id=team_id, day=local.date(), starts__lte=local.time(), ends__gt=local.time()
    )
    rows = rows.filter(user__is_active=True).select_related("user", "team")
    turns = list(rows.order_by("starts", "set_at", "pk"))
    gone = _away_today(team_id, at) if turns else frozenset()
    roles = (
        _roles_of([turn.user for turn in turns], turns[0].team.parent_id, team_id) if turns else {}
    )
    return [
        Receiver(
            user_id=turn.user_id,
            name=turn.user.name,
            phone=turn.user.phone,
            role=roles[turn.user_id],
            until=dates.time_of(turn.ends),
        )
        for turn in turns
        if turn.user_id in roles and turn.user_id not in gone
    ]


def _away_today(team_id: UUID | None, at: datetime) -> frozenset[UUID]:
    today = at.astimezone(LONDON).date()
    return frozenset(who for who, _day in away(team_id=team_id, first=today, last=today))


def _roles_of(users: list[User], scheme_id: UUID | None, team_id: UUID | None) -> dict[UUID, Role]:
    held = Membership.objects.live().filter(user__in=users, role__in=FALLBACK)
    held = held.filter(organisation_id__in=[scheme_id, team_id])
    found = sorted(held.values_list("user_id", "role"), key=lambda row: -FALLBACK.index(row[1]))
    return {user_id: Role(role) for user_id, role in found}


def in_line(referral: Referral, *, at: datetime, but: UUID | None = None) -> list[Receiver]:
    """
    Return who can take over a concern about this case, in the order in which it reaches them.

    Whoever is on call now, then the team's supervisors, the scheme's safeguarding leads, the
    case's own link worker and the team's others. Whoever is away today comes after those who are
    there; `but` (whoever raised it) last of all. Five queries at the most.
    """
    by_id: dict[UUID, Receiver] = {}
    for one in (*on_call(team_id=referral.team_id, at=at), *_fallback(referral)):
        by_id.setdefault(one.user_id, one)
    gone = _away_today(referral.team_id, at)
    return sorted(by_id.values(), key=lambda one: (one.user_id == but, one.user_id in gone))


def leads_in_line(
    referral: Referral, *, about: UUID | None, but: UUID | None = None
) -> list[Receiver]:
    """Return who receives an allegation: the scheme's leads, but the one it is about."""
    leads = [one for one in _fallback(referral) if one.role == Role.SAFEGUARDING_LEAD]
    return sorted(
        [one for one in leads if one.user_id != about], key=lambda one: one.user_id == but
    )


def line_of(concern: Concern, *, at: datetime) -> list[Receiver]:
    """Return who can take this concern over now, whoever raised it last of all."""
    if concern.kind == ConcernKind.ALLEGATION:
        return leads_in_line(
            concern.referral, about=concern.about_user_id, but=concern.raised_by_id
        )
    return in_line(concern.referral, at=at, but=concern.raised_by_id)


def _fallback(referral: Referral) -> list[Receiver]:
    live = Membership.objects.live().filter(user__is_active=True, role__in=FALLBACK)
    team = live.filter(organisation_id=referral.team_id).exclude(role=Role.SAFEGUARDING_LEAD)
    lead = live.filter(organisation_id=referral.scheme_id, role=Role.SAFEGUARDING_LEAD)
    rows = list((team | lead).select_related("user").order_by("created_at", "pk"))
    rows.sort(
        key=lambda row: (FALLBACK.index(Role(row.role)), row.user_id != referral.link_worker_id)
    )
    return [Receiver(row.user_id, row.user.name, row.user.phone, Role(row.role)) for row in rows]


def who_receives(referral: Referral, *, at: datetime, names: bool, but: UUID | None = None) -> str:
    """
    Return in one sentence who receives a concern raised now; empty where nobody can.

    Without `names` only the role is said: a provider need not learn who works for the person.
    """
    line = in_line(referral, at=at, but=but)
    if not line:
        return ""
    first, who = line[0], _who(line[0], names=names)
    if first.is_on_call:
        return _("On call now: %(who)s, until %(until)s.") % {"who": who, "until": first.until}
    opening = referral.scheme.hours.next_opening(at)
    if opening == at:
        return _("Nobody is on call now. It goes to %(who)s.") % {"who": who}
    said = _(
        "Nobody is on call now, and nobody reads this before %(starts)s. It waits for %(who)s."
    )
    starts = f"{dates.weekday(opening)} {dates.when(opening)}"
    return said % {"starts": starts, "who": who}


def who_receives_allegation(referral: Referral, *, names: bool, but: UUID | None) -> str:
    """Return in one sentence who receives an allegation; empty where the scheme has no lead."""
    line = leads_in_line(referral, about=None, but=but)
    said = _("It goes to %(who)s alone. Whoever it is about, and their line, do not learn of it.")
    return said % {"who": _who(line[0], names=names)} if line else ""


def _who(one: Receiver, *, names: bool) -> str:
    role = str(one.role.label).lower()
    return _("%(name)s, %(role)s") % {"name": one.name, "role": role} if names else role


def on_call_words(*, actor: Actor, at: datetime) -> str:
    """Return who is on call for the reader's team; for a lead or a practice, nothing of any."""
    if actor.role not in CASE_ROLES:
        return _("Each team has its rota.") if actor.role == Role.SAFEGUARDING_LEAD else ""
    found = on_call(team_id=actor.organisation_id, at=at)
    if not found:
        return _("Nobody is on call now.")
    said = [_("%(who)s until %(until)s") % {"who": one.name, "until": one.until} for one in found]
    return _("On call now: %(names)s.") % {"names": ", ".join(said)}
