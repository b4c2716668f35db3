"""Who plays in the demo: the scheme, its teams, their staff, and which practices they serve."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from linkworkers.models import Profile
from referrals.models import Scheme, TeamCover
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind, PcnMembership, User
from spcore.accounts.roles import Role
from spcore.accounts.services import ensure_demo_accounts
from spcore.demo import names

NAME = "Lune and Ribble Social Prescribing"
TEAMS = 6
WORKERS = 5  # as many as a team needs to be compared with others
REMIT = (
    "For adults whose health is worn down by loneliness, money, housing, caring or grief, and who "
    "would like to talk about what matters to them."
)
NOT_FOR = (
    "Not for a mental health crisis, personal care, or a clinical assessment. In danger: 999. "
    "Mental health crisis: 111, option 2."
)


Network = tuple[Organisation, list[Organisation]]


@dataclass
class Team:
    """A link worker team of one PCN, its people, and the practices it serves."""

    organisation: Organisation
    practices: list[Organisation]
    workers: list[Actor] = field(default_factory=list)
    supervisor: Actor | None = None


@dataclass
class Cast:
    """Everybody who acts in the demo."""

    scheme: Scheme
    teams: list[Team]
    referrers: dict[object, Actor] = field(default_factory=dict)  # by practice id
    accounts: dict[Role, User] = field(default_factory=dict)


def make_cast(
    chance: Random,
    *,
    icb: Organisation,
    at: datetime,
    capacity: int,
    name: str = NAME,
    among: list[Network] | None = None,
) -> Cast:
    """Make a scheme, a team for each network (the largest few, if not said), and their staff."""
    organisation = Organisation.objects.create(
        kind=OrganisationKind.SCHEME,
        name=name,
        parent=icb,
        is_demo=True,
        email="hello@scheme.example",
        workflow_email="hello@scheme.example",
    )
    scheme = Scheme.objects.create(
        organisation=organisation,
        remit=REMIT,
        not_for=NOT_FOR,
        duty_phone="01632 960100",
        duty_hours="Monday to Friday, 9am to 5pm",
    )
    chosen = networks()[:TEAMS] if among is None else among
    teams = [_team(chance, scheme, pcn, practices, at) for pcn, practices in chosen]
    mine = [team.organisation for team in teams]
    Profile.objects.filter(team__in=mine).update(capacity=capacity)
    cast = Cast(scheme=scheme, teams=teams)
    for team in teams:
        for practice in team.practices:
            cast.referrers[practice.pk] = staff(chance, practice, Role.REFERRER_CLINICIAN, at)
    return cast


def networks() -> list[Network]:
    """Return the PCNs, those with most open practices first, and those. Ties go by name."""
    rows = PcnMembership.objects.filter(
        left_on=None, practice__is_open=True, pcn__is_open=True
    ).select_related("pcn", "practice")
    by_pcn: dict[Organisation, list[Organisation]] = {}
    for row in rows.order_by("pcn__name", "practice__name", "pk"):
        by_pcn.setdefault(row.pcn, []).append(row.practice)
    return sorted(by_pcn.items(), key=lambda item: (-len(item[1]), item[0].name))


def _team(
    chance: Random, scheme: Scheme, pcn: Organisation, practices: list[Organisation], at: datetime
) -> Team:
    area = pcn.name.removesuffix(" PCN").title()
    organisation = Organisation.objects.create(
        kind=OrganisationKind.TEAM,
        name=f"{area} link workers",
        parent=scheme.organisation,
        is_demo=True,
        phone="01632 960150",
        workflow_email="team@scheme.example",
    )
    TeamCover.objects.bulk_create(
        TeamCover(team=organisation, practice=practice) for practice in practices
    )
    _equip(practices)
    team = Team(organisation, practices)
    team.workers = [staff(chance, organisation, Role.LINK_WORKER, at) for _ in range(WORKERS)]
    team.supervisor = staff(chance, organisation, Role.SUPERVISOR, at)
    Profile.objects.bulk_create(
        Profile(user_id=worker.user_id, team=organisation) for worker in team.workers
    )
    return team


def _equip(practices: list[Organisation]) -> None:
    """Give practices made-up inboxes and duty numbers: the real ones are nobody's to write to."""
    for practice in practices:
        code = (practice.ods_code or "practice").lower()
        practice.workflow_email = f"workflow@{code}.practice.example"
        practice.duty_phone = "01632 960199"
        practice.duty_hours = "Monday to Friday, 8am to 6.30pm"
    Organisation.objects.bulk_update(practices, ["workflow_email", "duty_phone", "duty_hours"])


def staff(chance: Random, organisation: Organisation, role: Role, at: datetime) -> Actor:
    """Return somebody made up who acts in `role` for an organisation."""
    given = chance.choice(names.FEMALE + names.MALE)
    family = chance.choice(names.FAMILY)
    number = User.objects.filter(is_demo=True).count()
    name = f"Dr {given} {family}" if role == Role.REFERRER_CLINICIAN else f"{given} {family}"
    user = User(
        email=f"{given}.{family}.{number}@staff.example".lower(),
        name=name,
        phone="01632 960160",
        is_demo=True,
        created_at=at,
    )
    user.set_unusable_password()
    user.save(force_insert=True)
    Membership.objects.create(user=user, organisation=organisation, role=role, created_at=at)
    return _actor(user, organisation, role)


def _actor(user: User, organisation: Organisation, role: Role) -> Actor:
    return Actor(
        role=role,
        user_id=user.pk,
        organisation_id=organisation.pk,
        name=user.name,
        organisation_name=organisation.name,
    )


def seat_accounts(cast: Cast, *, icb: Organisation, provider: Organisation) -> None:
    """Give the demo accounts of the roles their places: the first team, its first practice."""
    team, practice = cast.teams[0], cast.teams[0].practices[0]
    school = Organisation.objects.create(
        kind=OrganisationKind.REFERRER, name="Riverbank High School (made up)", is_demo=True
    )
    infrastructure = Organisation.objects.create(
        kind=OrganisationKind.INFRASTRUCTURE, name="Lune and Ribble CVS (made up)", is_demo=True
    )
    TeamCover.objects.create(team=team.organisation, practice=school)
    scheme = cast.scheme.organisation
    places = {
        Role.REFERRER_CLINICIAN: practice,
        Role.REFERRER_ADMIN: practice,
        Role.OTHER_REFERRER: school,
        Role.LINK_WORKER: team.organisation,
        Role.TEAM_ADMIN: team.organisation,
        Role.SUPERVISOR: team.organisation,
        Role.SAFEGUARDING_LEAD: scheme,
        Role.PROVIDER: provider,
        Role.DIRECTORY_EDITOR: infrastructure,
        Role.COMMISSIONER: icb,
        Role.PANEL_MEMBER: scheme,
        Role.PRIVACY_OFFICER: scheme,
        Role.SCHEME_ADMIN: scheme,
    }
    cast.accounts = ensure_demo_accounts(places)
    _play(cast, team, practice)


def _play(cast: Cast, team: Team, practice: Organisation) -> None:
    """Let the demo accounts act in the story where somebody is needed."""
    worker = cast.accounts[Role.LINK_WORKER]
    team.workers[0] = _actor(worker, team.organisation, Role.LINK_WORKER)
    team.supervisor = _actor(cast.accounts[Role.SUPERVISOR], team.organisation, Role.SUPERVISOR)
    cast.referrers[practice.pk] = _actor(
        cast.accounts[Role.REFERRER_CLINICIAN], practice, Role.REFERRER_CLINICIAN
    )
    Profile.objects.get_or_create(user=worker, team=team.organisation, defaults={"capacity": 40})
