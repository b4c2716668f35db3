"""Who may do what in the fund. Tables; the services ask them, and so do the pages."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from evaluation.fund.states import ApplicationAction, AwardAction, RoundAction
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotPermitted

RUNNERS = frozenset({Role.COMMISSIONER, Role.SCHEME_ADMIN})
APPLICANTS = frozenset({Role.PROVIDER})
PANEL = frozenset({Role.PANEL_MEMBER})
READERS = RUNNERS | APPLICANTS | PANEL
_CLOCK = frozenset({Role.SYSTEM})

WHO_MAY: MappingProxyType[Any, frozenset[Role]] = MappingProxyType(
    {
        RoundAction.OPEN: RUNNERS,
        RoundAction.CLOSE: RUNNERS | _CLOCK,
        RoundAction.REOPEN: RUNNERS,
        RoundAction.PUBLISH: RUNNERS,
        RoundAction.CALL_OFF: RUNNERS,
    }
)
WHO_MAY_APPLICATION: MappingProxyType[Any, frozenset[Role]] = MappingProxyType(
    {
        ApplicationAction.SEND: APPLICANTS,
        ApplicationAction.TAKE_BACK: APPLICANTS,
        ApplicationAction.WITHDRAW: APPLICANTS,
        ApplicationAction.AWARD: RUNNERS,
        ApplicationAction.DECLINE: RUNNERS,
        ApplicationAction.UNDECIDE: RUNNERS,
    }
)
WHO_MAY_AWARD: MappingProxyType[Any, frozenset[Role]] = MappingProxyType(
    {
        AwardAction.OFFER: RUNNERS,
        AwardAction.ACCEPT: APPLICANTS,
        AwardAction.REFUSE: APPLICANTS | RUNNERS,
        AwardAction.STOP: RUNNERS,
    }
)


def check(actor: Actor, action: Any) -> None:
    """Refuse unless the actor's role may do this. Expects a visible row. :raises NotPermitted:"""
    tables: dict[type, MappingProxyType[Any, frozenset[Role]]] = {
        RoundAction: WHO_MAY,
        ApplicationAction: WHO_MAY_APPLICATION,
        AwardAction: WHO_MAY_AWARD,
    }
    if actor.role not in tables[type(action)][action]:
        raise NotPermitted(_("Your role cannot do this"))


def check_role(actor: Actor, roles: frozenset[Role]) -> None:
    """Refuse every other role. :raises NotPermitted:"""
    if actor.role not in roles:
        raise NotPermitted(_("Your role cannot do this"))
