"""Who is on call in the demo: each team's link workers in turn, for four weeks."""

from datetime import datetime, time, timedelta

from referrals.services.rota import NewTurns, add_turns
from spcore.demo.cast import Cast
from spcore.working_days import LONDON, is_working_day

DAYS = 28


def fill_rotas(cast: Cast, *, at: datetime) -> None:
    """Put the workers of each team on call at its staffed hours, one a day, in turn."""
    today = at.astimezone(LONDON).date()
    ahead = [today + timedelta(days=number) for number in range(DAYS)]
    working = [day for day in ahead if is_working_day(day)]
    for team in cast.teams:
        if team.supervisor is None:
            continue
        for number, worker in enumerate(team.workers):
            days = working[number :: len(team.workers)]
            if worker.user_id is not None and days:
                new = NewTurns(worker.user_id, days, time(9), time(17))
                add_turns(team_id=team.organisation.pk, new=new, actor=team.supervisor, at=at)
