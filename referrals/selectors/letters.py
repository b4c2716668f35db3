"""What a practice is told of a referral, ready to be printed, sent as FHIR, or put in a list."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from referrals.models import (
    ClinicalCode,
    CodeUse,
    HarmDisclosure,
    Person,
    Referral,
    Step,
)
from referrals.selectors.case_page import need_labels, risk_words, step_words
from referrals.selectors.codes import code_to_write
from referrals.selectors.doors import with_door
from referrals.selectors.feedback import IDENTITY, is_codes_only, practice_to_tell
from referrals.selectors.feedback_lines import Told, two_lines
from referrals.selectors.uptake import services_told
from referrals.selectors.wording import action_for_practice
from referrals.states import Action, Outcome, Status
from spcore.accounts.models import Organisation, OrganisationKind

_BY_STATUS = {
    Status.RETURNED: Action.RETURN,
    Status.REDIRECTED: Action.REDIRECT,
    Status.CLOSED: Action.CLOSE,
}
_IN_HAND = (Status.ACCEPTED, Status.WAITING, Status.ALLOCATED, Status.ACTIVE, Status.PAUSED)
WHOLE = frozenset({"status", "needs", "background", "organisations"})


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as a letter names it."""

    id: UUID
    name: str
    ods_code: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """Who the letter is about: enough for the practice to find the record, and no more."""

    id: UUID
    given: str
    family: str
    born: date
    is_born_approximate: bool
    nhs_number: str
    gender: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A code to file."""

    system: str
    code: str
    display: str
    use: str


@dataclass(frozen=True, slots=True)
class Letter:
    """
    One message back to the practice. `action` comes first, then two lines (practice.md 20).

    `details` are headings with words; empty when the practice gets codes alone.
    """

    id: UUID
    referral_id: UUID
    reference: str
    written_at: datetime
    sent_at: datetime
    news: Action
    action: str
    lines: tuple[str, str]
    outcome: str
    codes: tuple[Coded, ...]
    details: tuple[tuple[str, str], ...]
    is_codes_only: bool
    patient: Patient
    practice: Party
    team: Party
    scheme: Party
    referrer: str
    referrer_role: str
    worker: str

    @property
    def title(self) -> str:
        """Return the subject line: no name in it."""
        words = {
            Action.ACCEPT: _("Social prescribing: referral accepted"),
            Action.RETURN: _("Social prescribing: the team asks you something"),
            Action.REDIRECT: _("Social prescribing: another door is right"),
            Action.CLOSE: _("Social prescribing: support has ended"),
        }
        return words[self.news]


def news_of(referral: Referral) -> Action | None:
    """Return the last thing that the practice is told of by letter; None before there is any."""
    if referral.status in _IN_HAND:
        return Action.ACCEPT
    return _BY_STATUS.get(Status(referral.status))


def letter_of(
    referral: Referral,
    *,
    at: datetime,
    letter_id: UUID,
    news: Action | None = None,
    classes: frozenset[str] = WHOLE,
) -> Letter | None:
    """
    Return the letter as it would be written now; None while there is nothing to tell.

    On a page, `classes` are those its reader may see; the letter sent to the practice is whole.
    """
    news = news or news_of(referral)
    if practice_to_tell(referral).kind != OrganisationKind.PRACTICE:
        return None  # a school or a hospital is told that there is news, and no more
    if news is None or referral.person is None or referral.submitted_at is None:
        return None
    codes_only = is_codes_only(referral) or classes <= IDENTITY  # so for a practice they left
    told = told_of(referral, codes_only=codes_only)
    return Letter(
        id=letter_id,
        referral_id=referral.pk,
        reference=referral.reference,
        written_at=at,
        sent_at=referral.submitted_at,
        news=news,
        action=str(action_for_practice(referral, codes_only=codes_only)),
        lines=two_lines(told, language=get_language() or ""),
        outcome="" if codes_only or not referral.outcome else str(Outcome(referral.outcome).label),
        codes=tuple(_codes(referral, news)),
        details=() if codes_only else _details(referral, news, told, classes),
        is_codes_only=codes_only,
        patient=_patient(referral.person),
        practice=_party(practice_to_tell(referral)),
        team=_party(referral.team or referral.scheme.organisation),
        scheme=_party(referral.scheme.organisation),
        referrer=str(referral.referrer or referral.referring_organisation),
        referrer_role=referral.referrer.job_title if referral.referrer else "",
        worker="" if codes_only or not referral.link_worker else str(referral.link_worker),
    )


def told_of(referral: Referral, *, codes_only: bool) -> Told:
    """Return what the two lines are made of. One query where somebody gave words."""
    action = _BY_STATUS.get(Status(referral.status))
    words = ""
    if action is not None:
        steps = referral.steps.filter(action=action).select_related("door")
        last = steps.order_by("-taken_at", "-pk").first()
        words = _words_of(last) if last else ""
    return Told(
        status=Status(referral.status),
        outcome=referral.outcome,
        words=words,
        team=referral.team.name if referral.team else "",
        worker=str(referral.link_worker) if referral.link_worker else "",
        submitted_at=referral.submitted_at,
        accepted_at=referral.accepted_at,
        first_contact_at=referral.first_contact_at,
        closed_at=referral.closed_at,
        is_codes_only=codes_only,
    )


def classes_of(letter: Letter | None, *, classes: frozenset[str] = WHOLE) -> frozenset[str]:
    """Return the classes of disclosure.yaml that a letter shows, for the trail."""
    if letter is None:
        return frozenset()
    return IDENTITY | (WHOLE & classes if letter.details else frozenset())


def _words_of(step: Step) -> str:
    """Return why, what would have helped, and the door with its number."""
    said = step_words(step)
    return with_door(said, name=step.door.name, phone=step.door.phone) if step.door else said


def harm_disclosures(referral: Referral) -> list[HarmDisclosure]:
    """Return what the practice was told against the person's wish, newest first. One query."""
    rows = HarmDisclosure.objects.filter(referral=referral).select_related("told_by")
    return list(rows.order_by("-told_at", "pk"))


def _codes(referral: Referral, news: Action) -> list[Coded]:
    """Return the codes to file: only those somebody has looked up (ClinicalCode)."""
    uses = {
        Action.ACCEPT: (CodeUse.ACCEPTED,),
        Action.CLOSE: (CodeUse.DECLINED, CodeUse.CLOSED)
        if referral.outcome == Outcome.DECLINED
        else (CodeUse.CLOSED,),
    }
    found = [code_to_write(use) for use in uses.get(news, ())]
    return [_coded(code) for code in found if code is not None]


def _coded(code: ClinicalCode) -> Coded:
    return Coded(code.system, code.code, code.display, code.use)


def _details(
    referral: Referral, news: Action, told: Told, classes: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    """Return the rest. That it was accepted is told by its code alone (practice.md 20)."""
    if news == Action.ACCEPT:
        return ()
    rows = [
        ("needs", _("What the referral asked for"), need_labels(referral.needs)),
        ("needs", _("What matters to the person"), referral.what_matters),
        ("background", _("Risks, as told when referring"), risk_words(referral)),
    ]
    if news == Action.CLOSE:
        rows = [
            ("status", _("How it went"), told.words),
            (
                "organisations",
                _("Services, and how far each came"),
                "; ".join(f"{name} ({words})" for name, words in services_told(referral)),
            ),
            *rows,
        ]
    return tuple((heading, words) for name, heading, words in rows if words and name in classes)


def _patient(person: Person) -> Patient:
    return Patient(
        id=person.pk,
        given=person.given_name,
        family=person.family_name,
        born=person.birth_date,
        is_born_approximate=person.is_birth_date_approximate,
        nhs_number=person.nhs_number or "",
        gender=person.gender,
    )


def _party(organisation: Organisation) -> Party:
    place = ", ".join(filter(None, (organisation.address, organisation.postcode)))
    return Party(
        organisation.pk,
        organisation.name,
        organisation.ods_code or "",
        place,
        organisation.phone,
    )
