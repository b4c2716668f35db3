"""Who may do what to a case. Rows are narrowed by `visible_to` before any of this is asked."""

from datetime import datetime
from types import MappingProxyType

from django.utils import timezone

from referrals import onward_states, states
from referrals.models import (
    Attachment,
    AttachmentKind,
    OnwardReferral,
    Referral,
    Side,
    WhyRemoved,
)
from referrals.onward_states import Action as OnwardAction
from referrals.states import Action
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import CASE_ROLES, PRACTICE_ROLES, REFERRER_ROLES, TEAM_ROLES, Role
from spcore.errors import Conflict, DomainError, NotPermitted

WHO_MAY = MappingProxyType(
    {
        Action.SUBMIT: REFERRER_ROLES | {Role.SYSTEM},
        Action.TAKE_BACK: REFERRER_ROLES,
        Action.RETURN: CASE_ROLES,
        Action.REDIRECT: CASE_ROLES,
        Action.ACCEPT: CASE_ROLES,
        Action.UNDECIDE: CASE_ROLES,
        Action.QUEUE: CASE_ROLES,
        Action.ALLOCATE: CASE_ROLES,
        Action.START: CASE_ROLES,
        Action.UNSTART: CASE_ROLES,
        Action.PAUSE: CASE_ROLES,
        Action.RESUME: CASE_ROLES,
        Action.CLOSE: CASE_ROLES,
        Action.REOPEN: CASE_ROLES,
        Action.WITHDRAW: REFERRER_ROLES | CASE_ROLES,
        Action.MARK_IN_ERROR: REFERRER_ROLES | {Role.SUPERVISOR, Role.SYSTEM},
        Action.RESTORE: REFERRER_ROLES,
    }
)
_WORKER = frozenset({Role.LINK_WORKER, Role.SUPERVISOR})
_PROVIDER = frozenset({Role.PROVIDER})
WHO_MAY_ONWARD = MappingProxyType(
    {
        OnwardAction.CHOOSE: _WORKER,
        OnwardAction.SEND: _WORKER,
        OnwardAction.SEE: _PROVIDER,
        OnwardAction.ACCEPT: _PROVIDER,
        OnwardAction.PUT_ON_LIST: _PROVIDER,
        OnwardAction.DECLINE: _PROVIDER,
        OnwardAction.EXPIRE: frozenset({Role.SYSTEM}),
        OnwardAction.BOOK: _PROVIDER | _WORKER,
        OnwardAction.START: _PROVIDER | _WORKER,
        OnwardAction.END: _PROVIDER | _WORKER,
        OnwardAction.MISS: _PROVIDER | _WORKER,
        OnwardAction.WITHDRAW: _WORKER,
        OnwardAction.PASS_ON: _PROVIDER,
        OnwardAction.TAKE_BACK: _PROVIDER | _WORKER,
    }
)
# What else may be done, and by whom.
MAY_REFER = REFERRER_ROLES
MAY_SET_DEFAULTS = frozenset({Role.REFERRER_ADMIN})
MAY_TRIAGE = frozenset({Role.LINK_WORKER, Role.SUPERVISOR, Role.TEAM_ADMIN})
MAY_OPEN_CASE = CASE_ROLES
MAY_OPEN_FILES = REFERRER_ROLES | CASE_ROLES
MAY_TAKE_IN = PRACTICE_ROLES | {Role.TEAM_ADMIN}
MAY_CHECK_INTAKE = PRACTICE_ROLES
MAY_COVER = frozenset({Role.LINK_WORKER})
MAY_RAISE_CONCERN = TEAM_ROLES | {Role.REFERRER_CLINICIAN, Role.PROVIDER}
MAY_READ_CONCERNS = CASE_ROLES | {Role.SAFEGUARDING_LEAD, Role.REFERRER_CLINICIAN}
MAY_TAKE_OVER = CASE_ROLES | {Role.SAFEGUARDING_LEAD}
MAY_REPORT_CONCERN = frozenset({Role.SUPERVISOR, Role.SAFEGUARDING_LEAD})
MAY_SET_ROTA = frozenset({Role.SUPERVISOR, Role.SCHEME_ADMIN})
MAY_READ_ROTA = MAY_TAKE_OVER | MAY_SET_ROTA
MAY_RECEIVE = _PROVIDER
MAY_SEE_NEWS = REFERRER_ROLES | TEAM_ROLES | _PROVIDER
MAY_MARK = CASE_ROLES | {Role.PROVIDER, Role.SYSTEM}
MAY_MARK_FOR_TEAM = CASE_ROLES
MAY_PLAN_JOURNEY = CASE_ROLES
MAY_ASK_FOR_PAYMENT = CASE_ROLES
MAY_READ_CONSENT = CASE_ROLES | PRACTICE_ROLES
MAY_SET_CODES = frozenset({Role.SCHEME_ADMIN})
MAY_EXPORT = PRACTICE_ROLES
MAY_LEARN = REFERRER_ROLES | TEAM_ROLES
MAY_READ_LETTER = PRACTICE_ROLES | CASE_ROLES
MAY_SET_PRACTICE = frozenset({Role.REFERRER_ADMIN})
MAY_DISCLOSE = CASE_ROLES
MAY_RECORD_CONSENT = frozenset({Role.LINK_WORKER})
MAY_WRITE = REFERRER_ROLES | CASE_ROLES
MAY_WRITE_ONWARD = CASE_ROLES | {Role.PROVIDER}
MAY_MERGE = frozenset({Role.SUPERVISOR})
MAY_READ_FIRST = CASE_ROLES
MAY_READ_FAMILY = REFERRER_ROLES | TEAM_ROLES
MAY_RECORD_FAMILY = frozenset({Role.LINK_WORKER})
MAY_RECORD_CHILD = REFERRER_ROLES | {Role.LINK_WORKER}
MAY_RECORD_DEATH = PRACTICE_ROLES | TEAM_ROLES
MAY_RECORD_MOVE = PRACTICE_ROLES | {Role.LINK_WORKER, Role.TEAM_ADMIN}
MAY_ASK_EQUALITY = frozenset({Role.LINK_WORKER})
MAY_SET_SCHEME = frozenset({Role.SCHEME_ADMIN})
MAY_APPROVE_STORIES = MAY_SET_SCHEME
MAY_WRITE_STORIES = CASE_ROLES | MAY_APPROVE_STORIES
MAY_READ_REMIT = REFERRER_ROLES | TEAM_ROLES | MAY_SET_SCHEME | {Role.SAFEGUARDING_LEAD}
EDITABLE = (states.Status.DRAFT, states.Status.RETURNED)


def check(actor: Actor, action: Action, referral: Referral) -> None:
    """
    Refuse unless `actor` may take `action` on `referral` now. Expects a readable referral.

    :raises NotPermitted, IllegalTransition:
    """
    if actor.role not in WHO_MAY[action]:
        raise NotPermitted(f"Your role cannot {action.label.lower()} a referral")
    check_made_by(actor, referral)
    states.target_of(action, states.Status(referral.status))


def is_told_only(actor: Actor, referral: Referral) -> bool:
    """Tell whether another practice made it: the actor's is told, since the person moved there."""
    is_own = referral.referring_organisation_id == actor.organisation_id
    return actor.role in REFERRER_ROLES and not is_own


def has_left(actor: Actor, referral: Referral) -> bool:
    """Tell whether the person has moved from the actor's practice to another that is told."""
    is_told = referral.told_practice_id in {None, actor.organisation_id}
    return actor.role in PRACTICE_ROLES and not is_told


def check_made_by(actor: Actor, referral: Referral) -> None:
    """Refuse a practice that is only told how another's referral goes. :raises NotPermitted:"""
    if is_told_only(actor, referral):
        raise NotPermitted("Another practice made this referral. Write to the team instead")


def check_onward(actor: Actor, action: OnwardAction, onward: OnwardReferral) -> None:
    """
    Refuse unless `actor` may take `action` on `onward` now. Expects a visible row.

    :raises NotPermitted, IllegalTransition:
    """
    if actor.role not in WHO_MAY_ONWARD[action]:
        raise NotPermitted(f"Your role cannot {action.label.lower()} an onward referral")
    onward_states.target_of(action, onward_states.Status(onward.status))


def allowed(actor: Actor, referral: Referral) -> set[str]:
    """Return the actions a page may offer: those that `check` lets pass, without its refusals."""
    if is_told_only(actor, referral):
        return set()
    status = states.Status(referral.status)
    mine = [action for action in Action if actor.role in WHO_MAY[action]]
    return {action.name for action in mine if states.is_possible(action, status)}


def may_edit(actor: Actor, referral: Referral) -> bool:
    """Tell whether `actor` may change what the referral says: a draft, or one sent back."""
    may = actor.role in MAY_REFER and not is_told_only(actor, referral)
    return may and referral.status in EDITABLE


def may_remove_sent(actor: Actor, referral: Referral) -> bool:
    """
    Tell whether files may go after sending, with a reason, by whoever reads them.

    A person may stop agreeing to anybody, and whoever opens a file sees that it is a wrong one.
    """
    is_sent = referral.submitted_at is not None and not may_edit(actor, referral)
    return is_sent and actor.role in MAY_OPEN_FILES


def why_removed(file: Attachment) -> tuple[WhyRemoved, ...]:
    """Return the reasons for which this file may go: agreement is asked for a summary alone."""
    is_summary = file.kind == AttachmentKind.SUMMARY
    return tuple(WhyRemoved) if is_summary else (WhyRemoved.ANOTHER, WhyRemoved.WRONG)


def may_take_back(actor: Actor, referral: Referral) -> bool:
    """Tell whether a page may offer to take it back: sent, and nobody of the team opened it."""
    return referral.seen_at is None and _passes(check, actor, Action.TAKE_BACK, referral)


def check_edit(actor: Actor, referral: Referral) -> None:
    """Refuse unless `actor` may change what the referral says. :raises NotPermitted, Conflict:"""
    if actor.role not in MAY_REFER:
        raise NotPermitted("Your role cannot change a referral")
    check_made_by(actor, referral)
    if referral.status not in EDITABLE:
        raise Conflict("This referral has been sent. Ring the team to change it")


def check_pass(actor: Actor, referral: Referral) -> None:
    """Refuse unless a practice may pass the draft on. :raises NotPermitted, Conflict:"""
    if actor.role not in PRACTICE_ROLES:
        raise NotPermitted("Only a practice can pass a referral to a colleague")
    check_edit(actor, referral)


def check_edit_person(actor: Actor, referral: Referral) -> None:
    """Refuse unless a referrer may change the person's record now. :raises NotPermitted:"""
    if referral.person is None or not may_edit(actor, referral):
        raise NotPermitted("You cannot change this person's details now. Ring the team")


def check_disclose(referral: Referral) -> None:
    """Refuse to tell a practice of a referral that none has made. :raises Conflict:"""
    if referral.referring_organisation.kind != OrganisationKind.PRACTICE:
        raise Conflict("No GP practice made this referral. Ring the person's practice instead")


def check_lives(referral: Referral) -> None:
    """Refuse to look for, offer or send anything to somebody who has died. :raises Conflict:"""
    if referral.person is not None and referral.person.died_on is not None:
        raise Conflict("The record says that this person has died")


def allowed_onward(actor: Actor, onward: OnwardReferral) -> set[str]:
    """Return the actions a page may offer on an onward referral."""
    return {action.name for action in OnwardAction if _passes(check_onward, actor, action, onward)}


def side_of(actor: Actor) -> Side:
    """Return for which side of a thread the actor writes."""
    return Side.TEAM if actor.role in CASE_ROLES else Side.REFERRER


def must_ask(actor: Actor, referral: Referral) -> bool:
    """Tell whether the actor may only ask: a school, say, is asked and told nothing else."""
    is_practice = referral.referring_organisation.kind == OrganisationKind.PRACTICE
    return side_of(actor) == Side.TEAM and not is_practice


def why_not_write(actor: Actor, referral: Referral, *, asks: bool, told: bool) -> str:
    """Return why the actor may not write on the thread now; nothing when they may."""
    if actor.role not in MAY_WRITE:
        return "Your role does not write on a referral"
    if referral.status not in states.OPEN:
        return "This referral is not open, so nothing can be written here. Ring instead"
    if referral.referrer_id is None:
        return "The person referred themself. Ring or write to them instead"
    if side_of(actor) == Side.TEAM and not told:
        return "Only codes go back about this person, so nothing can be written here. Ring instead"
    if must_ask(actor, referral) and not asks:
        return "Ask a question: this referrer is told nothing else"
    return ""


def check_write(actor: Actor, referral: Referral, *, asks: bool, told: bool) -> None:
    """Refuse unless the actor may write on the thread now. :raises NotPermitted, Conflict:"""
    reason = why_not_write(actor, referral, asks=asks, told=told)
    if reason and actor.role not in MAY_WRITE:
        raise NotPermitted(reason)
    if reason:
        raise Conflict(reason)


def _passes(rule, actor, action, row) -> bool:  # type: ignore[no-untyped-def]
    try:
        rule(actor, action, row)
    except DomainError:
        return False
    return True


def is_child(referral: Referral, *, at: datetime) -> bool:
    """Tell whether the person is under 18 at that moment."""
    if referral.person is None:
        return False
    born, day = referral.person.birth_date, timezone.localdate(at)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) < 18
