"""History written in bulk is what the services would have made of the same life."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from evaluation.measures.services import load_instruments
from linkworkers.models import Profile
from providers.models import Assurance
from referrals.models import OnwardStep, Referral, Step, TimelineEntry
from spcore.demo import acting, lives, written
from spcore.demo.cast import Team
from spcore.demo.rows import Rows
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.factories.referrals import PersonFactory, World, small_world

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=ZoneInfo("Europe/London"))
SAMPLE = 25
SAME = ("status", "outcome", "whose_move", "attempts", "next_action", "next_action_on", "version")
TIMES = ("submitted_at", "accepted_at", "allocated_at", "first_contact_at", "first_help_at")


@pytest.fixture
def world() -> World:
    load_instruments()
    world = small_world()
    Profile.objects.create(user_id=world.worker.user_id, team=world.team, capacity=1000)
    return world


@pytest.fixture
def services():
    services = [ServiceFactory(provider=ProviderFactory(assured=True)) for _ in range(3)]
    Assurance.objects.update(checked_on=date(2024, 1, 2))
    return services


def setting_in(world: World, services, number: int) -> written.Setting:
    team = Team(world.team, [world.practice], [world.worker], world.supervisor)
    return written.Setting(
        person=PersonFactory(practice=world.practice),
        scheme=world.scheme,
        team=team,
        referrer=world.gp,
        worker=world.worker,
        services=services,
        reference=f"SP-L{number:06d}",
    )


def story_of(referral: Referral) -> dict[str, object]:
    steps = Step.objects.filter(referral=referral).order_by("taken_at", "pk")
    onward = OnwardStep.objects.filter(onward__referral=referral).order_by("taken_at", "pk")
    lines = TimelineEntry.objects.filter(referral=referral).exclude(kind="consent")
    fields = "action", "came_from", "went_to", "reason", "taken_at"
    return {
        "steps": list(steps.values_list(*fields)),
        "onward": list(onward.values_list(*fields)),
        "lines": sorted(lines.values_list("at", "kind", "label", "detail", "field_class")),
        **{name: getattr(referral, name) for name in (*SAME, *TIMES)},
    }


def lives_of(seed: int) -> list[lives.Life]:
    fate = lives.Fate(Random(seed), now=NOW)
    return [fate.life(NOW - timedelta(days=700 - number)) for number in range(SAMPLE)]


class TestWriter:
    @pytest.mark.parametrize("number", range(SAMPLE))
    def test_writes_what_the_services_would(self, world, services, number):
        life = lives_of(10)[number]
        rows = Rows()
        in_bulk = written.Writer(rows, life, setting_in(world, services, 1)).write()
        rows.save()

        acted = acting.act_out(life, setting_in(world, services, 2))

        in_bulk.refresh_from_db()
        acted.refresh_from_db()
        assert story_of(in_bulk) == story_of(acted)

    def test_the_sample_has_lives_of_many_kinds(self):
        sample = lives_of(10)

        actions = {
            event.action for life in sample for event in life.events if hasattr(event, "action")
        }
        assert len(actions) >= 14
        assert all(life.is_over for life in sample)

    def test_the_same_seed_makes_the_same_lives(self):
        assert lives_of(3) == lives_of(3) != lives_of(4)


class TestLives:
    def test_an_open_life_stops_at_now(self):
        fate = lives.Fate(Random(5), now=NOW)

        open_lives = [fate.life(NOW - timedelta(days=3)) for _ in range(50)]

        assert all(event.at <= NOW for life in open_lives for event in life.events)
        assert any(not life.is_over for life in open_lives)

    def test_everything_happens_in_working_hours(self):
        fate = lives.Fate(Random(6), now=NOW)
        begin = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)

        made = [fate.life(begin) for _ in range(60)]

        moments = [event.at.astimezone(lives.LONDON) for life in made for event in life.events]
        assert all(moment.weekday() < 5 for moment in moments)
        assert all(time(8) < moment.time() < time(18) for moment in moments)
        assert len({moment.hour for moment in moments}) >= 8
