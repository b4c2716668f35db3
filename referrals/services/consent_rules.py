"""What an answer must hold before it is recorded: who may say it, when, and on what footing."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import selectors
from referrals.models import Basis, Consent, ConsentHow, Person, Purpose, Referral, SaidBy
from spcore.errors import Invalid

# Somebody else decided; or nobody was there to judge a child's answer, and the team asks again.
NOT_JUDGED = (ConsentHow.OVERRIDE, ConsentHow.WEB_FORM, ConsentHow.CARRIED_OVER)

# The last questions come twelve months after the first contact; then nobody asks any more.
AFTERWARDS_MONTHS = 13


@dataclass(frozen=True, slots=True)
class Override:
    """
    Who decided for an adult who lacks capacity for this decision (Mental Capacity Act 2005).

    `seen_by` is who saw the attorney's or deputy's document; only those two need it.
    """

    decision: str = ""
    assessor: str = ""
    basis: str = ""
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class NewConsent:
    """
    One answer of the person. `provider_id` only for sharing.

    `given_on` is when they said so, today if left out. `competence` are the reasons why a child
    under 16 was found able to decide this themself.
    """

    person_id: UUID
    purpose: Purpose
    is_given: bool
    how: ConsentHow
    reason: str = ""
    provider_id: UUID | None = None
    review_on: date | None = None
    given_on: date | None = None
    said_by: str = SaidBy.PERSON
    said_by_name: str = ""
    competence: str = ""
    override: Override = field(default_factory=Override)


def check_answer(new: NewConsent, person: Person, *, at: datetime) -> None:
    """Refuse an answer that does not hold. :raises Invalid:"""
    for rule in (_is_whole, _is_theirs_to_say, _is_not_overtaken):
        rule(new, person, at)


def problem_with_answer(new: NewConsent, person: Person, *, at: datetime) -> tuple[str, str] | None:
    """Return the field to mend and what to say; None when the answer holds. For forms."""
    try:
        check_answer(new, person, at=at)
    except Invalid as refusal:
        return refusal.field, str(refusal)
    return None


def _is_whole(new: NewConsent, person: Person, at: datetime) -> None:
    if new.purpose == Purpose.SHARING and new.provider_id is None:
        raise Invalid(_("Choose the service the person spoke of"), field="provider")
    if new.given_on is not None and new.given_on > timezone.localdate(at):
        raise Invalid(_("The day they said so must be today or in the past"), field="given_on")
    if new.how == ConsentHow.OVERRIDE:
        for name, text in missing_of_override(new.override, new.reason):
            raise Invalid(text, field=name)


def missing_of_override(override: Override, reason: str) -> list[tuple[str, str]]:
    """Return the fields that a decision for somebody else still lacks, with what to say."""
    is_document = override.basis in (Basis.LPA_HEALTH, Basis.DEPUTY)
    rules: tuple[tuple[str, Callable[[], bool], str], ...] = (
        ("decision", lambda: not override.decision.strip(), _("Enter what was decided")),
        ("assessor", lambda: not override.assessor.strip(), _("Enter who assessed capacity")),
        ("basis", lambda: override.basis not in Basis.values, _("Select who may decide")),
        (
            "reason",
            lambda: not reason.strip(),
            _("Say who decided, and why it is in the person's best interests"),
        ),
        (
            "seen_by",
            lambda: is_document and not override.seen_by.strip(),
            _("Enter who saw the attorney's or deputy's document"),
        ),
    )
    return [(name, text) for name, is_missing, text in rules if is_missing()]


def _is_theirs_to_say(new: NewConsent, person: Person, at: datetime) -> None:
    """Hold who may decide for whom by age (practice.md 14)."""
    age = selectors.age_on(person, on=timezone.localdate(at))
    if new.said_by == SaidBy.PARENT:
        if age >= selectors.ABLE_FROM:
            text = _("From 16 a young person decides themself, unless they lack capacity")
            raise Invalid(text, field="said_by")
        if not new.said_by_name.strip():
            raise Invalid(_("Enter the name of the parent or carer"), field="said_by_name")
        if new.is_given and _has_refused(new, person):
            text = _("The young person said no, and was found able to decide. Only they change it")
            raise Invalid(text, field="said_by")
    elif age < selectors.ABLE_FROM and new.how not in NOT_JUDGED and not new.competence:
        text = _("Say why this child is able to decide this, or who with parental responsibility")
        raise Invalid(text, field="competence")


def _has_refused(new: NewConsent, person: Person) -> bool:
    rows = Consent.objects.filter(
        person=person, purpose=new.purpose, provider_id=new.provider_id, said_by=SaidBy.PERSON
    )
    latest = rows.order_by("-given_at", "-pk").first()
    return latest is not None and (not latest.is_given or latest.withdrawn_at is not None)


def _is_not_overtaken(new: NewConsent, person: Person, at: datetime) -> None:
    """Refuse a yes of an earlier day than a no that is recorded already."""
    said_on = new.given_on or timezone.localdate(at)
    if not new.is_given or said_on == timezone.localdate(at):
        return
    rows = Consent.objects.filter(
        person=person, purpose=new.purpose, provider_id=new.provider_id, is_given=False
    )
    withdrawn = Consent.objects.filter(
        person=person, purpose=new.purpose, provider_id=new.provider_id
    )
    if (
        rows.filter(given_on__gt=said_on).exists()
        or withdrawn.filter(withdrawn_at__date__gt=said_on).exists()
    ):
        text = _("They said no after that day. What they said before does not change it")
        raise Invalid(text, field="given_on")


def review_day(person: Person, *, said_on: date, referral: Referral | None = None) -> date | None:
    """
    Return when to ask again by the scheme's rule; None where the scheme reminds nobody.

    The scheme is that of `referral`, else of the person's latest.
    """
    if referral is None:
        rows = Referral.objects.filter(person=person).select_related("scheme")
        referral = rows.order_by("-created_at", "-pk").first()
    months = referral.scheme.consent_review_months if referral else None
    return months_after(said_on, months) if months else None


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last: 31 January is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
