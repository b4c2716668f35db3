"""The rows of a file as people, cases, agreements and history: by the names of their columns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import BRINGS_IN, CaseloadImport
from linkworkers.services.bringing_in.judging import Judged
from linkworkers.services.bringing_in.notes import OldNote, notes_in
from linkworkers.services.bringing_in.reading import risk_answer
from linkworkers.services.bringing_in.rows import Reading
from linkworkers.services.bringing_in.sheaf import Sheaf, as_json
from referrals import states
from referrals.models import (
    Consent,
    ConsentHow,
    MustRead,
    Person,
    Purpose,
    Referral,
    RiskAnswer,
    TimelineEntry,
    TimelineKind,
    Warns,
)
from referrals.services import new_reference
from referrals.states import IN_HAND, Status
from spcore.names import folded_name

# Shows how far a pass over the rows has got.
Watch = Callable[[Iterable], Iterable]
Line = dict[str, Any]
REVIEW_AFTER = timedelta(days=28)
TOGETHER = 500  # rows of the file


@dataclass(frozen=True, slots=True)
class Words:
    """What every row says alike, put into the reader's language once."""

    next_action: str
    evidence: str
    brought_in: str
    row: str


@dataclass(frozen=True, slots=True)
class Case:
    """What every row of one import has in common."""

    batch: CaseloadImport
    scheme_id: UUID | None
    user_id: UUID | None
    at: datetime
    words: Words


def words_of(batch: CaseloadImport) -> Words:
    """Return the words for one import."""
    return Words(
        next_action=_("Ask again what they agree to"),
        evidence=_("Evidence held by %s. Confirm at the next contact.") % batch.evidence_held_by,
        brought_in=_("Brought in from a spreadsheet"),
        row=_("Row %s"),
    )


def line_of(judged: Judged, batch: CaseloadImport) -> Line:
    """Return what the list of verdicts keeps of a row, by the names of its columns."""
    row = judged.row
    said = [(_("Read first"), f"{kind.label}: {words}", "") for kind, words in row.warnings]
    return {
        "batch_id": batch.pk,
        "number": row.number,
        "name": row.name[:202],
        "birth_date": row.birth_date,
        "verdict": judged.verdict,
        "problems": as_json([*row.problems, *said]),
        "fingerprint": judged.fingerprint,
        "person_id": judged.person_id,
    }


def staged(judged: Iterable[Judged], case: Case) -> Iterator[Line]:
    """
    Keep what each row brings, and give its line of the list.

    People and cases stand aside until `write_aside`, so that no later row meets them here.
    """
    sheaf = Sheaf()
    for place, one in enumerate(judged, 1):
        kept = line_of(one, case.batch)
        if one.verdict in BRINGS_IN:
            _add(sheaf, one, kept, case)
        yield kept
        if place % TOGETHER == 0:
            sheaf.write()
    sheaf.write()


def _add(sheaf: Sheaf, one: Judged, kept: Line, case: Case) -> None:
    row, person_id = one.row, one.person_id
    if person_id is None:
        person_id = kept["person_id"] = uuid4()
        kept["made_person"] = True
        sheaf.add(Person, id=person_id, **_person(row, case))
    referral_id = kept["referral_id"] = uuid4()
    sheaf.add(Referral, id=referral_id, person_id=person_id, **_referral(row, case))
    sheaf.add(Consent, id=uuid4(), person_id=person_id, **_consent(row, case))
    for line in _lines(row, case):
        sheaf.add(TimelineEntry, id=uuid4(), referral_id=referral_id, **line)
    for kind, words in row.warnings:
        sheaf.add(
            MustRead,
            id=uuid4(),
            person_id=person_id,
            referral_id=referral_id,
            warns=kind,
            words=words,
            batch_id=case.batch.pk,
            found_at=case.at,
        )


def _person(row: Reading, case: Case) -> Line:
    is_careful = any(kind == Warns.CONTACT for kind, _words in row.warnings)
    return dict(
        nhs_number=row.nhs_number or None,
        no_nhs_number="" if row.nhs_number else "not_known",
        given_name=row.given_name,
        family_name=row.family_name,
        preferred_name=row.preferred_name,
        folded_name=folded_name(family=row.family_name, given=row.given_name),
        birth_date=row.birth_date,
        gender=row.gender,
        address=row.address,
        postcode=row.postcode,
        no_fixed_abode=row.no_fixed_abode,
        phone=row.phone,
        email=row.email,
        practice_id=row.practice_id,
        no_practice="" if row.practice_id else "not_known",
        preferred_channel="phone" if row.phone or not row.email else "email",
        **dict.fromkeys(
            ("may_text", "may_email", "may_post", "may_leave_voicemail"), not is_careful
        ),
        safe_contact_note=row.safe_contact_note,
        is_address_sensitive=row.is_address_secret,
        language=row.language,
        needs_interpreter=row.needs_interpreter,
        adjustments=row.adjustments,
        emergency_contact=row.emergency_contact,
        is_demo=settings.DEMO,
        created_at=case.at,
    )


def _referral(row: Reading, case: Case) -> Line:
    status = Status(row.status)
    is_taken_on = status != Status.SUBMITTED
    is_gp = row.source == "gp" and row.practice_id is not None
    referred_at = noon(row.referred_on) if row.referred_on else case.at
    met_at = noon(row.first_contact_on) if row.first_contact_on else None
    return {
        "reference": new_reference(),
        "scheme_id": case.scheme_id,
        "source": row.source or "gp",
        "referring_organisation_id": row.practice_id if is_gp else case.batch.team_id,
        "referrer_id": case.user_id,
        "team_id": case.batch.team_id,
        "link_worker_id": row.worker_id if status in IN_HAND else None,
        "status": status,
        "whose_move": states.resting_move(status),
        "needs": row.needs,
        "reason": row.reason,
        "background": row.background,
        "risk_answer": risk_answer(row),
        "risk_detail": row.risk if risk_answer(row) == RiskAnswer.NAMED else "",
        "next_action": row.next_action or case.words.next_action,
        "next_action_on": row.next_action_on or timezone.localdate(case.at + REVIEW_AFTER),
        "created_at": case.at,
        "submitted_at": referred_at,
        "accepted_at": case.at if is_taken_on else None,
        "allocated_at": case.at if status in IN_HAND else None,
        "first_contact_at": met_at,
        "first_appointment_at": met_at,  # one column of a spreadsheet says both
        "is_demo": settings.DEMO,
    }


def _consent(row: Reading, case: Case) -> Line:
    return {
        "purpose": Purpose.REFERRAL,
        "is_given": True,
        "how": ConsentHow.CARRIED_OVER,
        "reason": case.words.evidence,
        "recorded_by_id": case.user_id,
        "given_at": case.at,
        "given_on": row.consent_on,
        "review_on": timezone.localdate(case.at + REVIEW_AFTER),
    }


def _lines(row: Reading, case: Case) -> Iterator[Line]:
    yield {
        "at": case.at,
        "kind": TimelineKind.STEP,
        "label": case.words.brought_in,
        "detail": case.words.row % row.number,
        "by_id": case.user_id,
        "object_id": case.batch.pk,
        "field_class": "status",
    }
    for old in notes_in(row.notes, on=timezone.localdate(case.at)):
        yield {
            "at": noon(old.on) if old.on else case.at,
            "kind": TimelineKind.CONTACT,
            "label": _label(old),
            "detail": old.words,
            "object_id": case.batch.pk,
            "field_class": "case_notes",
        }


def _label(old: OldNote) -> str:
    if old.author:
        return (_("Note from the old record, by %s") % old.author)[:200]
    return _("Note from the old record") if old.on else _("Note from the old record, no date")


def noon(day: date) -> datetime:
    """Return the middle of a day, so that no clock change moves it to another."""
    return timezone.make_aware(datetime.combine(day, time(12)))
