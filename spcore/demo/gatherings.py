"""Network events in the demo: one to come with answers, one that was, with notes."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from linkworkers.models import EventGuest
from linkworkers.services import network_events as events
from linkworkers.services.event_guests import answer_as_guest, invite_guests
from spcore.demo.cast import Cast
from spcore.working_days import is_working_day

ABOUT = (
    "Lunch for everybody who helps people with housing and rent: link workers, practices and "
    "services. Ten minutes each from the law centre and the food bank, then time to talk."
)
NOTES = (
    "Twelve came. Practices want to know which groups have places now; services would like to hear "
    "what became of people they could not take."
)
GUESTS = (
    ("Dot Marsh, allotment society", "dot@allotments.example"),
    ("The Reverend Sam Adu, St Mary’s warm space", "sam@warmspace.example"),
)
GROUPS = ("team", "practices", "services")


def add_gatherings(cast: Cast, *, at: datetime) -> None:
    """Let the first team's supervisor call two, and the worker and the GP answer one."""
    team = cast.teams[0]
    supervisor, gp = team.supervisor, cast.referrers[team.practices[0].pk]
    assert supervisor is not None  # noqa: S101
    was = at - timedelta(days=40)
    past = _event("What is new in the area", was + timedelta(days=12), actor=supervisor, at=was)
    events.write_event_notes(event_id=past, notes=NOTES, version=1, actor=supervisor)
    events.add_event_action(
        event_id=past,
        words="Send practices a list of groups with places, on the first of the month",
        who=team.organisation.name,
        due_on=timezone.localdate(at) + timedelta(days=3),
        actor=supervisor,
        at=was,
    )
    coming = _event(
        "Housing and rent: a network lunch", at + timedelta(days=9), actor=supervisor, at=at
    )
    for actor in (team.workers[0], gp):
        events.answer_event(event_id=coming, is_coming=True, actor=actor, at=at)
    invite_guests(event_id=coming, named=GUESTS, actor=supervisor, at=at)
    first = EventGuest.objects.visible_to(supervisor).filter(event=coming).earliest("name")
    answer_as_guest(guest_id=first.pk, is_coming=True, at=at)


def _event(title, near, *, actor, at):  # type: ignore[no-untyped-def]
    day = timezone.localdate(near)
    while not is_working_day(day):
        day += timedelta(days=1)
    fields = events.EventFields(
        title=title,
        about=ABOUT,
        starts_at=timezone.make_aware(datetime.combine(day, time(12, 30))),
        minutes=90,
        place="Community centre, the large room",
        online="https://meet.example/network",
    )
    event = events.add_event(fields=fields, actor=actor, at=at)
    events.invite(event_id=event.pk, groups=GROUPS, actor=actor, at=at)
    return event.pk
