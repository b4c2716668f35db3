"""The demo world: real practices, networks and services, made-up people, two years of referrals."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from evaluation import services as evaluation
from providers.models import Service
from referrals.models import Person, Referral
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.demo import acting, cast, lives, people, written
from spcore.demo.agreements import add_agreements
from spcore.demo.brought_in import add_import
from spcore.demo.coming import add_coming
from spcore.demo.connected import add_connected_system
from spcore.demo.days import add_days
from spcore.demo.doors import add_right_door
from spcore.demo.evidence import add_evidence
from spcore.demo.extras import add_extras
from spcore.demo.families import add_families
from spcore.demo.fund import add_fund
from spcore.demo.gatherings import add_gatherings
from spcore.demo.journeys import add_journeys
from spcore.demo.matched import add_matched
from spcore.demo.measures import add_measures
from spcore.demo.nearby import assure_providers, postcodes_near, services_near
from spcore.demo.papers import add_papers
from spcore.demo.plans import add_plan
from spcore.demo.provider_side import add_provider_side
from spcore.demo.rows import Rows
from spcore.demo.supervised import add_supervision
from spcore.demo.told import add_told
from spcore.demo.trained import add_training
from spcore.demo.ways_in import add_ways_in
from spcore.outbox.models import OutboxMessage

PEOPLE, REFERRALS, YEARS = 400, 1200, 2
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Size:
    """How much to make: `scale` 1 is 400 people and 1,200 referrals."""

    scale: float = 1.0
    seed: int = 2026

    @property
    def people(self) -> int:
        """Return how many people."""
        return max(8, round(PEOPLE * self.scale))

    @property
    def referrals(self) -> int:
        """Return how many referrals."""
        return max(24, round(REFERRALS * self.scale))

    @property
    def capacity(self) -> int:
        """Return how many open people a worker may hold, so that a larger demo still fits."""
        return max(40, round(40 * self.scale))


def make_world(size: Size, *, now: datetime, say: Say) -> dict[str, int]:
    """
    Make the demo, and return how much of what there is.

    Expects organisations, places and services to be loaded.
    """
    made = _make_all(size, now, say)
    return made | {"periods published": evaluation.publish_figures(at=now)}


@transaction.atomic
def _make_all(size: Size, now: datetime, say: Say) -> dict[str, int]:
    """
    Make everything but what is published of it, all or nothing.

    Whatever it promises to send is taken back before it commits: demo rows send nothing.
    """
    chance = Random(size.seed)  # noqa: S311  made-up lives, not secrets
    began = now - timedelta(days=365 * YEARS)
    icb = _icb()
    players = cast.make_cast(chance, icb=icb, at=began, capacity=size.capacity)
    provider = assure_providers(chance, players, on=timezone.localdate(now))
    cast.seat_accounts(players, icb=icb, provider=provider.organisation)
    say("Teams and accounts made")
    persons = _people(chance, players, size, now)
    say(f"{len(persons)} people made up")
    number = _referrals(chance, players, persons, size, now, say)
    add_plan(players, at=now)
    add_extras(players, at=now)
    add_days(players, at=now)
    add_matched(players, at=now)
    add_supervision(players, at=now)
    add_training(players, at=now)
    add_gatherings(players, at=now)
    add_coming(players, at=now)
    add_papers(players, at=now)
    add_families(players, at=now)
    add_ways_in(players, at=now)
    add_right_door(players, at=now)
    add_measures(players, at=now)
    add_evidence(chance, players, at=now)
    add_connected_system(players, at=now)
    add_import(players, at=now)
    add_provider_side(players, at=now)
    add_journeys(players, at=now)
    add_told(players, at=now)
    add_agreements(players)
    add_fund(chance, players, at=now)
    OutboxMessage.objects.all().delete()
    counted = evaluation.rebuild_facts(at=now)
    return {"people": len(persons), "referrals": number, "facts": counted}


def _icb() -> Organisation:
    icb = Organisation.objects.filter(kind=OrganisationKind.ICB).order_by("name", "pk").first()
    if icb is None:
        raise LookupError("load_organisations comes first: there is no integrated care board yet")
    return icb


def _people(chance: Random, players: cast.Cast, size: Size, now: datetime) -> list[Person]:
    """Register people with the teams' practices; the demo's own practice has the most."""
    homes = []
    for team in players.teams:
        for practice in team.practices:
            postcodes = postcodes_near(chance, practice)
            if postcodes:
                homes.append(people.Home(practice, postcodes))
    homes += homes[:1] * max(1, len(homes) // 6)
    made = people.make_people(chance, homes, number=size.people, today=timezone.localdate(now))
    chance.shuffle(made)  # else each practice would refer everybody it has on the same days
    return list(Person.objects.bulk_create(made, batch_size=500))


def _referrals(
    chance: Random,
    players: cast.Cast,
    persons: list[Person],
    size: Size,
    now: datetime,
    say: Say,
) -> int:
    """Draw a life for each referral; write those that are over, act out those that are open."""
    team_of = {practice.pk: team for team in players.teams for practice in team.practices}
    _analyse()
    today = timezone.localdate(now)
    near = {team.organisation.pk: services_near(team, on=today) for team in players.teams}
    fate = lives.Fate(chance, now=now)
    rows, open_lives = Rows(), []
    for index, at in enumerate(_beginnings(chance, size.referrals, now)):
        person = persons[index % len(persons)]
        team = team_of[person.practice_id]
        life = fate.life(at)
        setting = written.Setting(
            person=person,
            scheme=players.scheme,
            team=team,
            referrer=players.referrers[person.practice_id],
            worker=_worker(chance, team),
            services=_choices(chance, near[team.organisation.pk], life),
            reference="SP-" + "".join(chance.choices(LETTERS, k=8)),
        )
        if life.is_over:
            written.Writer(rows, life, setting).write()
        else:
            open_lives.append((life, setting))
    rows.save()
    _analyse()
    say(f"{size.referrals - len(open_lives)} past referrals written")
    for life, setting in open_lives:
        acting.act_out(life, setting)
    say(f"{len(open_lives)} open referrals acted out")
    return Referral.objects.count()


def _analyse() -> None:
    """Tell the database how large its tables are by now; it plans by that."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _beginnings(chance: Random, number: int, now: datetime) -> list[datetime]:
    """Return moments of submission over two years, oldest first, on working days by day."""
    moments = []
    for _ in range(number):
        at = now - timedelta(days=chance.uniform(0.05, 365 * YEARS))
        at -= timedelta(days={5: 1, 6: 2}.get(at.weekday(), 0))
        at = at.replace(hour=chance.randint(9, 16), minute=chance.randint(0, 59))
        if at > now - timedelta(hours=1):
            at -= timedelta(days=3 if at.weekday() == 0 else 1)
        moments.append(at)
    return sorted(moments)


def _worker(chance: Random, team: cast.Team):  # type: ignore[no-untyped-def]
    """Return a worker of the team; the first, whom the demo lets you be, has the most."""
    return chance.choices(team.workers, [3] + [2] * (len(team.workers) - 1))[0]


def _choices(chance: Random, near: dict[str, list[Service]], life: lives.Life) -> list[Service]:
    """Return up to three different services near by that help with the life's needs."""
    found: dict[UUID, Service] = {}
    for need in life.story.needs:
        for service in near.get(need, []):
            found[service.pk] = service
    services = list(found.values())
    chance.shuffle(services)
    return services[:3]
