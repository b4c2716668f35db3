"""What is drawn by lot for each referral: whose it is, who works with them, and when it begins."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.db import connection
from django.utils import timezone

from providers.models import Service
from referrals.models import Person
from spcore.accounts.actor import Actor
from spcore.demo import lives, people, written
from spcore.demo.cast import Cast, Team
from spcore.demo.nearby import postcodes_near, services_near

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def homes_of(chance: Random, players: Cast) -> list[people.Home]:
    """Return the practices that teams serve, with postcodes around those whose place is known."""
    practices = (practice for team in players.teams for practice in team.practices)
    near = ((practice, postcodes_near(chance, practice)) for practice in practices)
    return [people.Home(practice, postcodes) for practice, postcodes in near if postcodes]


def lives_of(
    chance: Random,
    players: Cast,
    persons: list[Person],
    moments: Iterable[datetime],
    *,
    now: datetime,
) -> Iterator[tuple[lives.Life, written.Setting]]:
    """Draw a life for each moment of submission, of one person after the other."""
    team_of = {practice.pk: team for team in players.teams for practice in team.practices}
    today = timezone.localdate(now)
    near = {team.organisation.pk: services_near(team, on=today) for team in players.teams}
    fate = lives.Fate(chance, now=now)
    for index, at in enumerate(moments):
        person = persons[index % len(persons)]
        team = team_of[person.practice_id]
        life = fate.life(at)
        yield (
            life,
            written.Setting(
                person=person,
                scheme=players.scheme,
                team=team,
                referrer=players.referrers[person.practice_id],
                worker=_worker(chance, team),
                services=_choices(chance, near[team.organisation.pk], life),
                reference="SP-" + "".join(chance.choices(LETTERS, k=8)),
            ),
        )


def analyse() -> None:
    """
    Tell the database how large its tables are by now; it plans by that.

    It passes over what somebody else is counting: the server's own tables are of all its databases.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE (SKIP_LOCKED)")


def beginnings(chance: Random, number: int, now: datetime, *, years: int) -> list[datetime]:
    """Return moments of submission, oldest first, on working days by day."""
    moments = []
    for _ in range(number):
        at = now - timedelta(days=chance.uniform(0.05, 365 * years))
        at -= timedelta(days={5: 1, 6: 2}.get(at.weekday(), 0))
        at = at.replace(hour=chance.randint(9, 16), minute=chance.randint(0, 59))
        if at > now - timedelta(hours=1):
            at -= timedelta(days=3 if at.weekday() == 0 else 1)
        moments.append(at)
    return sorted(moments)


def _worker(chance: Random, team: Team) -> Actor:
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
