"""Who may do what to colleagues' accounts. Tables; the services ask them, and so do the pages."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.errors import NotPermitted

Kind = OrganisationKind
RolesByKind = Mapping[OrganisationKind, frozenset[Role]]


class Action(TextChoices):
    """What may be done to a colleague's account."""

    GRANT = "GRANT", gettext_lazy("Give a role")
    END_ROLE = "END_ROLE", gettext_lazy("End a role")
    DISABLE = "DISABLE", gettext_lazy("Disable")
    ENABLE = "ENABLE", gettext_lazy("Enable")
    RESET_SECOND_FACTOR = "RESET_SECOND_FACTOR", gettext_lazy("Help with a lost phone")
    DECIDE = "DECIDE", gettext_lazy("Decide on who asks to join")


def _table(rows: dict[OrganisationKind, set[Role]]) -> RolesByKind:
    return MappingProxyType({kind: frozenset(roles) for kind, roles in rows.items()})


# The roles that exist in each kind of organisation. Nobody, the system included, grants others.
ROLES_OF_KIND = _table(
    {
        Kind.PRACTICE: {Role.REFERRER_CLINICIAN, Role.REFERRER_ADMIN},
        Kind.PCN: {Role.COMMISSIONER},
        Kind.SUB_ICB: {Role.COMMISSIONER},
        Kind.ICB: {Role.COMMISSIONER, Role.PRIVACY_OFFICER, Role.SAFEGUARDING_LEAD},
        Kind.SCHEME: {
            Role.SCHEME_ADMIN,
            Role.PRIVACY_OFFICER,
            Role.SAFEGUARDING_LEAD,
            Role.DIRECTORY_EDITOR,
            Role.PANEL_MEMBER,
        },
        Kind.TEAM: {Role.LINK_WORKER, Role.TEAM_ADMIN, Role.SUPERVISOR, Role.SAFEGUARDING_LEAD},
        Kind.PROVIDER: {Role.PROVIDER},
        Kind.REFERRER: {Role.OTHER_REFERRER},
        Kind.INFRASTRUCTURE: {Role.DIRECTORY_EDITOR},
    }
)
_PRACTICE = _table({Kind.PRACTICE: {Role.REFERRER_CLINICIAN, Role.REFERRER_ADMIN}})
_PROVIDER = _table({Kind.PROVIDER: {Role.PROVIDER}})
_REFERRER = _table({Kind.REFERRER: {Role.OTHER_REFERRER}})
_TEAM = _table({Kind.TEAM: {Role.LINK_WORKER, Role.TEAM_ADMIN, Role.SUPERVISOR}})
_JUNIORS = _table({Kind.TEAM: {Role.LINK_WORKER, Role.TEAM_ADMIN}})

# Action -> role of the actor -> kind of organisation -> roles of the colleague it may concern.
# The organisation is moreover one of `Organisation.objects.manageable_by(actor)`.
_WHOLE_ACCOUNT: Mapping[Role, RolesByKind] = MappingProxyType(
    {
        Role.SYSTEM: ROLES_OF_KIND,
        Role.SCHEME_ADMIN: ROLES_OF_KIND,
        Role.REFERRER_ADMIN: _PRACTICE,
        Role.PROVIDER: _PROVIDER,
        Role.OTHER_REFERRER: _REFERRER,  # only whoever may approve colleagues
    }
)
WHOM: Mapping[Action, Mapping[Role, RolesByKind]] = MappingProxyType(
    {
        Action.GRANT: MappingProxyType(
            {**_WHOLE_ACCOUNT, Role.SUPERVISOR: _table({Kind.TEAM: {Role.LINK_WORKER}})}
        ),
        # An editor of the directory: while nobody signs in for the provider that is asked for.
        Action.DECIDE: MappingProxyType({**_WHOLE_ACCOUNT, Role.DIRECTORY_EDITOR: _PROVIDER}),
        Action.END_ROLE: _WHOLE_ACCOUNT,
        Action.DISABLE: _WHOLE_ACCOUNT,
        Action.ENABLE: _WHOLE_ACCOUNT,
        Action.RESET_SECOND_FACTOR: MappingProxyType(
            {**_WHOLE_ACCOUNT, Role.SUPERVISOR: _TEAM, Role.TEAM_ADMIN: _JUNIORS}
        ),
    }
)
WHO_MAY: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {action: frozenset(table) - {Role.SYSTEM} for action, table in WHOM.items()}
)
READERS = frozenset(
    {
        Role.SCHEME_ADMIN,
        Role.PRIVACY_OFFICER,
        Role.REFERRER_ADMIN,
        Role.SUPERVISOR,
        Role.TEAM_ADMIN,
        Role.PROVIDER,
        Role.OTHER_REFERRER,
    }
)


def reads_people(actor: Actor) -> bool:
    """Tell whether the actor answers for colleagues: another referrer only with leave to."""
    return actor.role != Role.OTHER_REFERRER or actor.may_approve


def check_reads_people(actor: Actor) -> None:
    """Refuse another referrer without leave to approve colleagues. :raises NotPermitted:"""
    if not reads_people(actor):
        raise NotPermitted(_("Ask whoever approves colleagues in your organisation"))


def roles_in_reach(actor: Actor, action: Action, kind: str) -> frozenset[Role]:
    """Return the roles `action` of `actor` may concern in organisations of this kind."""
    if actor.role is None or not reads_people(actor):
        return frozenset()
    by_kind: RolesByKind = WHOM[action].get(actor.role, MappingProxyType({}))
    return by_kind.get(OrganisationKind(kind), frozenset())


def check_role(actor: Actor, action: Action, *, role: str, kind: str) -> None:
    """
    Refuse unless `action` of `actor` may concern `role` in an organisation of this kind.

    Expects an organisation that `actor` may manage.

    :raises NotPermitted:
    """
    if role not in roles_in_reach(actor, action, kind):
        raise NotPermitted(_("Your role cannot do this to that role"))


def check_account(
    actor: Actor, action: Action, *, memberships: Iterable[Membership], in_reach: set[UUID]
) -> None:
    """
    Refuse unless `action` on a whole account is within the actor's reach in each of its roles.

    Somebody who also works elsewhere is left to whoever answers for all of it: else a small
    organisation could shut out, or take over, a person of another.

    :param memberships: the colleague's live roles, all of them.
    :param in_reach: ids of those organisations that `actor` may manage.
    :raises NotPermitted:
    """
    if actor.role not in WHOM[action]:
        raise NotPermitted(_("Your role cannot do this"))
    for row in memberships:
        reachable = roles_in_reach(actor, action, row.organisation.kind)
        if row.organisation_id not in in_reach or row.role not in reachable:
            raise NotPermitted(
                _("They also hold a role outside your reach; ask the scheme administrator")
            )


def check_other(actor: Actor, user: User) -> None:
    """Refuse what somebody would do to their own account. :raises NotPermitted:"""
    if user.pk == actor.user_id:
        raise NotPermitted(_("Ask a colleague to do this to your own account"))


def allowed(
    actor: Actor, *, user: User, memberships: Iterable[Membership], in_reach: set[UUID]
) -> frozenset[str]:
    """Return the names of the actions `actor` may take on a whole account now, for its buttons."""
    rows = list(memberships)
    whole = {Action.RESET_SECOND_FACTOR, Action.DISABLE if user.is_active else Action.ENABLE}
    names = {str(action) for action in whole if _may(actor, action, user, rows, in_reach)}
    if any(roles_in_reach(actor, Action.GRANT, row.organisation.kind) for row in rows):
        names.add(str(Action.GRANT))
    return frozenset(names)


def _may(
    actor: Actor, action: Action, user: User, rows: list[Membership], in_reach: set[UUID]
) -> bool:
    try:
        check_other(actor, user)
        check_account(actor, action, memberships=rows, in_reach=in_reach)
    except NotPermitted:
        return False
    return True


# A secret opens cases, so only who may see the organisation's cases ever holds one (ADR 22).
MAY_CONNECT = frozenset({Role.REFERRER_ADMIN, Role.OTHER_REFERRER})
# The scheme's administrator sees what is connected, and may end it.
MAY_REVOKE = MAY_CONNECT | {Role.SCHEME_ADMIN}


def may_connect(actor: Actor) -> bool:
    """Tell whether the actor lets systems of their own organisation in, and gets their secrets."""
    return actor.role in MAY_CONNECT and reads_people(actor)


def check_connect(actor: Actor, *, organisation_id: UUID) -> None:
    """Refuse to show a secret to anybody but the organisation's own. :raises NotPermitted:"""
    if not may_connect(actor) or organisation_id != actor.organisation_id:
        raise NotPermitted(_("Only the organisation’s own administrator gets its secret"))


def check_revoke(actor: Actor) -> None:
    """Refuse whoever neither connects systems nor runs the scheme. :raises NotPermitted:"""
    if actor.role not in MAY_REVOKE or not reads_people(actor):
        raise NotPermitted(_("Ask whoever approves colleagues in your organisation"))
