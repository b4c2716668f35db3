"""The person's own page of the plan, and the plan agreed: each agreement keeps what it said."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from linkworkers.models import AgreedHow, AgreedWith, Plan, PlanVersion
from linkworkers.selectors.plan_content import (
    content_of,
    fingerprint,
    goals_of,
    last_answers,
    plan_for,
)
from linkworkers.services.plan_telling import STALE, locked_to_plan, tell_of_plan
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.outbox.publishing import publish
from spcore.ui import dates

UNDO = timedelta(minutes=15)
CHANGED = "The plan was changed since this page was opened. Look at it again, then agree it"


@dataclass(frozen=True, slots=True)
class PlanWords:
    """About the person, in their words."""

    matters: str = ""
    strengths: str = ""
    who_matters: str = ""
    how_to_support: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """When, how and with whom the plan was agreed; `mark` is the fingerprint of what was shown."""

    agreed_on: date
    how: AgreedHow
    mark: str
    review_on: date | None = None
    with_whom: AgreedWith = AgreedWith.PERSON
    speaker_name: str = ""
    how_it_goes: str = ""


@transaction.atomic
def edit_plan(
    *, referral_id: UUID, words: PlanWords, version: int, actor: Actor, at: datetime
) -> Plan:
    """
    Write down what the plan says of the person. `version` 0 says it for the first time.

    :raises NotVisible, NotPermitted:
    :raises Conflict: when somebody changed it since `version`.
    """
    referral = locked_to_plan(referral_id=referral_id, actor=actor, at=at)
    plan = plan_for(referral)
    if plan.version != version:
        raise Conflict(_(STALE))
    for name, value in asdict(words).items():
        setattr(plan, name, value)
    _save(plan, actor, at)
    said = "\n\n".join(filter(None, asdict(words).values()))
    line = (_("About the person, in the plan"), said)
    tell_of_plan(referral, line, object_id=referral.pk, actor=actor, at=at)
    return plan


@transaction.atomic
def agree_plan(
    *, referral_id: UUID, agreement: Agreement, actor: Actor, at: datetime
) -> PlanVersion:
    """
    Keep the plan as it stands as agreed, and the day to look at it again.

    A second click keeps nothing twice.

    :raises NotVisible, NotPermitted:
    :raises Invalid: without a goal.
    :raises Conflict: when the plan is no longer what was shown.
    """
    referral = locked_to_plan(referral_id=referral_id, actor=actor, at=at, begins=True)
    plan = plan_for(referral)
    goals = goals_of(referral, actor=actor, at=at)
    content = content_of(plan, goals, last_answers(referral))
    if not content["goals"]:
        raise Invalid(_("Agree a goal first"))
    if fingerprint(content) != agreement.mark:
        raise Conflict(_(CHANGED))
    last = PlanVersion.objects.filter(referral=referral).order_by("-number").first()
    if last is not None and at - last.taken_at < UNDO and _is_same(last, agreement, content):
        return last
    version = _version(referral, agreement, content, actor, at)
    version.review_before = plan.review_on
    version.save(force_insert=True)
    plan.review_on = agreement.review_on
    _save(plan, actor, at)
    line = (_("The plan was agreed"), _said(agreement))
    tell_of_plan(referral, line, object_id=version.pk, actor=actor, at=at)
    publish(topic="plan.agree", subject_id=referral.pk, at=at)
    return version


@transaction.atomic
def take_agreement_back(*, version_id: UUID, actor: Actor, at: datetime) -> UUID:
    """
    Undo `agree_plan`, by whoever did it, for a quarter of an hour; return the case's id.

    :raises NotVisible, NotPermitted, Conflict:
    """
    found = PlanVersion.objects.visible_to(actor, at=at).filter(pk=version_id).first()
    if found is None:
        raise NotVisible
    referral = locked_to_plan(referral_id=found.referral_id, actor=actor, at=at)
    last = PlanVersion.objects.filter(referral=referral).order_by("-number").first()
    is_mine = found.taken_by_id == actor.user_id and at - found.taken_at <= UNDO
    if last is None or last.pk != found.pk or not is_mine:
        raise Conflict(_("This can no longer be undone"))
    plan = plan_for(referral)
    plan.review_on = found.review_before
    _save(plan, actor, at)
    found.delete()
    line = (_("The agreement to the plan was taken back"), "")
    tell_of_plan(referral, line, object_id=version_id, actor=actor, at=at)
    publish(topic="plan.agree", subject_id=referral.pk, at=at)
    return referral.pk


def _save(plan: Plan, actor: Actor, at: datetime) -> None:
    plan.changed_by_id, plan.changed_at = actor.user_id, at
    plan.version += 1
    plan.save()


def _version(
    referral: Referral, agreement: Agreement, content: dict, actor: Actor, at: datetime
) -> PlanVersion:
    held = PlanVersion.objects.filter(referral=referral)
    return PlanVersion(
        referral=referral,
        number=(held.aggregate(last=Max("number"))["last"] or 0) + 1,
        agreed_on=agreement.agreed_on,
        agreed_how=agreement.how,
        agreed_with=agreement.with_whom,
        speaker_name=agreement.speaker_name,
        how_it_goes=agreement.how_it_goes,
        review_on=agreement.review_on,
        content=content,
        mark=agreement.mark,
        taken_by_id=actor.user_id,
        taken_at=at,
    )


def _is_same(last: PlanVersion, agreement: Agreement, content: dict) -> bool:
    said = (last.agreed_on, last.review_on, last.agreed_how, last.how_it_goes, last.content)
    new = (agreement.agreed_on, agreement.review_on, agreement.how, agreement.how_it_goes, content)
    return said == new


def _said(agreement: Agreement) -> str:
    review = dates.day(agreement.review_on)
    parts = (
        str(AgreedHow(agreement.how).label),
        _("To look at it again on %(day)s") % {"day": review} if review else "",
        agreement.how_it_goes,
    )
    return "\n".join(filter(None, parts))
