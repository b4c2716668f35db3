"""Who is told of a referral's news, and in which words. No person is named in any of them."""

from dataclasses import dataclass
from uuid import UUID

from referrals.models import Message, OnwardMessage, OnwardSide, Referral, Route, Side
from referrals.selectors import (
    feedback_refused,
    is_told_nothing,
    may_be_told,
    practice_to_tell,
    preferences_of,
    short_forms,
    supervisors_of,
)
from referrals.selectors.moving import is_reached
from referrals.selectors.onward_thread import is_agreed
from referrals.states import OPEN, Action, Outcome, Status
from spcore.accounts.models import Organisation, OrganisationKind

# The template of each action, and the statuses in which it is still news.
TO_PRACTICE: dict[Action, str] = {
    Action.ACCEPT: "referral_accepted",
    Action.RETURN: "referral_returned",
    Action.REDIRECT: "referral_redirected",
    Action.CLOSE: "referral_closed",
}
STILL_NEWS: dict[Action, frozenset[Status]] = {
    Action.ACCEPT: frozenset(
        {Status.ACCEPTED, Status.WAITING, Status.ALLOCATED, Status.ACTIVE, Status.PAUSED}
    ),
    Action.RETURN: frozenset({Status.RETURNED}),
    Action.REDIRECT: frozenset({Status.REDIRECTED}),
    Action.CLOSE: frozenset({Status.CLOSED}),
}
MUST_ACT = frozenset({Action.RETURN, Action.REDIRECT})


@dataclass(frozen=True, slots=True)
class Notice:
    """One message: a template and an address; or, by another route, a letter to that address."""

    template: str
    recipient: str
    user_id: UUID | None
    reference: str
    route: Route = Route.EMAIL


def notice_of(referral: Referral, action: Action) -> Notice | None:
    """
    Return what to send now that `action` was taken; None where nothing may or need be sent.

    Read at the moment of sending: a refused feedback stops what asks nothing of the practice.
    :raises LookupError: when there is no address to send it to.
    """
    if referral.status not in STILL_NEWS[action] or referral.referrer is None:
        return None  # people who referred themselves are rung, not written to
    if action != Action.RETURN and short_forms.person_objects(referral):
        return None
    told = practice_to_tell(referral)
    is_practice = told.kind == OrganisationKind.PRACTICE
    if _hears_nothing(referral, told, is_practice=is_practice):
        return None
    template = _template(referral, action) if is_practice else _to_others(action)
    must_act = action in MUST_ACT or bool(referral.practice_action)
    if template is None or (not must_act and feedback_refused(referral)):
        return None
    if is_practice:
        letter = _by_letter(referral, told, template)
        if letter is not None:
            return letter
    address, user_id = _address(referral, told, is_practice=is_practice)
    return Notice(template, address, user_id, referral.reference)


def _hears_nothing(referral: Referral, told: Organisation, *, is_practice: bool) -> bool:
    """Tell whether the person objects, or went to a practice that only a letter by hand reaches."""
    if not is_practice:
        return is_told_nothing(referral)
    return told.pk != referral.referring_organisation_id and not is_reached(told)


def _by_letter(referral: Referral, practice: Organisation, template: str) -> Notice | None:
    """Return the way to the practice's own system, where it chose one."""
    chosen = preferences_of(practice.pk)
    addresses = {
        Route.MESH: chosen.mesh_mailbox,
        Route.FILE: practice.ods_code or str(practice.pk),
    }
    route = Route(chosen.route)
    if route not in addresses:
        return None
    return Notice(template, addresses[route], None, referral.reference, route)


def harm_notice_of(referral: Referral) -> Notice:
    """
    Return the email that asks the practice to read what may prevent serious harm.

    :raises LookupError: when there is no address to send it to.
    """
    address, user_id = _address(referral, practice_to_tell(referral), is_practice=True)
    return Notice("referral_harm", address, user_id, referral.reference)


def _template(referral: Referral, action: Action) -> str:
    return "referral_closed_act" if _asks_at_end(referral, action) else TO_PRACTICE[action]


def _asks_at_end(referral: Referral, action: Action) -> bool:
    """
    Tell whether the practice must act now that it is over: "back to the GP" asks by itself.

    After refused feedback it does not: how it ended is feedback too.
    """
    is_back = referral.outcome == Outcome.BACK_TO_GP
    return action == Action.CLOSE and (bool(referral.practice_action) or is_back)


def _to_others(action: Action) -> str | None:
    """Return the one neutral notice; that it was accepted is no news for them."""
    return None if action == Action.ACCEPT else "referral_news"


def _address(
    referral: Referral, told: Organisation, *, is_practice: bool
) -> tuple[str, UUID | None]:
    """Return the practice's shared inbox, else the referrer while they still work there."""
    if is_practice and told.workflow_email:
        return told.workflow_email, None
    referrer = referral.referrer
    has_moved = told.pk != referral.referring_organisation_id
    if referrer is not None and referrer.is_active and referrer.email and not has_moved:
        return referrer.email, referrer.pk
    if told.email:
        return told.email, None
    raise LookupError("no address to send the referral's news to")


def notices_of_message(message: Message) -> list[Notice]:
    """
    Return whom to tell that a message waits: nobody once it was read, or where feedback is closed.

    :raises LookupError: when there is no address to send it to.
    """
    referral = message.referral
    if message.read_at is not None or referral.status not in OPEN:
        return []
    template = "message_question" if message.asks else "message_waiting"
    if message.side == Side.REFERRER:
        return [
            Notice(template, address, user_id, referral.reference)
            for address, user_id in _team_addresses(referral)
        ]
    if not may_be_told(referral):
        return []
    told = practice_to_tell(referral)
    is_practice = told.kind == OrganisationKind.PRACTICE
    address, user_id = _address(referral, told, is_practice=is_practice)
    return [Notice(template, address, user_id, referral.reference)]


def notices_of_onward_message(message: OnwardMessage) -> list[Notice]:
    """
    Return whom to tell that a service, or a team, wrote: nobody once it was read or is over.

    :raises LookupError: when there is no address to send it to.
    """
    onward = message.onward
    referral = onward.referral
    if message.read_at is not None or not is_agreed(onward):
        return []
    if message.side == OnwardSide.PROVIDER:
        return [
            Notice("message_waiting", address, user_id, referral.reference)
            for address, user_id in _team_addresses(referral)
        ]
    organisation = onward.provider.organisation
    address = organisation.workflow_email or organisation.email
    if not address:
        raise LookupError("the provider has no address for its inbox")
    return [Notice("message_waiting", address, None, referral.reference)]


def _team_addresses(referral: Referral) -> list[tuple[str, UUID | None]]:
    """Return the link worker, else the team's shared inbox, else its supervisors."""
    worker, team = referral.link_worker, referral.team
    if worker is not None and worker.is_active and worker.email:
        return [(worker.email, worker.pk)]
    shared = (team.workflow_email or team.email) if team else ""
    if shared:
        return [(shared, None)]
    found = [(user.email, user.pk) for user in supervisors_of(team_id=referral.team_id)]
    if not found:
        raise LookupError("no address to tell the team that a message waits")
    return found
