"""Where a person went, what follows from it, and whether it can still be taken back."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from referrals.models import NoPractice, PersonMove, PracticePreferences, Referral, Route
from referrals.selectors.feedback import practice_to_tell
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind
from spcore.accounts.roles import PRACTICE_ROLES
from spcore.ui.dates import when

TO_CHECK = gettext_noop("They have moved: check where they live and who helps them there")
TO_WRITE = gettext_noop("They have moved: tell the new practice by letter")


@dataclass(frozen=True, slots=True)
class Moved:
    """The last move as its page shows it: in words, what follows, and why it cannot be undone."""

    move: PersonMove
    came_from: str
    went_to: str
    follows: list[str]
    why_not_undone: str


def moves_of(person_id: UUID, *, actor: Actor) -> list[PersonMove]:
    """
    Return the moves that stand, newest first.

    A practice reads what its own people recorded: where somebody went since then is not its own.
    """
    rows = _standing(person_id).select_related("from_practice", "to_practice", "recorded_by")
    if actor.role in PRACTICE_ROLES:
        rows = rows.filter(recorded_for_id=actor.organisation_id)
    return list(rows)


def last_move(person_id: UUID) -> PersonMove | None:
    """Return the last move that was not taken back."""
    return _standing(person_id).first()


def practice_moved_to(person_id: UUID) -> UUID | None:
    """Return the practice of the last move to one, of those that stand."""
    rows = _standing(person_id).exclude(to_practice=None)
    return rows.values_list("to_practice_id", flat=True).first()


def why_not_taken_back(move: PersonMove, actor: Actor) -> str:
    """Return why the actor cannot take the move back now; nothing where they can."""
    if actor.role not in PRACTICE_ROLES:
        return ""
    if move.recorded_for_id != actor.organisation_id:
        return _("Others recorded this move. Ring the team if it is wrong")
    if move.seen_at is not None:
        return _("It was opened on %s. Ring the team if it is wrong") % when(move.seen_at)
    return ""


def moved_for(move: PersonMove, *, actor: Actor, referral: Referral) -> Moved:
    """Return the last move in words. A few queries."""
    return Moved(
        move=move,
        came_from=practice_words(move.from_practice, move.from_practice_name),
        went_to=practice_words(move.to_practice, move.to_practice_name),
        follows=_follows(move, referral),
        why_not_undone=why_not_taken_back(move, actor),
    )


def practice_words(practice: Organisation | None, typed: str, reason: str = "") -> str:
    """Return a practice's name, what was typed instead, or why there is none."""
    if practice is not None:
        return practice.name
    return typed or (str(NoPractice(reason).label) if reason else "–")


def is_reached(practice: Organisation) -> bool:
    """Tell whether this service can tell a practice anything: an address, or somebody there."""
    if practice.workflow_email or practice.email:
        return True
    letters = PracticePreferences.objects.filter(practice=practice).exclude(route=Route.EMAIL)
    people = Membership.objects.live().filter(organisation=practice, role__in=PRACTICE_ROLES)
    return letters.exists() or people.exists()


def task_of(move: PersonMove) -> str:
    """Return what the link worker must do first."""
    is_told = move.to_practice is None or is_reached(move.to_practice)
    return _(TO_CHECK) if is_told and not move.to_practice_name else _(TO_WRITE)


def is_planned(referral: Referral) -> bool:
    """Tell whether the link worker has a move on their list that they may not have read yet."""
    return referral.next_action.startswith((_(TO_CHECK), _(TO_WRITE)))


def _standing(person_id: UUID) -> QuerySet[PersonMove]:
    rows = PersonMove.objects.filter(person_id=person_id, taken_back_at=None)
    return rows.order_by("-recorded_at", "-pk")


def _follows(move: PersonMove, referral: Referral) -> list[str]:
    """Return who is told from now on, and what goes on as before."""
    made_by, new = referral.referring_organisation, move.to_practice
    if made_by.kind != OrganisationKind.PRACTICE:
        lines = [_("Whoever referred them is told as before.")]
    elif new is None:
        lines = _told_as_before(move, referral)
    else:
        lines = _told_now(new, move.from_practice or made_by)
    if new is not None and referral.team is not None and not _serves(referral.team_id, new.pk):
        text = _("That practice is outside the area of %(team)s: they decide who helps now.")
        lines += [text % {"team": referral.team.name}]
    lines += [_("The link worker finds it on their list.")]
    return [*lines, _("Nothing stops by itself: what is booked stays booked.")]


def _told_as_before(move: PersonMove, referral: Referral) -> list[str]:
    told = _("%(old)s goes on being told how it goes.") % {"old": practice_to_tell(referral).name}
    if not move.to_practice_name:
        return [told]
    text = _("%(new)s is not in our register of practices, so nothing is sent there.")
    return [text % {"new": move.to_practice_name}, told]


def _told_now(new: Organisation, old: Organisation) -> list[str]:
    text = _("%(new)s does not use this service, so nothing is sent there.")
    if is_reached(new):
        text = _("%(new)s hears how it goes from now on.")
    lines = [text % {"new": new.name}]
    if new != old:
        lines += [_("%(old)s sees only whether the referral is open.") % {"old": old.name}]
    return lines


def _serves(team_id: UUID | None, practice_id: UUID) -> bool:
    return Organisation.objects.filter(covered_by__team_id=team_id, pk=practice_id).exists()
