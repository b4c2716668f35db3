"""Who is told of a referral's news, and in which words. No person is named in any of them."""

from dataclasses import dataclass
from uuid import UUID

from referrals.models import Referral
from referrals.selectors import feedback_refused
from referrals.states import Action, Status
from spcore.accounts.models import OrganisationKind

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
    """One e-mail: a template, an address, and the reference it may say."""

    template: str
    recipient: str
    user_id: UUID | None
    reference: str


def notice_of(referral: Referral, action: Action) -> Notice | None:
    """
    Return what to send now that `action` was taken; None where nothing may or need be sent.

    Read at the moment of sending: a refused feedback stops what asks nothing of the practice.
    :raises LookupError: when there is no address to send it to.
    """
    if referral.status not in STILL_NEWS[action]:
        return None
    is_practice = referral.referring_organisation.kind == OrganisationKind.PRACTICE
    template = _template(referral, action) if is_practice else _to_others(action)
    must_act = action in MUST_ACT or bool(referral.practice_action)
    if template is None or (not must_act and feedback_refused(referral)):
        return None
    address, user_id = _address(referral, is_practice=is_practice)
    return Notice(template, address, user_id, referral.reference)


def _template(referral: Referral, action: Action) -> str:
    if action == Action.CLOSE and referral.practice_action:
        return "referral_closed_act"
    return TO_PRACTICE[action]


def _to_others(action: Action) -> str | None:
    """Return the one neutral notice; that it was accepted is no news for them."""
    return None if action == Action.ACCEPT else "referral_news"


def _address(referral: Referral, *, is_practice: bool) -> tuple[str, UUID | None]:
    """Return the practice's shared inbox, else the referrer while they still work there."""
    shared = referral.referring_organisation.workflow_email
    if is_practice and shared:
        return shared, None
    referrer = referral.referrer
    if referrer.is_active and referrer.email:
        return referrer.email, referrer.pk
    if referral.referring_organisation.email:
        return referral.referring_organisation.email, None
    raise LookupError("no address to send the referral's news to")
