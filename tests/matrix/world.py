"""Two schemes with everything in them, and a canary in every class of data about a person."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from evaluation.measures.models import Assessment
from evaluation.measures.services import load_instruments
from linkworkers.models import (
    Absence,
    Appointment,
    CaseloadImport,
    CaseloadView,
    Contact,
    EventAction,
    EventAnswer,
    EventGuest,
    EventInvitation,
    Goal,
    Handover,
    LoneVisit,
    NetworkEvent,
    NoteTemplate,
    Profile,
    Reminder,
    ReminderRule,
    Room,
    SupervisionAction,
    SupervisionItem,
    SupervisionSession,
    TrainingCourse,
    TrainingNeed,
    TrainingRecord,
)
from providers.models import (
    Closure,
    DirectorySource,
    Funding,
    Group,
    ListingPair,
    SynonymGroup,
)
from referrals import onward_states, states
from referrals.models import (
    Attachment,
    ClinicalCode,
    Concern,
    Consent,
    Message,
    OnCallTurn,
    OnwardReferral,
    OnwardStep,
    Person,
    PersonMerge,
    Referral,
    RelatedPerson,
    Scheme,
    Seat,
    TeamCover,
    TimelineEntry,
    UnmetNeed,
)
from referrals.selectors.digests import stop_token
from referrals.services import load_clinical_codes
from spcore.accounts.actor import Actor
from spcore.accounts.models import Invitation, JoinRequest, Organisation, OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import AssuranceFactory, ProviderFactory, ServiceFactory
from tests.factories.referrals import (
    OtherDoorFactory,
    PersonFactory,
    ReferralFactory,
    SchemeFactory,
)
from tests.factories.systems import system_for
from tests.matrix.filling import LOOKED_AFTER, WORDS, fill_up
from tests.matrix.making_up import counted, make_up_what_is_missing

KIND = OrganisationKind
NUMBERS = {"A": ["9991000003", "9991000070"], "B": ["9991000143", "9991000216"]}


@dataclass
class World:
    """One scheme: its organisations, an actor for every role, and rows with canaries."""

    mark: str
    scheme: Scheme
    organisations: dict[str, Organisation]
    actors: dict[Role, Actor] = field(default_factory=dict)
    colleague: Actor | None = None
    people: list[Person] = field(default_factory=list)
    ids: dict[str, Any] = field(default_factory=dict)
    slugs: dict[str, str] = field(
        default_factory=lambda: {
            "occasion": "review",
            "rest": "nothing-here",
            "part": "a",
            "sheet": "nothing-here",
            "need": "loneliness",
            "topic": "flow",
            "kind": "answer",
            "family": "ons4",
        }
    )


def build_world(mark: str) -> World:
    """Build a scheme whose every row of a person carries a canary with this mark."""
    before = counted()
    load_instruments()
    load_clinical_codes()
    icb = OrganisationFactory(kind=KIND.ICB, name=f"ICB {mark}")
    scheme = SchemeFactory(organisation__name=f"Scheme {mark}", organisation__parent=icb)
    organisations = {
        "icb": icb,
        "scheme": scheme.organisation,
        "team": OrganisationFactory(kind=KIND.TEAM, parent=scheme.organisation),
        "practice": OrganisationFactory(kind=KIND.PRACTICE, parent=icb, ods_code=f"P8{mark}"),
        "school": OrganisationFactory(kind=KIND.REFERRER),
        "infrastructure": OrganisationFactory(kind=KIND.INFRASTRUCTURE),
    }
    world = World(mark, scheme, organisations)
    for place in ("practice", "school"):
        TeamCover.objects.create(team=organisations["team"], practice=organisations[place])
    provider = ProviderFactory(assured=True, organisation__name=f"Provider {mark}")
    organisations["provider"] = provider.organisation
    world.slugs["stop_token"] = stop_token(organisations["practice"].pk)
    world.slugs["ods_code"] = f"P8{mark}"
    _seat(world)
    _fill(world, provider)
    fill_up(world, lambda name: canary(world, name))
    make_up_what_is_missing(world, before)
    return world


PLACES = {
    Role.REFERRER_CLINICIAN: "practice",
    Role.REFERRER_ADMIN: "practice",
    Role.OTHER_REFERRER: "school",
    Role.LINK_WORKER: "team",
    Role.TEAM_ADMIN: "team",
    Role.SUPERVISOR: "team",
    Role.SAFEGUARDING_LEAD: "scheme",
    Role.PROVIDER: "provider",
    Role.DIRECTORY_EDITOR: "infrastructure",
    Role.COMMISSIONER: "icb",
    Role.PANEL_MEMBER: "scheme",
    Role.PRIVACY_OFFICER: "scheme",
    Role.SCHEME_ADMIN: "scheme",
}


def _seat(world: World) -> None:
    for role, place in PLACES.items():
        world.actors[role] = actor_in(role, world.organisations[place])
    world.colleague = actor_in(Role.LINK_WORKER, world.organisations["team"])
    for worker in (world.actors[Role.LINK_WORKER], world.colleague):
        Profile.objects.create(user_id=worker.user_id, team=world.organisations["team"])
    User.objects.update(is_demo=True)


def canary(world: World, name: str) -> str:
    """Return the words that stand for a class of data in this world."""
    return f"CNRY-{name}-{world.mark}"


def canaries(world: World) -> dict[str, list[str]]:
    """
    Return what to look for, by class of data; after a full stop the column, where it has its own.
    """
    number = NUMBERS[world.mark][0]
    words = {
        name: [canary(world, name)]
        for name in (
            *("name", "contact", "safe_contact", "emergency_contact", "background", "needs"),
            *("shared_summary", "case_notes", "plan", "safeguarding", "visit_risk", "consent"),
            *("messages", "family", *WORDS),
        )
    }
    words["family.looked_after"] = [f"{LOOKED_AFTER[world.mark].label}</dd>"]
    return words | {"nhs_number": [number, f"{number[:3]} {number[3:6]} {number[6:]}"]}


def _fill(world: World, provider) -> None:  # type: ignore[no-untyped-def]
    now = timezone.now()
    say = {name: canary(world, name) for name in canaries(world)}
    person = _person(world, say)
    worker = User.objects.get(pk=world.actors[Role.LINK_WORKER].user_id)
    gp = User.objects.get(pk=world.actors[Role.REFERRER_CLINICIAN].user_id)
    shared = {
        "scheme": world.scheme,
        "person": person,
        "needs": ["money"],
        "reason": say["background"],
        "what_matters": say["needs"],
        "visit_risk": say["visit_risk"],
        "shared_summary": say["shared_summary"],
        "risk_answer": "none_known",
        "team": world.organisations["team"],
        "referring_organisation": world.organisations["practice"],
        "referrer": gp,
    }
    active = ReferralFactory(active=True, link_worker=worker, **shared)
    for status in (states.Status.DRAFT, states.Status.SUBMITTED, states.Status.CLOSED):
        ReferralFactory(
            **shared,
            status=status,
            submitted_at=None if status == states.Status.DRAFT else now,
            closed_at=now if status == states.Status.CLOSED else None,
            outcome="goals_met" if status == states.Status.CLOSED else "",
        )
    _of_the_school(world, shared)
    _hang_on(world, active, worker, provider, say)


def _person(world: World, say: dict[str, str]) -> Person:
    person = PersonFactory(
        family_name=say["name"],
        folded_name=say["name"].casefold(),
        nhs_number=NUMBERS[world.mark][0],
        no_nhs_number="",
        phone="01632 960999",
        address=say["contact"],
        safe_contact_note=say["safe_contact"],
        emergency_contact=say["emergency_contact"],
        birth_date=date(1931, 7, 19),
        practice=world.organisations["practice"],
        is_demo=True,
    )
    world.people.append(person)
    return person


def _of_the_school(world: World, shared: dict[str, object]) -> None:
    """Add the other referrer's own submission, of another person."""
    pupil = PersonFactory(nhs_number=NUMBERS[world.mark][1], no_nhs_number="", is_demo=True)
    world.people.append(pupil)
    teacher = User.objects.get(pk=world.actors[Role.OTHER_REFERRER].user_id)
    own = ReferralFactory(
        submitted=True,
        **shared
        | {
            "person": pupil,
            "referring_organisation": world.organisations["school"],
            "referrer": teacher,
        },
    )
    world.ids["school_referral_id"] = own.pk


def _hang_on(world: World, active: Referral, worker: User, provider, say: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    now, person = timezone.now(), active.person
    team_id, service = world.organisations["team"].pk, ServiceFactory(provider=provider)
    consent = Consent.objects.create(
        person=person, purpose="sharing", provider=provider, is_given=True, how="spoken",
        reason=say["consent"], recorded_by=worker, given_at=now,
    )  # fmt: skip
    Consent.objects.create(
        person=person, purpose="referral", is_given=True, how="spoken", reason=say["consent"],
        recorded_by=worker, given_at=now,
    )  # fmt: skip
    sent = {}
    for status in (onward_states.Status.SENT, onward_states.Status.ACCEPTED):
        sent[status] = OnwardReferral.objects.create(
            referral=active, service=ServiceFactory(provider=provider), provider=provider,
            status=status, needs=["money"], summary=say["shared_summary"], share_phone=True,
            consent=consent, made_by=worker, sent_at=now,
        )  # fmt: skip
    concern = Concern.objects.create(
        person=person, referral=active, kind="self_harm", what=say["safeguarding"],
        raised_by=worker, raised_by_organisation_id=team_id, raised_at=now, owner=worker,
    )  # fmt: skip
    contact = Contact.objects.create(
        referral=active, at=now, mode="phone", result="reached", note=say["case_notes"],
        recorded_by=worker, recorded_at=now, nonce=uuid4(),
    )  # fmt: skip
    Message.objects.create(
        referral=active, side="team", asks=True, words=say["messages"], written_by=worker,
        written_by_organisation_id=team_id, written_at=now,
    )  # fmt: skip
    goal = Goal.objects.create(referral=active, words=say["plan"], agreed_by=worker, agreed_at=now)
    Assessment.objects.create(
        referral=active, instrument_id="ons4-2018", occasion="baseline",
        answers={"satisfied": 3}, collected="together", answered_on=now.date(), recorded_by=worker,
    )  # fmt: skip
    TimelineEntry.objects.create(
        referral=active, at=now, kind="contact", label="Phone", detail=say["case_notes"],
        by=worker, field_class="case_notes",
    )  # fmt: skip
    step = OnwardStep.objects.create(
        onward=sent[onward_states.Status.ACCEPTED], action="accept", came_from="sent",
        went_to="accepted", taken_at=now,
    )  # fmt: skip
    room = Room.objects.create(practice=world.organisations["practice"], name="Room 2")
    appointment = Appointment.objects.create(
        referral=active, worker=worker, starts_at=now + timedelta(hours=1),
        ends_at=now + timedelta(hours=2), mode="practice", room=room, booked_by=worker,
        booked_at=now, nonce=uuid4(),
    )  # fmt: skip
    rule, _made = ReminderRule.objects.get_or_create(
        scheme=world.scheme, kind="answer", defaults={"told": "worker"}
    )
    reminder = Reminder.objects.create(
        rule=rule, referral=active, subject_id=active.pk, anchor_at=now, raised_at=now
    )
    world.ids |= {
        "reminder_id": reminder.pk,
        "template_id": NoteTemplate.objects.create(
            team=world.organisations["team"], name="First call", words="What matters?"
        ).pk,
        "view_id": CaseloadView.objects.create(
            user=worker, organisation=world.organisations["team"], name="Due", query="due=overdue"
        ).pk,
        "contact_id": contact.pk,
        "step_id": step.pk,
        "room_id": room.pk,
        "appointment_id": appointment.pk,
        "handover_id": Handover.objects.create(
            team_id=team_id, worker=worker, why="away", made_by=worker, made_at=now
        ).pk,
        "absence_id": Absence.objects.create(
            team_id=team_id,
            worker=worker,
            starts_on=now.date() + timedelta(days=30),
            ends_on=now.date() + timedelta(days=31),
            why="leave",
            recorded_by=worker,
            recorded_at=now,
        ).pk,
    }
    _remember_ids(
        world, active, service, sent, {"concern": concern, "goal": goal, "consent": consent}
    )


def _remember_ids(world: World, active, service, sent, rows) -> None:  # type: ignore[no-untyped-def]
    admin = world.actors[Role.SCHEME_ADMIN]
    invitation = Invitation.objects.create(
        email="new@staff.example", name="New", organisation=world.organisations["team"],
        role=Role.LINK_WORKER, token_hash=world.mark, invited_by_id=admin.user_id,
        expires_at=timezone.now() + timedelta(days=7),
    )  # fmt: skip
    message = OutboxMessage.objects.create(
        topic="referral.accept", handler="none", subject_id=active.pk, state="DEAD"
    )
    files = [_file(world, referral=active), _file(world, referral=None)]
    assert world.colleague is not None
    absorbed = PersonFactory(merged_into=active.person, is_demo=True)
    merge = PersonMerge.objects.create(
        kept=active.person, absorbed=absorbed, reason="Rang the practice",
        merged_by_id=world.actors[Role.SUPERVISOR].user_id, merged_at=timezone.now(),
    )  # fmt: skip
    related = RelatedPerson.objects.create(
        person=active.person, name=canary(world, "family"), relation="friend",
        recorded_by_id=world.actors[Role.LINK_WORKER].user_id, recorded_at=timezone.now(),
    )  # fmt: skip
    world.ids |= _supervision(world)
    group = Group.objects.create(service=service, name="Tuesdays", places=9)
    alike = ServiceFactory(provider=service.provider)
    world.ids |= {
        "alike_id": alike.pk,
        "group_id": group.pk,
        "seat_id": Seat.objects.create(
            group=group,
            onward=sent[onward_states.Status.ACCEPTED],
            number=1,
            taken_at=timezone.now(),
        ).pk,
        "funding_id": Funding.objects.create(
            provider=service.provider, funder="The Trust", ends_on=timezone.localdate()
        ).pk,
        "pair_id": ListingPair.objects.create(
            first_id=min(service.pk, alike.pk),
            second_id=max(service.pk, alike.pk),
            decided_by_id=world.actors[Role.DIRECTORY_EDITOR].user_id,
            decided_at=timezone.now(),
        ).pk,
        "closure_id": Closure.objects.create(
            service=service, starts_on=timezone.localdate(), ends_on=timezone.localdate()
        ).pk,
        "related_id": related.pk,
        "import_id": CaseloadImport.objects.create(
            team=world.organisations["team"],
            made_by_id=world.actors[Role.SUPERVISOR].user_id,
            made_at=timezone.now(),
            file_name="old.csv",
            content=b"DOB,Name\n",
            headings=["DOB", "Name"],
            samples=[[], []],
            mapping=["birth_date", "full_name"],
        ).pk,
        "other_id": world.people[-1].pk,
        "merge_id": merge.pk,
        "referral_id": active.pk,
        "attachment_id": files[0].pk,
        "intake_id": files[1].pk,
        "service_id": service.pk,
        "record_id": service.pk,
        "onward_id": sent[onward_states.Status.ACCEPTED].pk,
        "sent_onward_id": sent[onward_states.Status.SENT].pk,
        "concern_id": rows["concern"].pk,
        "visit_id": LoneVisit.objects.create(
            referral=active,
            worker_id=world.actors[Role.LINK_WORKER].user_id,
            watcher_id=world.colleague.user_id,
            started_at=timezone.now(),
            due_back_at=timezone.now() + timedelta(hours=1),
        ).pk,
        "turn_id": OnCallTurn.objects.create(
            team=world.organisations["team"],
            user_id=world.colleague.user_id,
            day=timezone.localdate(),
            starts="00:00",
            ends="23:59",
            set_at=timezone.now(),
            set_by_id=world.actors[Role.SUPERVISOR].user_id,
        ).pk,
        "code_id": ClinicalCode.objects.get(code="871731000000106").pk,
        "goal_id": rows["goal"].pk,
        "feed_slug": DirectorySource.objects.create(
            slug=f"feed-{uuid4().hex[:8]}", name="Feed", address="https://feed.example"
        ).pk,
        "words_id": SynonymGroup.objects.create(words=["choir", "singing"]).pk,
        "unmet_need_id": UnmetNeed.objects.create(
            referral=active,
            need="money",
            recorded_by_id=world.actors[Role.LINK_WORKER].user_id,
            recorded_at=timezone.now(),
        ).pk,
        "consent_id": rows["consent"].pk,
        "person_id": active.person_id,
        "user_id": world.colleague.user_id,
        "membership_id": world.colleague.membership_id,
        "organisation_id": world.organisations["team"].pk,
        "team_id": world.organisations["team"].pk,
        "join_request_id": JoinRequest.objects.create(
            organisation=world.organisations["school"],
            name="New",
            asked_at=timezone.now(),
            email=f"new@school-{world.mark.lower()}.example",
        ).pk,
        "invitation_id": invitation.pk,
        "message_id": message.pk,
        "system_id": system_for(world.organisations["practice"]).pk,
        "door_id": OtherDoorFactory(scheme=world.scheme).pk,
        "provider_id": world.organisations["provider"].pk,
        "assurance_id": AssuranceFactory(
            provider=ProviderFactory(organisation__name=f"Untried {world.mark}")
        ).pk,
    }


def _supervision(world: World) -> dict[str, Any]:
    """Return the ids of a session that is to come, and what hangs on it."""
    now, worker = timezone.now(), world.actors[Role.LINK_WORKER].user_id
    session = SupervisionSession.objects.create(
        team=world.organisations["team"], worker_id=worker, day=now.date(), planned_at=now,
        supervisor_id=world.actors[Role.SUPERVISOR].user_id,
    )  # fmt: skip
    item = SupervisionItem.objects.create(
        session=session, words="Lone visits", added_by_id=worker, added_at=now
    )
    action = SupervisionAction.objects.create(
        session=session, owner_id=worker, words="Read up", due_on=now.date(), added_at=now
    )
    return (
        {"session_id": session.pk, "item_id": item.pk, "action_id": action.pk}
        | _training(world)
        | _event(world)
    )


def _event(world: World) -> dict[str, Any]:
    """Return the ids of an event of the team's, to which its practice is invited."""
    now, team = timezone.now(), world.organisations["team"]
    worker = world.actors[Role.LINK_WORKER].user_id
    event = NetworkEvent.objects.create(
        organiser=team, title="Lunch", place="Town hall", starts_at=now + timedelta(days=2),
        ends_at=now + timedelta(days=2, hours=1), made_by_id=worker, made_at=now,
    )  # fmt: skip
    EventInvitation.objects.create(
        event=event, organisation=world.organisations["practice"], invited_at=now
    )
    EventAnswer.objects.create(
        event=event, organisation=team, user_id=worker, is_coming=True, answered_at=now
    )
    guest = EventGuest.objects.create(
        event=event, name="Jo of the choir", email="jo@choir.example", invited_at=now
    )
    action = EventAction.objects.create(event=event, words="Leaflet", who="All", added_at=now)
    return {"event_id": event.pk, "event_action_id": action.pk, "guest_id": guest.pk}


def _training(world: World) -> dict[str, Any]:
    """Return the ids of a course, what a link worker has done of it, and what they need."""
    now, worker = timezone.now(), world.actors[Role.LINK_WORKER].user_id
    course = TrainingCourse.objects.create(scheme=world.scheme, name="Lone working", months=12)
    theirs = {"team": world.organisations["team"], "user_id": worker}
    record = TrainingRecord.objects.create(
        course=course, done_on=now.date(), recorded_by_id=worker, recorded_at=now, **theirs
    )
    need = TrainingNeed.objects.create(
        words="Benefits", raised_by_id=worker, raised_at=now, **theirs
    )
    return {"course_id": course.pk, "training_id": record.pk, "need_id": need.pk}


def _file(world: World, *, referral: Referral | None) -> Attachment:
    """Return a file with a canary in its content, with a referral or in the practice's intake."""
    words = canary(world, "background")
    return Attachment.objects.create(
        organisation=world.organisations["practice"], referral=referral, kind="letter",
        name=f"{words}.pdf", content_type="application/pdf", size=9, digest=words,
        content=words.encode(), text=words, added_at=timezone.now(),
        added_by_id=world.actors[Role.REFERRER_CLINICIAN].user_id,
    )  # fmt: skip
