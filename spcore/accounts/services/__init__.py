"""What can be done about accounts; each function is one transaction, audited."""

from spcore.accounts.services.colleagues import (
    disable_colleague,
    enable_colleague,
    reset_second_factor,
)
from spcore.accounts.services.demo import ensure_demo_accounts, ensure_demo_referrers
from spcore.accounts.services.invitations import (
    NewInvitation,
    accept_invitation,
    cancel_invitation,
    invite_colleague,
    join_by_invitation,
)
from spcore.accounts.services.leaving import before_leaving
from spcore.accounts.services.memberships import act_as, end_role, give_role, name_approver
from spcore.accounts.services.referrers import (
    NewReferrer,
    ask_to_join,
    ask_to_keep,
    decide_join_request,
    invite_referrer,
    problems_of_referrer,
)
from spcore.accounts.services.schemes import start_scheme
from spcore.accounts.services.signing_in import (
    note_failed_sign_in,
    note_sign_in,
    promise_password_link,
    tell_of_change,
)
from spcore.accounts.services.systems import (
    Credentials,
    NewSystem,
    connect_system,
    count_call,
    revoke_system,
    rotate_system,
)

__all__ = [
    "Credentials",
    "NewInvitation",
    "NewReferrer",
    "NewSystem",
    "accept_invitation",
    "act_as",
    "ask_to_join",
    "ask_to_keep",
    "before_leaving",
    "cancel_invitation",
    "connect_system",
    "count_call",
    "decide_join_request",
    "disable_colleague",
    "enable_colleague",
    "end_role",
    "ensure_demo_accounts",
    "ensure_demo_referrers",
    "give_role",
    "invite_colleague",
    "invite_referrer",
    "join_by_invitation",
    "name_approver",
    "note_failed_sign_in",
    "note_sign_in",
    "problems_of_referrer",
    "promise_password_link",
    "reset_second_factor",
    "revoke_system",
    "rotate_system",
    "start_scheme",
    "tell_of_change",
]
