"""Which rows an actor may know about. Subqueries, never `.distinct()`: rows get locked."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from referrals import onward_states
from referrals.states import OPEN, Action, Status
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, PRACTICE_ROLES, TEAM_ROLES, Role

SCHEME_WIDE = frozenset({Role.SAFEGUARDING_LEAD, Role.PRIVACY_OFFICER})

# Once sent, a school is told nothing of a young person who does not want it (practice.md 10).
_OBJECTS_TO_SCHOOL = Q(source="school", person__objects_to__contains=["school"]) & ~Q(
    status__in=[Status.DRAFT, Status.RETURNED]
)


def _of_practice(actor: Actor) -> tuple[Q, Q]:
    """Return what a practice knows of: what it sent, and whom it is told of instead."""
    here = actor.organisation_id
    return Q(referring_organisation_id=here), Q(told_practice_id=here)


class ReferralQuerySet(models.QuerySet):
    """Referrals."""

    def visible_to(self, actor: Actor) -> Self:
        """
        Narrow to the referrals `actor` may know about. No role, no rows.

        What of a row may be shown is another question: `selectors.classes_for`.
        """
        sent = self.exclude(status=Status.DRAFT)
        match actor.role:
            case Role.SYSTEM:
                return self
            case role if role in PRACTICE_ROLES:
                return self.filter(reduce(or_, _of_practice(actor)))
            case Role.OTHER_REFERRER:
                own = self.filter(
                    referring_organisation_id=actor.organisation_id, referrer_id=actor.user_id
                )
                return own.exclude(_OBJECTS_TO_SCHOOL)
            case role if role in TEAM_ROLES:
                return sent.filter(team_id=actor.organisation_id)
            case Role.SAFEGUARDING_LEAD:
                concerns = apps.get_model("referrals", "Concern").objects.visible_to(actor)
                return sent.filter(Exists(concerns.filter(referral_id=OuterRef("pk"))))
            case _:
                return self.none()

    def visible_in_parts(self, actor: Actor) -> list[Self]:
        """
        Return the same rows as `visible_to`, in parts that each go along one index.

        With "or" between them, everything is put in order before the first page is cut off.
        """
        if actor.role in PRACTICE_ROLES:
            return [self.filter(part) for part in _of_practice(actor)]
        return [self.visible_to(actor)]

    def readable_by(self, actor: Actor, *, at: datetime) -> Self:
        """Narrow to the referrals whose case the actor may open now (practice.md 9)."""
        rows = self.visible_to(actor)
        if actor.role != Role.LINK_WORKER:
            return rows
        covers = apps.get_model("referrals", "CoverGrant").objects.filter(
            referral_id=OuterRef("pk")
        )
        covers = covers.open_to(actor, at=at)
        unclaimed = Q(link_worker=None, person__is_restricted=False)
        return rows.filter(Q(link_worker_id=actor.user_id) | unclaimed | Exists(covers))

    def given_away_by(self, actor: Actor, *, since: datetime) -> Self:
        """Narrow to what the actor gave from this team to another since then, and nobody moved."""
        if actor.role not in CASE_ROLES:
            return self.none()
        steps = apps.get_model("referrals", "Step").objects.filter(
            referral_id=OuterRef("pk"),
            action=Action.ACCEPT,
            taken_by_id=actor.user_id,
            taken_at__gt=since,
            team_id=actor.organisation_id,
        )
        rows = self.filter(Exists(steps), status=Status.ACCEPTED)
        rows = rows.filter(scheme__organisation__children=actor.organisation_id)
        return rows.exclude(team_id=actor.organisation_id)

    def in_status(self, *statuses: str) -> Self:
        """Narrow to these statuses."""
        return self.filter(status__in=statuses)

    def open(self) -> Self:
        """Narrow to what is neither over nor a draft."""
        return self.filter(status__in=OPEN)


class OfReferralQuerySet(models.QuerySet):
    """Rows that hang on a referral and are read by those alone who work with the person."""

    def visible_to(self, actor: Actor, *, at: datetime | None = None) -> Self:
        """Narrow to rows of cases the actor may open."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        cases = apps.get_model("referrals", "Referral").objects
        return self.filter(referral__in=cases.readable_by(actor, at=at or timezone.now()))


class OfSchemeQuerySet(models.QuerySet):
    """What a scheme sets or keeps for its people: by its administrators, and by its teams."""

    # Who of a team reads it.
    team_readers = TEAM_ROLES

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to what is of the actor's own scheme; a team's people read its scheme's."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role == Role.SCHEME_ADMIN:
            return self.filter(scheme_id=actor.organisation_id)
        if actor.role in self.team_readers:
            return self.filter(scheme__organisation__children=actor.organisation_id)
        return self.none()


class CoverGrantQuerySet(models.QuerySet):
    """Cases opened to a colleague."""

    def open_to(self, actor: Actor, *, at: datetime) -> Self:
        """Narrow to what is open to the actor at that moment."""
        return self.filter(user_id=actor.user_id, granted_at__lte=at, expires_at__gt=at)


class PersonQuerySet(models.QuerySet):
    """People."""

    def standing(self) -> Self:
        """Narrow to records that stand for themselves: those merged into another are left out."""
        return self.filter(merged_into=None)

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to people the actor may know about: a practice's own, else through referrals."""
        if actor.role == Role.SYSTEM:
            return self
        return self._known_to(actor).standing()

    def _known_to(self, actor: Actor) -> Self:
        referrals = apps.get_model("referrals", "Referral").objects.visible_to(actor)
        # Asked of each candidate by the index on person, not of all the actor's referrals first.
        through = Exists(referrals.filter(person_id=OuterRef("pk")))
        if actor.role in PRACTICE_ROLES:
            own = Q(practice_id=actor.organisation_id, is_unconfirmed=False)
            return self.filter(own | through)
        if actor.role in TEAM_ROLES or actor.role in {Role.OTHER_REFERRER, Role.SAFEGUARDING_LEAD}:
            return self.filter(through)
        return self.none()


class OfPersonQuerySet(models.QuerySet):
    """Rows that hang on a person."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of people the actor may know about."""
        people = apps.get_model("referrals", "Person").objects.visible_to(actor)
        return self.filter(person__in=people)


class MergeQuerySet(models.QuerySet):
    """Merges of people."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those whose kept record the actor may know about."""
        people = apps.get_model("referrals", "Person").objects.visible_to(actor)
        return self.filter(kept__in=people)


class ApartQuerySet(models.QuerySet):
    """Pairs of people who are not one."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to pairs of which the actor may know about both."""
        people = apps.get_model("referrals", "Person").objects.visible_to(actor)
        return self.filter(first__in=people, second__in=people)


class OnwardReferralQuerySet(models.QuerySet):
    """Onward referrals."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to a provider's own, once sent; to everybody else through the referral."""
        if actor.role == Role.PROVIDER:
            rows = self.filter(provider_id=actor.organisation_id)
            return rows.exclude(status__in=onward_states.BEFORE_SENDING).filter(
                kind__in=onward_states.SHARING_KINDS
            )
        referrals = apps.get_model("referrals", "Referral").objects.visible_to(actor)
        return self.filter(referral__in=referrals)

    def with_live_consent(self) -> Self:
        """Narrow to those whose consent to share still stands."""
        return self.filter(consent__is_given=True, consent__withdrawn_at=None)


class FormAnswersQuerySet(models.QuerySet):
    """What a form asked beside the referral."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of referrals the actor may know about."""
        referrals = apps.get_model("referrals", "Referral").objects.visible_to(actor)
        return self.filter(referral__in=referrals)


class MessageQuerySet(models.QuerySet):
    """Messages of the threads."""

    def visible_to(self, actor: Actor, *, at: datetime | None = None) -> Self:
        """
        Narrow to the part of each thread the actor belongs to.

        A link worker and a supervisor read what they may open; a practice and another referrer
        read the part written for them, the latter only while the referral is open (practice.md 10).
        """
        referrals = apps.get_model("referrals", "Referral").objects
        match actor.role:
            case Role.SYSTEM:
                return self
            case role if role in CASE_ROLES:
                cases = referrals.readable_by(actor, at=at or timezone.now())
                return self.filter(referral__in=cases)
            case role if role in PRACTICE_ROLES:
                return self.filter(referral__in=referrals.visible_to(actor), audience="referrer")
            case Role.OTHER_REFERRER:
                mine = referrals.visible_to(actor).open()
                return self.filter(referral__in=mine, audience="referrer")
            case _:
                return self.none()

    def unanswered(self) -> Self:
        """Narrow to questions nobody has answered."""
        return self.filter(asks=True, answered_at=None)
