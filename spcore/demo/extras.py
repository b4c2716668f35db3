"""What chance may not bring: at least one case in every state, a draft, a concern."""

from datetime import datetime, timedelta

from django.utils import timezone

from linkworkers.services.reminders import raise_reminders
from referrals import services
from referrals.models import (
    ConcernKind,
    Consent,
    ConsentHow,
    OnwardReferral,
    Person,
    PracticePreferences,
    Purpose,
    Referral,
    ReferringDefaults,
    RiskAnswer,
    Route,
    Urgency,
)
from referrals.onward_states import Action as OnwardAction
from referrals.onward_states import DeclineReason
from referrals.onward_states import Status as OnwardStatus
from referrals.states import OPEN, Action, Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo import stories
from spcore.demo.cast import Cast
from spcore.demo.rotas import fill_rotas
from spcore.needs import Need

CONCERN = "Said on the phone that there is no point any more. Would not say what they meant."
FRESH = ("C4KTN7WM", "HX93RPQD", "U7MWJ2EA")
DRAFTS = ("J6RFT2XN", "W9PDK4HC", "A3QYM8VE")
TAKEN_OVER = "Rang back the same hour, spoke for half an hour, the duty doctor saw them today."


def add_extras(cast: Cast, *, at: datetime) -> None:
    """Move a few open cases on, through the services, so that no state is empty."""
    _fresh(cast, at)
    _drafts(cast, at)
    _referral_states(cast, at)
    _onward_states(cast, at)
    fill_rotas(cast, at=at)
    _concerns(cast, at)
    _routes(cast)
    raise_reminders(at=at)


def _routes(cast: Cast) -> None:
    """Let the demo's first practice get emails, and two others letters to their systems."""
    others = [practice for team in cast.teams for practice in team.practices][1:3]
    for practice, route in zip(others, (Route.MESH, Route.FILE), strict=False):
        mailbox = f"{practice.ods_code}HC001" if route == Route.MESH else ""
        PracticePreferences.objects.create(practice=practice, route=route, mesh_mailbox=mailbox)


def _fresh(cast: Cast, at: datetime) -> None:
    """Let the demo's GP send three more in the last days, so that triage has work."""
    practice = cast.teams[0].practices[0]
    people = Person.objects.filter(practice=practice).exclude(referrals__status__in=OPEN)
    for number, person in enumerate(people.order_by("birth_date", "pk")[:3]):
        sent_at = at - timedelta(days=number, hours=3)
        story = stories.STORIES[number]
        referral = Referral.objects.create(
            reference=f"SP-{FRESH[number]}",
            person=person,
            scheme=cast.scheme,
            team=cast.teams[0].organisation,
            referring_organisation=practice,
            referrer_id=cast.referrers[practice.pk].user_id,
            needs=[str(need) for need in story.needs],
            reason=story.reason,
            what_matters=story.matters,
            urgency=Urgency.URGENT if number == 1 else Urgency.ROUTINE,
            critical_date=timezone.localdate(at) + timedelta(days=6) if number == 1 else None,
            critical_what="Court date for the flat" if number == 1 else "",
            risk_answer=RiskAnswer.NOT_ASKED if number == 2 else RiskAnswer.NONE_KNOWN,
            created_at=sent_at,
            is_demo=True,
        )
        for purpose in (Purpose.REFERRAL, Purpose.FEEDBACK):
            Consent.objects.create(
                person=person,
                purpose=purpose,
                is_given=True,
                how=ConsentHow.SPOKEN,
                recorded_by_id=referral.referrer_id,
                given_at=sent_at,
            )
        services.submit_referral(
            referral_id=referral.pk, actor=cast.referrers[practice.pk], at=sent_at
        )


def _drafts(cast: Cast, at: datetime) -> None:
    """Leave the demo's GP three drafts: one soon to be tidied away, one a mistake."""
    practice = cast.teams[0].practices[0]
    ReferringDefaults.objects.create(
        organisation=practice, first_needs=[Need.LONELINESS, Need.MONEY, Need.HOUSING]
    )
    gp = cast.referrers[practice.pk]
    people = Person.objects.filter(practice=practice).order_by("folded_name", "pk")[:3]
    for number, person in enumerate(people):
        draft = Referral.objects.create(
            reference=f"SP-{DRAFTS[number]}",
            person=person,
            scheme=cast.scheme,
            referring_organisation=practice,
            referrer_id=gp.user_id,
            needs=[Need.LONELINESS] if number else [],
            what_matters="To get out more." if number else "",
            created_at=at - timedelta(days=24 if number == 1 else 0, hours=number + 1),
            tidy_told_at=at - timedelta(days=1) if number == 1 else None,
            is_demo=True,
        )
    services.mark_in_error(
        referral_id=draft.pk, actor=gp, at=at, reason="Started for the wrong person"
    )


def _referral_states(cast: Cast, at: datetime) -> None:
    """Return one, accept one, pause two; other teams' where there are some."""
    submitted = _open(cast, Status.SUBMITTED)
    if len(submitted) > 2:
        code, words, would_help = stories.RETURNS[1]
        said = services.Said(return_reason=code, would_help=would_help)
        _take(cast, Action.RETURN, submitted[-1], at, words, said=said)
        _take(cast, Action.ACCEPT, submitted[-2], at, accepted_at=at)
    for referral in _open(cast, Status.ACTIVE)[:2]:
        _take(cast, Action.PAUSE, referral, at, "In hospital for two weeks")


def _open(cast: Cast, status: Status):  # type: ignore[no-untyped-def]
    """Return open cases in a state, the demo team's first."""
    demo = cast.teams[0].organisation
    rows = Referral.objects.filter(status=status).select_related("team")
    return sorted(rows, key=lambda row: (row.team_id != demo.pk, row.reference))


def _take(
    cast: Cast,
    action: Action,
    referral: Referral,
    at: datetime,
    reason: str = "",
    **changes: object,
) -> None:
    team = next(team for team in cast.teams if team.organisation.pk == referral.team_id)
    assert team.supervisor is not None  # noqa: S101  every team of the cast has one
    services.take(
        action, referral_id=referral.pk, actor=team.supervisor, at=at, reason=reason, **changes
    )


def _onward_states(cast: Cast, at: datetime) -> None:
    """Let services book, miss, pass over and lose a few, as they do."""
    accepted = list(_sent(OnwardStatus.ACCEPTED)[:3])
    for onward in accepted[:2]:
        _as_provider(OnwardAction.BOOK, onward, at, booked_for=at + timedelta(days=5))
    for onward in accepted[1:2]:
        _as_provider(OnwardAction.MISS, onward, at)
    unanswered = list(_sent(OnwardStatus.SENT)[:3])
    for onward in unanswered[:1]:
        services.expire_onward(onward_id=onward.pk, at=at)
    for onward in unanswered[1:2]:
        _as_provider(
            OnwardAction.DECLINE,
            onward,
            at,
            decline_reason=DeclineReason.OUT_OF_AREA,
            answered_at=at,
        )


def _sent(status: OnwardStatus):  # type: ignore[no-untyped-def]
    return OnwardReferral.objects.filter(status=status).order_by("sent_at", "pk")


def _as_provider(
    action: OnwardAction, onward: OnwardReferral, at: datetime, **changes: object
) -> None:
    provider = Actor(role=Role.PROVIDER, organisation_id=onward.provider_id)
    services.take_onward(action, onward_id=onward.pk, actor=provider, at=at, **changes)


def _concerns(cast: Cast, at: datetime) -> None:
    """Raise two concerns on the demo worker's people: one is open, one was taken over."""
    worker = cast.teams[0].workers[0]
    mine = Referral.objects.filter(link_worker_id=worker.user_id, status=Status.ACTIVE)
    cases = list(mine.order_by("reference")[:2])
    new = services.NewConcern(kind=ConcernKind.SELF_HARM, what=CONCERN, spoke_to="Duty doctor")
    for case in cases[:1]:
        _raise(new, case, worker, at)
    for case in cases[1:]:
        _take_over(new, case, worker, at)


def _raise(new: services.NewConcern, case: Referral, worker: Actor, at: datetime):  # type: ignore[no-untyped-def]
    return services.raise_concern(new=new, referral_id=case.pk, actor=worker, at=at)


def _take_over(new: services.NewConcern, case: Referral, worker: Actor, at: datetime) -> None:
    earlier = at - timedelta(days=3)
    concern = _raise(new, case, worker, earlier)
    services.take_over_concern(
        concern_id=concern.pk,
        actor=worker,
        at=earlier + timedelta(hours=1),
        action_taken=TAKEN_OVER,
    )
