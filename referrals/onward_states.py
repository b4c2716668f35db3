"""An onward referral's life as a table of data (domain.md, States)."""

from types import MappingProxyType

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from referrals.states import Move, from_
from spcore.errors import IllegalTransition


class Status(TextChoices):
    """Where an onward referral stands."""

    OFFERED = "offered", _("Offered to the person")
    CHOSEN = "chosen", _("Chosen by the person")
    SENT = "sent", _("Sent, no answer yet")
    SEEN = "seen", _("Seen by the service")
    ACCEPTED = "accepted", _("Accepted")
    WAITING_LIST = "waiting_list", _("On the waiting list")
    DECLINED = "declined", _("Declined by the service")
    EXPIRED = "expired", _("No answer in time")
    BOOKED = "booked", _("First visit booked")
    STARTED = "started", _("Started")
    ENDED = "ended", _("Ended")
    DID_NOT_ATTEND = "did_not_attend", _("Did not come")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    PASSED_ON = "passed_on", _("Passed on")


class Action(TextChoices):
    """What somebody does to an onward referral."""

    CHOOSE = "choose", _("Choose")
    SEND = "send", _("Send")
    SEE = "see", _("Open")
    ACCEPT = "accept", _("Accept")
    PUT_ON_LIST = "put_on_list", _("Put on the waiting list")
    DECLINE = "decline", _("Decline")
    EXPIRE = "expire", _("Let expire")
    BOOK = "book", _("Book")
    START = "start", _("Record the start of")
    END = "end", _("Record the end of")
    MISS = "miss", _("Record a missed visit of")
    WITHDRAW = "withdraw", _("Withdraw")
    PASS_ON = "pass_on", _("Pass on")
    TAKE_BACK = "take_back", _("Take back what was recorded of")


class Kind(TextChoices):
    """How the person gets there (domain.md, Words)."""

    REFERRAL = "referral", _("Referral: the service gets in touch")
    INTRODUCTION = "introduction", _("Supported introduction: somebody goes along")
    SIGNPOSTING = "signposting", _("Signposting: information only, nothing is shared")
    RECORD_ONLY = "record_only", _("Arranged elsewhere: recorded only")


class End(TextChoices):
    """How it ended for the person."""

    HELPED = "helped", _("Got help")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class DeclineReason(TextChoices):
    """Why a service said no."""

    FULL = "full", _("No places")
    NOT_ELIGIBLE = "not_eligible", _("Not who the service is for")
    OUT_OF_AREA = "out_of_area", _("Outside the area")
    CANNOT_SUPPORT = "cannot_support", _("We cannot safely take this person")
    ALREADY_KNOWN = "already_known", _("Already known to us")
    CLOSED = "closed", _("The service has stopped or paused")
    OTHER = "other", _("Other")


SHARING_KINDS = (Kind.REFERRAL, Kind.INTRODUCTION)
BEFORE_SENDING = (Status.OFFERED, Status.CHOSEN, Status.WITHDRAWN)
OPEN = (
    Status.OFFERED,
    Status.CHOSEN,
    Status.SENT,
    Status.SEEN,
    Status.ACCEPTED,
    Status.WAITING_LIST,
    Status.BOOKED,
    Status.STARTED,
    Status.DID_NOT_ATTEND,
)
# What a provider has in hand: it was sent to them, and it is not over.
WITH_PROVIDER = (
    Status.SENT,
    Status.SEEN,
    Status.ACCEPTED,
    Status.WAITING_LIST,
    Status.BOOKED,
    Status.STARTED,
    Status.DID_NOT_ATTEND,
)
AFTER_ACCEPTING = (
    Status.ACCEPTED,
    Status.BOOKED,
    Status.STARTED,
    Status.DID_NOT_ATTEND,
)


ANSWERABLE = (Status.SENT, Status.SEEN, Status.WAITING_LIST)
TRANSITIONS = MappingProxyType(
    {
        Action.CHOOSE: from_(Status.OFFERED, to=Status.CHOSEN, move=Move.WORKER),
        Action.SEND: from_(Status.OFFERED, Status.CHOSEN, to=Status.SENT, move=Move.PROVIDER),
        Action.SEE: from_(Status.SENT, to=Status.SEEN, move=Move.PROVIDER),
        Action.ACCEPT: from_(*ANSWERABLE, to=Status.ACCEPTED, move=Move.PROVIDER),
        Action.PUT_ON_LIST: from_(
            Status.SENT, Status.SEEN, to=Status.WAITING_LIST, move=Move.PROVIDER
        ),
        Action.DECLINE: from_(*ANSWERABLE, to=Status.DECLINED, move=Move.WORKER, needs_reason=True),
        Action.EXPIRE: from_(Status.SENT, Status.SEEN, to=Status.EXPIRED, move=Move.WORKER),
        Action.BOOK: from_(
            Status.ACCEPTED, Status.DID_NOT_ATTEND, to=Status.BOOKED, move=Move.PERSON
        ),
        Action.START: from_(
            Status.CHOSEN,
            Status.ACCEPTED,
            Status.BOOKED,
            Status.DID_NOT_ATTEND,
            to=Status.STARTED,
            move=Move.PROVIDER,
        ),
        Action.END: from_(
            Status.ACCEPTED,
            Status.BOOKED,
            Status.STARTED,
            Status.DID_NOT_ATTEND,
            to=Status.ENDED,
            move=Move.WORKER,
        ),
        Action.MISS: from_(
            Status.ACCEPTED, Status.BOOKED, to=Status.DID_NOT_ATTEND, move=Move.WORKER
        ),
        Action.WITHDRAW: from_(*OPEN, to=Status.WITHDRAWN, move=Move.NOBODY, needs_reason=True),
        Action.PASS_ON: from_(*ANSWERABLE, to=Status.PASSED_ON, move=Move.NOBODY),
        # In truth to where it stood before: a start or a missed visit recorded by mistake.
        Action.TAKE_BACK: from_(
            Status.STARTED, Status.DID_NOT_ATTEND, to=Status.ACCEPTED, move=Move.PROVIDER
        ),
    }
)


def target_of(action: Action, status: Status) -> Status:
    """Return where `action` leads. :raises IllegalTransition: when it is not possible from here."""
    transition = TRANSITIONS[action]
    if status not in transition.sources:
        raise IllegalTransition(
            f"{action.label}: not possible while it is “{Status(status).label}”"
        )
    return transition.target


def resting_move(status: Status) -> Move:
    """Return who acts next on an onward referral that came to `status`."""
    moves = {row.target: row.move for row in TRANSITIONS.values()}
    return moves.get(status, Move.PERSON)
