"""The demo world: real practices, networks and services, made-up people, two years of referrals."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from evaluation import services as evaluation
from referrals.models import Person, Referral
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.demo import acting, cast, drawing, people, written
from spcore.demo.agreements import add_agreements
from spcore.demo.brought_in import add_import
from spcore.demo.coming import add_coming
from spcore.demo.connected import add_connected_system
from spcore.demo.days import add_days
from spcore.demo.doors import add_right_door
from spcore.demo.evidence import add_evidence
from spcore.demo.extras import add_extras
from spcore.demo.families import add_families
from spcore.demo.fund import add_fund, draw_evidence
from spcore.demo.gatherings import add_gatherings
from spcore.demo.journeys import add_journeys
from spcore.demo.matched import add_matched
from spcore.demo.measures import add_measures
from spcore.demo.nearby import assure_providers
from spcore.demo.papers import add_papers
from spcore.demo.plans import add_plan
from spcore.demo.provider_side import add_provider_side
from spcore.demo.rows import Rows
from spcore.demo.supervised import add_supervision
from spcore.demo.told import add_told
from spcore.demo.trained import add_training
from spcore.demo.ways_in import add_ways_in
from spcore.demo.wider import Wider, add_wider
from spcore.outbox.models import OutboxMessage

PEOPLE, REFERRALS, YEARS = 400, 1200, 2
WIDER = (1200, 2000)  # people and referrals of the rest of the area
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
    def wider(self) -> tuple[int, int]:
        """Return how many people and referrals of the rest of the area."""
        number, referrals = (round(each * self.scale) for each in WIDER)
        return number, referrals

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
    made |= {"periods published": evaluation.publish_figures(at=now)}
    draw_evidence()
    return made


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
    add_wider(chance, players, Wider(icb, *size.wider, size.capacity, began), at=now)
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
    homes = drawing.homes_of(chance, players)
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
    drawing.analyse()
    rows, open_lives = Rows(), []
    moments = drawing.beginnings(chance, size.referrals, now, years=YEARS)
    for life, setting in drawing.lives_of(chance, players, persons, moments, now=now):
        if life.is_over:
            written.Writer(rows, life, setting).write()
        else:
            open_lives.append((life, setting))
    rows.save()
    drawing.analyse()
    say(f"{size.referrals - len(open_lives)} past referrals written")
    for life, setting in open_lives:
        acting.act_out(life, setting)
    say(f"{len(open_lives)} open referrals acted out")
    return Referral.objects.count()
