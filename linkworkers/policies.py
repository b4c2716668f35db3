"""Who may do what in the link worker's work. Rows are narrowed by `visible_to` before."""

from datetime import datetime

from linkworkers.models import CALLING_ROLES, EVENT_ROLES, INVITED_ROLES
from referrals import policies as cases_policies
from referrals import selectors as cases
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, TEAM_ROLES, Role
from spcore.errors import NotPermitted

MAY_SEE_CASELOAD = TEAM_ROLES
MAY_SEE_TODAY = TEAM_ROLES
MAY_BOOK = TEAM_ROLES
MAY_SEE_ROOMS = TEAM_ROLES
MAY_KEEP_ROOMS = frozenset({Role.TEAM_ADMIN, Role.SUPERVISOR})
MAY_OPEN_CASE = TEAM_ROLES  # a team administrator as far as disclosure.yaml goes: no notes
MAY_ALLOCATE = CASE_ROLES
MAY_SEE_WORKERS = CASE_ROLES  # a link worker sees themself alone
MAY_KEEP_TEAM = frozenset({Role.SUPERVISOR})
MAY_CLOSE = CASE_ROLES
MAY_KEEP_TEMPLATES = frozenset({Role.SUPERVISOR})
MAY_OFFER_MEANWHILE = CASE_ROLES
MAY_READ_DIRECTORY_NEWS = TEAM_ROLES
MAY_RECORD = frozenset({Role.LINK_WORKER})  # contacts, goals, the shared summary, agreements
MAY_READ_PLAN = CASE_ROLES
MAY_BE_SHOWN_GOALS = frozenset({Role.REFERRER_CLINICIAN})  # where the person agreed
MAY_SEE_TEAM = frozenset({Role.LINK_WORKER})
MAY_IMPORT = frozenset({Role.SUPERVISOR})  # the file holds notes a team administrator never reads
MAY_SEE_VISITS = CASE_ROLES
MAY_SUPERVISE = CASE_ROLES  # the two of a session, each their own
MAY_SET_STANDARD = frozenset({Role.SUPERVISOR})
MAY_SET_SAFE_WORD = frozenset({Role.SUPERVISOR})
MAY_CHANGE_REACH = TEAM_ROLES
MAY_SEE_REMINDERS = TEAM_ROLES
MAY_READ_UNKNOWN_TEXTS = frozenset({Role.SUPERVISOR, Role.SAFEGUARDING_LEAD})
MAY_SEE_DESK = frozenset(
    {Role.PROVIDER, Role.DIRECTORY_EDITOR, Role.COMMISSIONER, Role.SCHEME_ADMIN}
)
MAY_SEE_EVENTS = EVENT_ROLES
MAY_ANSWER_EVENTS = INVITED_ROLES
MAY_CALL_EVENTS = CALLING_ROLES
MAY_SET_RULES = cases_policies.MAY_SET_SCHEME


def check_writes(actor: Actor, referral: Referral, field_class: str, *, at: datetime) -> None:
    """Refuse unless the actor writes this class of data on this case. :raises NotPermitted:"""
    if field_class not in cases.writable_for(actor, referral, at=at):
        raise NotPermitted("Your role cannot write this on the record")
