"""What pages say of a referral itself, by the classes its reader may see. Words only."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from referrals.models import (
    Consent,
    FormAnswers,
    OtherDoor,
    Referral,
    RiskAnswer,
    Source,
    Step,
    Urgency,
)
from referrals.selectors.cases import team_for
from referrals.states import Action, ReturnReason, Status
from spcore.errors import Conflict
from spcore.needs import Need
from spcore.ui.dates import day

Row = tuple[str, str]


def question_of(referral: Referral) -> str:
    """Return what the team asked when it sent the referral back; nothing when it did not."""
    if referral.status != Status.RETURNED:
        return ""
    steps = referral.steps.filter(action=Action.RETURN).order_by("-taken_at", "-pk")
    last = steps.first()
    return step_words(last) if last else ""


def step_words(step: Step) -> str:
    """Return a step's reason in words: of a return, why it was and what would have helped."""
    said = step.reason
    if step.return_reason:
        said = f"{ReturnReason(step.return_reason).label}. {step.reason}".strip()
    if step.would_help:
        said = "\n\n".join([said, _("What would help: %s") % step.would_help])
    return said


def door_named(referral: Referral) -> OtherDoor | None:
    """Return the door of the scheme's list that the team named; none when it wrote another."""
    if referral.status != Status.REDIRECTED:
        return None
    steps = referral.steps.filter(action=Action.REDIRECT).select_related("door")
    last = steps.order_by("-taken_at", "-pk").first()
    return last.door if last else None


def sent_at(referral: Referral) -> datetime:
    """Return when it was last sent: the clock stood still while it was with the referrer."""
    steps = referral.steps.filter(action=Action.SUBMIT).order_by("-taken_at", "-pk")
    last = steps.values_list("taken_at", flat=True).first()
    return last or referral.submitted_at or referral.created_at


def consent_words(consent: Consent) -> str:
    """Return an answer as a page shows it."""
    if consent.withdrawn_at is not None:
        return _("Withdrawn on %s") % day(consent.withdrawn_at)
    answer = _("Yes") if consent.is_given else _("No")
    return f"{answer}. {consent.get_how_display()}, {day(consent.given_at)}"


def door_of(referral: Referral) -> str:
    """Return the right door that the team named; nothing unless it was redirected."""
    if referral.status != Status.REDIRECTED:
        return ""
    steps = referral.steps.filter(action=Action.REDIRECT).order_by("-taken_at", "-pk")
    return steps.values_list("reason", flat=True).first() or ""


def likely_team(referral: Referral) -> UUID | None:
    """Return the team a draft would go to, if there is one."""
    try:
        return team_for(referral)
    except Conflict:
        return None


def sender_words(referral: Referral) -> str:
    """Return who sent it, and from where; the person, where they referred themself."""
    if referral.referrer is None:
        return str(Source.SELF.label)
    return f"{referral.referrer.name}, {referral.referring_organisation.name}"


def need_labels(codes: list[str]) -> str:
    """Return needs in words, with commas."""
    return ", ".join(str(Need(code).label) for code in codes)


def said_rows(referral: Referral, *, classes: frozenset[str]) -> list[Row]:
    """Return what the referrer said, of the classes this reader may see; empty answers left out."""
    rows: list[tuple[str, str, object]] = [
        ("needs", _("Needs"), need_labels(referral.needs)),
        ("needs", _("What matters to them"), referral.what_matters),
        ("background", _("Reason"), referral.reason),
        ("background", _("Background"), referral.background),
        ("status", _("How soon"), Urgency(referral.urgency).label),
        ("status", _("Critical date"), critical_words(referral)),
        ("background", _("Risks"), risk_words(referral)),
        ("visit_risk", _("Before visiting"), referral.visit_risk),
        *(_form_rows(referral) if referral.source != Source.GP else []),
    ]
    return [(str(key), str(value)) for name, key, value in rows if name in classes and value]


def _form_rows(referral: Referral) -> list[tuple[str, str, object]]:
    given = FormAnswers.objects.filter(referral=referral).first()
    if given is None:
        return []
    helper = ", ".join(filter(None, [given.helper_name, given.helper_relation, given.helper_phone]))
    parent = ", ".join(filter(None, [given.parent_name, given.parent_phone]))
    return [
        ("contact", _("Filled in for them by"), helper),
        ("safeguarding", _("Safe right now?"), given.get_is_safe_display()),
        ("background", _("What the person thinks of it"), given.get_person_view_display()),
        ("contact", _("Parent or carer"), parent),
        ("contact", _("What the parent or carer thinks"), given.get_parent_view_display()),
        ("background", _("Class, ward or team"), given.place),
        ("background", _("Knows them best"), given.known_by),
    ]


def critical_words(referral: Referral) -> str:
    """Return the day by which something is lost, and what; nothing where there is none."""
    if referral.critical_date is None:
        return ""
    return f"{day(referral.critical_date)}: {referral.critical_what}"


def risk_words(referral: Referral) -> str:
    """Return the risk answer in words; "not asked" is said as such (practice.md 5)."""
    if not referral.risk_answer:
        return ""
    label = str(RiskAnswer(referral.risk_answer).label)
    return f"{label}: {referral.risk_detail}" if referral.risk_detail else label
