"""The rest of a world: a row in every table that narrows itself, a canary where it has words."""

import zlib
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from evaluation.measures.models import Asking, Assessment, Correction, MeasureChoice
from linkworkers.models import (
    AnswerRead,
    ContactDraft,
    Goal,
    GoalShare,
    HoldingOffer,
    ImportRow,
    MatchPoints,
    NeedsPicture,
    Plan,
    PlanAction,
    PlanVersion,
    ShortlistItem,
    TimeSpent,
    TripHelp,
    UnknownText,
)
from providers.models import DirectoryImport, ListingProposal, MonthlyPlaces, Suggestion
from referrals.models import (
    Companion,
    CompetenceDecision,
    ConcernAct,
    ConcernFollowUp,
    EqualityAnswers,
    FormAnswers,
    GettingThere,
    HandOver,
    LookedAfter,
    MustRead,
    OnwardAttendance,
    OnwardPayment,
    PeopleApart,
    Person,
    PersonMerge,
    PersonMove,
    Referral,
    Story,
)
from referrals.states import Status
from spcore.accounts.roles import Role
from tests.matrix.fund import add_fund

# Words of one column each, named after the class of data that the column has.
WORDS = (
    *("equality", "contact.helper", "background.place", "background.known_by"),
    *("background.hand_over", "background.adjustments", "status.merge_reason"),
    *("consent.competence", "family.school", "family.school_contact", "family.court"),
    *("plan.about", "plan.action", "plan.version", "plan.needs"),
    *("shared_goals.practice", "shared_goals.service"),
    *("safeguarding.must_read", "safeguarding.decision", "case_notes.draft", "name.import_row"),
    *("organisations.note", "organisations.journey", "organisations.trip", "wellbeing.why"),
)
# A choice has no words of its own: each world has another, looked for as a page of facts shows it.
LOOKED_AFTER = {"A": LookedAfter.LEAVER, "B": LookedAfter.YES}
Say = Callable[[str], str]


def fill_up(world: Any, say: Say) -> None:
    """Add what hangs on the people and cases of a world that is built."""
    adult, pupil = world.people
    worker = world.actors[Role.LINK_WORKER].user_id
    _of_the_child(pupil, world.mark, worker, say)
    _of_the_adult(world, adult, worker, say)
    _on_the_school_form(world, say)
    _on_the_case(world, adult, worker, say)
    _of_the_team(world, adult, say)
    _of_the_directory(world)
    _in_the_plan(world, worker, say)
    add_fund(world)


def _of_the_child(pupil: Person, mark: str, worker: object, say: Say) -> None:
    Person.objects.filter(pk=pupil.pk).update(
        birth_date=date(timezone.localdate().year - 12, 1, 2),
        school=say("family.school"),
        school_contact=say("family.school_contact"),
        looked_after=LOOKED_AFTER[mark],
        court_orders=say("family.court"),
    )
    CompetenceDecision.objects.create(
        person=pupil, decision="To be referred", is_competent=True,
        reasons=say("consent.competence"), decided_by_id=worker, decided_at=timezone.now(),
    )  # fmt: skip


def _of_the_adult(world: Any, adult: Person, worker: object, say: Say) -> None:
    Person.objects.filter(pk=adult.pk).update(adjustments=say("background.adjustments"))
    EqualityAnswers.objects.create(
        person=adult, main_language=say("equality"), asked_by_id=worker, asked_at=timezone.now()
    )
    PersonMove.objects.create(
        person=adult, to_practice=world.organisations["practice"], moved_on=date(2026, 1, 5),
        recorded_by_id=worker, recorded_at=timezone.now(),
    )  # fmt: skip
    PersonMerge.objects.filter(kept=adult).update(reason=say("status.merge_reason"))
    first, second = sorted(world.people, key=lambda person: person.pk)
    supervisor = world.actors[Role.SUPERVISOR].user_id
    PeopleApart.objects.create(
        first=first, second=second, decided_by_id=supervisor, decided_at=timezone.now()
    )


def _on_the_school_form(world: Any, say: Say) -> None:
    own = Referral.objects.filter(pk=world.ids["school_referral_id"])
    own.update(source="school")
    FormAnswers.objects.create(
        referral=own.get(), helper_name=say("contact.helper"), person_view="agrees",
        place=say("background.place"), known_by=say("background.known_by"),
    )  # fmt: skip


def _on_the_case(world: Any, adult: Person, worker: object, say: Say) -> None:
    now, case_id = timezone.now(), world.ids["referral_id"]
    draft = Referral.objects.get(person=adult, status=Status.DRAFT)
    gp = world.actors[Role.REFERRER_CLINICIAN].user_id
    HandOver.objects.create(
        referral=draft, note=say("background.hand_over"), passed_by_id=gp, passed_at=now
    )
    MustRead.objects.create(
        person=adult, referral_id=case_id, warns="contact", words=say("safeguarding.must_read"),
        found_at=now,
    )  # fmt: skip
    ConcernAct.objects.create(
        concern_id=world.ids["concern_id"], kind="raised", user_id=worker, at=now
    )
    ConcernFollowUp.objects.create(
        concern_id=world.ids["concern_id"], decision=say("safeguarding.decision"),
        recorded_by_id=worker, recorded_at=now, nonce=uuid4(),
    )  # fmt: skip
    ContactDraft.objects.create(
        referral_id=case_id, user_id=worker, typed={"note": say("case_notes.draft")}, saved_at=now
    )
    Asking.objects.create(
        referral_id=case_id, occasion="baseline", instruments=["ons4-2018"], asked_by_id=worker,
        promised_at=now,
    )  # fmt: skip
    kept = Assessment.objects.filter(referral_id=case_id).first()
    Correction.objects.create(
        assessment=kept, answers={"satisfied": 2}, collected="together", answered_on=now.date(),
        why=say("wellbeing.why"), corrected_by_id=worker, corrected_at=now,
    )  # fmt: skip
    world.ids["assessment_id"] = kept.pk
    world.ids["attendance_id"] = OnwardAttendance.objects.create(
        onward_id=world.ids["onward_id"], on=now.date(), came=True, said_by="person",
        recorded_by_id=worker, recorded_at=now,
    ).pk  # fmt: skip
    AnswerRead.objects.create(step_id=world.ids["step_id"], read_by_id=worker, read_at=now)


def _in_the_plan(world: Any, worker: object, say: Say) -> None:
    now, case_id = timezone.now(), world.ids["referral_id"]
    Plan.objects.create(
        referral_id=case_id, matters=say("plan.about"), changed_by_id=worker, changed_at=now
    )
    action = PlanAction.objects.create(
        referral_id=case_id, goal_id=world.ids["goal_id"], what=say("plan.action"),
        added_by_id=worker, added_at=now,
    )  # fmt: skip
    version = PlanVersion.objects.create(
        referral_id=case_id, number=1, agreed_on=now.date(), agreed_how="phone",
        content={"matters": say("plan.version"), "goals": []}, taken_by_id=worker, taken_at=now,
    )  # fmt: skip
    picture = NeedsPicture.objects.create(
        referral_id=case_id, occasion="start", asked_on=now.date(), answers={"money": "bit"},
        words=say("plan.needs"), asked_by_id=worker, asked_at=now,
    )  # fmt: skip
    for words, onward_id in (
        ("shared_goals.practice", None),
        ("shared_goals.service", world.ids["onward_id"]),
    ):
        goal = Goal.objects.create(
            referral_id=case_id, words=say(words), agreed_by_id=worker, agreed_at=now
        )
        GoalShare.objects.create(goal=goal, onward_id=onward_id, shared_by_id=worker, shared_at=now)
    world.ids["holding_id"] = HoldingOffer.objects.create(
        referral_id=case_id, service_id=world.ids["service_id"], offered_by_id=worker,
        offered_at=now,
    ).pk  # fmt: skip
    GettingThere.objects.create(
        onward_id=onward_id, help="asked", help_words=say("organisations.journey"), owner_id=worker,
        changed_at=now,
    )  # fmt: skip
    world.ids["payment_id"] = OnwardPayment.objects.create(
        onward_id=onward_id, kind="budget", pays_for="things", amount_pence=4250,
        asked_by_id=worker, asked_at=now,
    ).pk  # fmt: skip
    world.ids["trip_id"] = TripHelp.objects.create(
        referral_id=case_id, kind="taxi", words=say("organisations.trip"), owner_id=worker,
        asked_at=now,
    ).pk  # fmt: skip
    world.ids["shortlisted_id"] = ShortlistItem.objects.create(
        referral_id=case_id, service_id=world.ids["service_id"], note=say("organisations.note"),
        added_by_id=worker, added_at=now,
    ).pk  # fmt: skip
    world.ids |= {
        "plan_action_id": action.pk,
        "plan_version_id": version.pk,
        "picture_id": picture.pk,
    }


def _of_the_directory(world: Any) -> None:
    """Add what people told of the directory: a proposed edit, what is missing, the places."""
    worker, now = world.actors[Role.LINK_WORKER].user_id, timezone.now()
    provider = world.actors[Role.PROVIDER]
    MonthlyPlaces.objects.create(
        provider_id=provider.organisation_id, from_month=now.date().replace(day=1), maximum=9,
        funded=4, said_by_id=provider.user_id, said_at=now,
    )  # fmt: skip
    world.ids |= {
        "proposal_id": ListingProposal.objects.create(
            service_id=world.ids["service_id"], before={"phone": "1"}, after={"phone": "2"},
            by_id=worker, by_name="A worker", at=now,
        ).pk,
        "story_id": Story.objects.create(
            scheme=world.scheme, title="A choir", words="I sing", teller="M", agreed_how="signed",
            agreed_on=now.date(), ends_on=now.date(), written_by_id=worker, written_at=now,
        ).pk,
        "list_id": DirectoryImport.objects.create(
            made_by_id=world.actors[Role.SCHEME_ADMIN].user_id, made_at=now, file_name="list.csv",
            content=zlib.compress(b"Name\nChoir\n"), slug="list-of-groups", name="Groups",
            tables=[{"sheet": "", "headings": ["Name"], "samples": [[]], "fields": ["name"]}],
        ).pk,
        "suggestion_id": Suggestion.objects.create(words="A choir", sent_at=now).pk,
        "unknown_text_id": UnknownText.objects.create(
            number="+447700900456", words="Who is this?", received_at=now
        ).pk,
    }  # fmt: skip


def _of_the_team(world: Any, adult: Person, say: Say) -> None:
    MatchPoints.objects.create(scheme=world.scheme, points={"near": 40})
    MeasureChoice.objects.create(
        scheme=world.scheme, family="ons4", occasions=["baseline", "review", "close"]
    )
    world.ids["companion_id"] = Companion.objects.create(
        team=world.organisations["team"], name="A volunteer", added_at=timezone.now()
    ).pk
    world.ids["time_id"] = TimeSpent.objects.create(
        user_id=world.actors[Role.LINK_WORKER].user_id, team=world.organisations["team"],
        spent_on="travel", minutes=30, day=timezone.localdate(), added_at=timezone.now(),
    ).pk  # fmt: skip
    ImportRow.objects.create(
        batch_id=world.ids["import_id"], number=2, name=say("name.import_row"), verdict="accepted",
        person=adult,
    )  # fmt: skip
