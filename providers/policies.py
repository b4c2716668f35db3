"""Who may do what to listings and to the evidence behind them."""

from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from spcore.accounts.actor import Actor
from spcore.accounts.roles import STAFF_ROLES, TEAM_ROLES, Role
from spcore.errors import NotPermitted


class Action(StrEnum):
    """What somebody does to a listing or to a provider's evidence."""

    LIST = "LIST"
    ADD = "ADD"
    EDIT = "EDIT"
    VERIFY = "VERIFY"
    PAUSE = "PAUSE"
    RESUME = "RESUME"
    CALL = "CALL"
    CHASE = "CHASE"
    KEEP_MONEY = "KEEP_MONEY"
    READ_EVIDENCE = "READ_EVIDENCE"
    GIVE_EVIDENCE = "GIVE_EVIDENCE"
    CHECK_EVIDENCE = "CHECK_EVIDENCE"
    KEEP_SYNONYMS = "KEEP_SYNONYMS"
    KEEP_FEEDS = "KEEP_FEEDS"
    IMPORT = "IMPORT"
    EXPORT = "EXPORT"
    PROPOSE = "PROPOSE"
    DECIDE = "DECIDE"
    WATCH = "WATCH"
    ANSWER_SUGGESTIONS = "ANSWER_SUGGESTIONS"
    JOIN = "JOIN"


KEEPERS = frozenset({Role.PROVIDER, Role.DIRECTORY_EDITOR})
CHECKERS = frozenset({Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN})
RINGERS = CHECKERS | {Role.LINK_WORKER, Role.TEAM_ADMIN, Role.SUPERVISOR}
WHO_MAY = MappingProxyType(
    {
        Action.LIST: KEEPERS,
        Action.ADD: KEEPERS,
        Action.EDIT: KEEPERS,
        Action.VERIFY: KEEPERS,
        Action.PAUSE: KEEPERS,
        Action.RESUME: KEEPERS,
        Action.CALL: RINGERS,
        Action.CHASE: CHECKERS,
        Action.KEEP_MONEY: frozenset({Role.PROVIDER}),
        Action.READ_EVIDENCE: CHECKERS | {Role.PROVIDER},
        Action.GIVE_EVIDENCE: frozenset({Role.PROVIDER}),
        Action.CHECK_EVIDENCE: CHECKERS,
        Action.KEEP_SYNONYMS: frozenset({Role.DIRECTORY_EDITOR}),
        Action.KEEP_FEEDS: frozenset({Role.DIRECTORY_EDITOR}),
        Action.IMPORT: CHECKERS,
        Action.EXPORT: CHECKERS,
        Action.PROPOSE: STAFF_ROLES,
        Action.DECIDE: KEEPERS | {Role.SCHEME_ADMIN},
        Action.WATCH: TEAM_ROLES,
        Action.ANSWER_SUGGESTIONS: CHECKERS,
        Action.JOIN: frozenset({Role.DIRECTORY_EDITOR}),
    }
)


def check(actor: Actor, action: Action) -> None:
    """Refuse unless the actor's role may do this. Expects a visible row. :raises NotPermitted:"""
    if actor.role not in WHO_MAY[action]:
        raise NotPermitted(_("Your role cannot do this"))


def may_read_evidence(actor: Actor, provider_id: UUID) -> bool:
    """Tell whether the actor may read this provider's evidence: its own people, and checkers."""
    return actor.role in CHECKERS or (
        actor.role == Role.PROVIDER and actor.organisation_id == provider_id
    )
