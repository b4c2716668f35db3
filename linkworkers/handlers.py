"""What is promised and done later: messages that say how much waits, and work on large files."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from linkworkers import notices, services
from linkworkers.models import ReminderMessage
from linkworkers.selectors import (
    check_ins,
    event_guests,
    network_events,
    reaching,
    reminders,
    training,
    unknown_texts,
)
from linkworkers.selectors import directory_news as news
from linkworkers.selectors.lone_visits import back_at, people_to_tell, supervisors_to_tell
from linkworkers.services.appointment_messages import TOPIC
from linkworkers.services.directory_news import TOPIC as NEWS
from linkworkers.services.event_guests import issue_guest_link
from linkworkers.services.event_keeping import GUEST_TOPIC
from linkworkers.services.event_keeping import TOPIC as EVENT
from linkworkers.services.lone_visits import OVERDUE, tell_of_overdue_visits
from linkworkers.services.reminders import issue_link
from linkworkers.services.training import TOPIC as RUNS_OUT
from linkworkers.services.unknown_texts import DANGER, pass_on_dangerous
from linkworkers.services.visit_texts import ALARM, IN_TEXT, NONE_TEXT, OUT_TEXT
from referrals.services.answer_links import issue_answer_link
from spcore import notify, private_links
from spcore.accounts.models import User
from spcore.accounts.selectors import mobile_of
from spcore.notify import texts
from spcore.outbox.registry import NotNeeded, handles, watches
from spcore.ui import dates
from spcore.working_days import Hours

MOST_LINKS = 10
TEXT_HOURS = Hours(frozenset(range(5)), time(8), time(20))  # never at night, or on a holiday


@handles("reminders.tell")
def tell_reminders(subject_id: UUID, *, message_id: UUID) -> None:
    """Send one day's message, unless nothing waits any more."""
    message = reminders.message_for(subject_id)
    if message is None:
        raise NotNeeded
    if message.user is not None:
        _tell_user(message, message_id)
    else:
        _tell_organisation(message, message_id)


def _tell_user(message: ReminderMessage, message_id: UUID) -> None:
    user = message.user
    number = reminders.number_on_list(user_id=user.pk, at=timezone.now())
    if not number or not user.is_active:
        raise NotNeeded
    if message.by_email:
        notify.send(
            message_id=message_id,
            template="reminders_waiting",
            recipient=user.email,
            user_id=user.pk,
            context={"count": number},
        )
    may_text = message.by_text and texts.is_set_up() and TEXT_HOURS.is_open(timezone.now())
    if may_text and (mobile := mobile_of(user)):
        notify.send_text(
            message_id=message_id,
            template="reminders_text",
            number=mobile,
            user_id=user.pk,
            context={"count": number},
        )


def _tell_organisation(message: ReminderMessage, message_id: UUID) -> None:
    organisation = message.organisation
    number = reminders.number_unanswered(organisation_id=organisation.pk)
    address = organisation.workflow_email or organisation.email
    if not number or not address:
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template="answers_waiting",
        recipient=address,
        context={"count": number, "link": "\n".join(_links(organisation.pk))},
    )


def _links(organisation_id: UUID) -> list[str]:
    """Return new private links, one for each answer a service owes, the oldest first."""
    now = timezone.now()
    owed = reminders.onward_unanswered(organisation_id=organisation_id)[:MOST_LINKS]
    tokens = [issue_answer_link(onward_id=pk, at=now) for pk in owed]
    return [private_links.address(reverse("referrals:answer_open", args=[one])) for one in tokens]


@handles("caseload_import.work", repeat="safe")
def work_on_import(subject_id: UUID, *, message_id: UUID) -> None:
    """Read, check or bring in a large file."""
    services.work_on_import(import_id=subject_id, at=timezone.now())


@handles("check_in.send")
def ask_how_they_are(subject_id: UUID, *, message_id: UUID) -> None:
    """Send somebody who waits a private link, unless it must not go there any more."""
    now = timezone.now()
    check_in = check_ins.to_send(subject_id)
    if check_in is None:
        raise NotNeeded
    way = reaching.way_to(check_in.person, scheme=check_in.referral.scheme, at=now)
    if not way.is_open:
        raise NotNeeded
    path = reverse("linkworkers:check_in_open", args=[issue_link(check_in_id=subject_id, at=now)])
    notices.tell_person(way, message_id, "check_in", {"link": private_links.address(path)})


@handles(EVENT)
def tell_of_event(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell an organisation that it is invited, or that an event changed; nobody once it is over."""
    told = network_events.told_of(invitation_id=subject_id, at=timezone.now())
    if told is None or not told.addresses:
        raise NotNeeded
    for address, user_id in told.addresses:
        notify.send(
            message_id=message_id, template=told.template, recipient=address, user_id=user_id
        )


@handles(GUEST_TOPIC)
def tell_guest_of_event(subject_id: UUID, *, message_id: UUID) -> None:
    """Send whoever has no account a private link to an event; nothing once it is over."""
    now = timezone.now()
    found = event_guests.told_guest(guest_id=subject_id, at=now)
    if found is None:
        raise NotNeeded
    guest, template = found
    token = issue_guest_link(guest_id=guest.pk, at=now)
    path = reverse("linkworkers:event_link_open", args=[token])
    notify.send(
        message_id=message_id,
        template=template,
        recipient=guest.email,
        is_private=True,  # it stands on the event alone, and is forgotten with the guest
        context={"link": private_links.address(path)},
    )


@handles(RUNS_OUT)
def tell_of_training(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell somebody how many of their trainings run out; nothing once they were done again."""
    user, number = training.runs_out_for(user_id=subject_id, at=timezone.now())
    if user is None or not number:
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template="training_runs_out",
        recipient=user.email,
        user_id=user.pk,
        context={"count": number},
    )


@handles(TOPIC)
def tell_of_appointment(subject_id: UUID, *, message_id: UUID) -> None:
    """Remind somebody, or tell them what changed, unless it is no longer true or safe."""
    message = reaching.message_to_send(subject_id)
    if message is None:
        raise NotNeeded
    appointment = message.appointment
    way = reaching.way_to(message.person, scheme=appointment.referral.scheme, at=timezone.now())
    context = {"when": dates.when(appointment.starts_at), "phone": appointment.worker.phone}
    template = f"appointment_{message.news}"
    if way.number:
        notify.send_text(
            message_id=message_id, template=template, number=way.number, context=context
        )
    elif way.email:
        notify.send(
            message_id=message_id,
            template=template,
            recipient=way.email,
            is_private=True,
            context=context,
        )
    else:
        raise NotNeeded


@handles(
    *("referral.withdraw", "referral.redirect", "referral.mark_in_error", "referral.queue"),
    repeat="safe",
)
def free_times_of_case(subject_id: UUID, *, message_id: UUID) -> None:
    """Cancel what is booked for a case that nobody works on any more, and tell the person."""
    services.free_times_of(referral_id=subject_id, at=timezone.now())


@handles("person.die", repeat="safe")
def free_times_of_dead(subject_id: UUID, *, message_id: UUID) -> None:
    """Cancel what is booked for somebody who has died. Nobody is told by a machine."""
    services.free_times_of_person(person_id=subject_id, at=timezone.now())


@watches(every=timedelta(minutes=1))
def watch_visits(*, at: datetime) -> None:
    """Tell of every visit that nobody has checked out of in time."""
    tell_of_overdue_visits(at=at)


@handles(OVERDUE)
def tell_overdue(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell whoever was named that something urgent waits; the supervisors too once it is late."""
    notices.tell_urgent(people_to_tell(visit_id=subject_id), message_id, text="visit_overdue_text")


@handles(ALARM)
def tell_alarm(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell the supervisors of whoever texted the safe word and is on no visit we know of."""
    notices.tell_urgent(supervisors_to_tell(user_id=subject_id), message_id, text="safe_word_text")


@watches(every=timedelta(minutes=1))
def watch_dangerous_texts(*, at: datetime) -> None:
    """Pass on what may mean danger, from a number nobody knows, and nobody has dealt with."""
    pass_on_dangerous(at=at)


@handles(DANGER)
def tell_of_danger(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell every supervisor that a text may mean danger; the leads too once it was passed on."""
    people = unknown_texts.people_to_tell(unknown_text_id=subject_id)
    if not people:
        raise NotNeeded
    notices.tell_urgent(people, message_id, text="text_danger_text")


@handles(IN_TEXT)
def answer_in(subject_id: UUID, *, message_id: UUID) -> None:
    """Answer a worker who texted IN: until when they are checked in."""
    when = back_at(user_id=subject_id)
    _answer_text(subject_id, message_id, "visit_text_in", when=when)


@handles(OUT_TEXT)
def answer_out(subject_id: UUID, *, message_id: UUID) -> None:
    """Answer a worker who texted OUT."""
    _answer_text(subject_id, message_id, "visit_text_out")


@handles(NONE_TEXT)
def answer_none(subject_id: UUID, *, message_id: UUID) -> None:
    """Answer a worker whose text was not understood, or for whom no visit was found."""
    _answer_text(subject_id, message_id, "visit_text_none")


def _answer_text(user_id: UUID, message_id: UUID, template: str, **context: str) -> None:
    user = User.objects.get(pk=user_id)
    if not (texts.is_set_up() and (mobile := mobile_of(user))):
        raise NotNeeded
    notify.send_text(
        message_id=message_id, template=template, number=mobile, user_id=user_id, context=context
    )


@handles(NEWS)
def tell_directory_news(subject_id: UUID, *, message_id: UUID) -> None:
    """Tell a worker how many services near them changed this week, unless none did."""
    now, worker = timezone.now(), news.worker_of(subject_id)
    if worker is None:
        raise NotNeeded
    actor, address = worker
    choice = news.choice_of(subject_id)
    count = len(news.changes_for(actor=actor, choice=choice, at=now))
    if not count:
        raise NotNeeded
    notify.send(
        message_id=message_id,
        template="directory_news",
        recipient=address,
        user_id=subject_id,
        context={"count": count, "link": news.stop_link(subject_id)},
    )
