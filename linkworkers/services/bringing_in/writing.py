"""The rows of a file as people, cases, agreements and history: written by COPY, 500 at a time."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import BRINGS_IN, CaseloadImport, ImportRow
from linkworkers.services.bringing_in.judging import Judged
from linkworkers.services.bringing_in.notes import OldNote, notes_in
from linkworkers.services.bringing_in.reading import NO_RISK
from linkworkers.services.bringing_in.rows import Reading
from referrals import states
from referrals.models import (
    Consent,
    ConsentHow,
    MustRead,
    Person,
    Purpose,
    Referral,
    RiskAnswer,
    Step,
    TimelineEntry,
    TimelineKind,
    Warns,
)
from referrals.services import new_reference
from referrals.states import IN_HAND, Action, Status
from spcore.loading import copying
from spcore.names import folded_name

# Shows how far a pass over the rows has got.
Watch = Callable[[Iterable], Iterable]
REVIEW_AFTER = timedelta(days=28)
# By which actions a case comes to stand where its row says, as if taken here one by one.
_TAKEN_ON = (Action.SUBMIT, Action.ACCEPT)
WAYS = {
    Status.SUBMITTED: (Action.SUBMIT,),
    Status.WAITING: (*_TAKEN_ON, Action.QUEUE),
    Status.ALLOCATED: (*_TAKEN_ON, Action.ALLOCATE),
    Status.ACTIVE: (*_TAKEN_ON, Action.ALLOCATE, Action.START),
    Status.PAUSED: (*_TAKEN_ON, Action.ALLOCATE, Action.START, Action.PAUSE),
}


@dataclass(frozen=True, slots=True)
class Case:
    """What every row of one import has in common."""

    batch: CaseloadImport
    scheme_id: UUID | None
    user_id: UUID | None
    at: datetime


@dataclass(slots=True)
class Sheaf:
    """Rows that wait to be written together."""

    people: list[Person] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    lines: list[TimelineEntry] = field(default_factory=list)
    must_read: list[MustRead] = field(default_factory=list)

    def write(self) -> None:
        """Write them, each kind in one statement."""
        for rows in (
            self.people,
            self.referrals,
            self.consents,
            self.steps,
            self.lines,
            self.must_read,
        ):
            copy_rows(rows)


def copy_rows(rows: list[Any]) -> None:
    """Write unsaved rows of one model by COPY."""
    if not rows:
        return
    fields = [
        each for each in rows[0]._meta.concrete_fields if not isinstance(each, models.BigAutoField)
    ]
    names = [each.name for each in fields]
    copying.insert(type(rows[0]), names, ([_value(row, each) for each in fields] for row in rows))


def _value(row: models.Model, each: models.Field) -> Any:
    value = getattr(row, each.attname)
    return json.dumps(value) if isinstance(each, models.JSONField) else value


def row_of(judged: Judged, batch: CaseloadImport) -> ImportRow:
    """Return what the list of verdicts keeps of a row."""
    row = judged.row
    said = [(_("Read first"), words, str(kind.label)) for kind, words in row.warnings]
    return ImportRow(
        batch=batch,
        number=row.number,
        name=row.name[:202],
        birth_date=row.birth_date,
        verdict=judged.verdict,
        problems=[*row.problems, *said],
        fingerprint=judged.fingerprint,
        person_id=judged.person_id,
    )


def written(judged: Iterable[Judged], case: Case) -> Iterator[ImportRow]:
    """Add what each row brings to the database, and give its line of the list."""
    sheaf = Sheaf()
    for one in judged:
        kept = row_of(one, case.batch)
        if one.verdict in BRINGS_IN:
            _add(sheaf, one, kept, case)
        yield kept
        if len(sheaf.referrals) >= 500:
            sheaf.write()
            sheaf = Sheaf()
    sheaf.write()


def _add(sheaf: Sheaf, one: Judged, kept: ImportRow, case: Case) -> None:
    row, person_id = one.row, one.person_id
    if person_id is None:
        person = _person(row, case)
        sheaf.people.append(person)
        kept.person_id, kept.made_person, person_id = person.pk, True, person.pk
    referral = _referral(row, person_id, case)
    kept.referral_id = referral.pk
    sheaf.referrals.append(referral)
    sheaf.consents.append(_consent(row, person_id, case))
    sheaf.steps += steps_to(referral, case)
    sheaf.lines += _lines(row, referral, case)
    sheaf.must_read += [
        MustRead(
            person_id=person_id,
            referral_id=referral.pk,
            warns=kind,
            words=words,
            batch_id=case.batch.pk,
            found_at=case.at,
        )
        for kind, words in row.warnings
    ]


def _person(row: Reading, case: Case) -> Person:
    is_careful = any(kind == Warns.CONTACT for kind, _words in row.warnings)
    return Person(
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
        language=row.language,
        needs_interpreter=row.needs_interpreter,
        adjustments=row.adjustments,
        emergency_contact=row.emergency_contact,
        is_demo=settings.DEMO,
        created_at=case.at,
    )


def _referral(row: Reading, person_id: UUID, case: Case) -> Referral:
    status = Status(row.status)
    is_taken_on = status != Status.SUBMITTED
    is_gp = row.source == "gp" and row.practice_id is not None
    referred_at = noon(row.referred_on) if row.referred_on else case.at
    return Referral(
        reference=new_reference(),
        person_id=person_id,
        scheme_id=case.scheme_id,
        source=row.source or "gp",
        referring_organisation_id=row.practice_id if is_gp else case.batch.team_id,
        referrer_id=case.user_id,
        team_id=case.batch.team_id,
        link_worker_id=row.worker_id if status in IN_HAND else None,
        status=status,
        whose_move=states.resting_move(status),
        needs=row.needs,
        reason=row.reason,
        background=row.background,
        risk_answer=_risk(row),
        risk_detail=row.risk if _risk(row) == RiskAnswer.NAMED else "",
        next_action=row.next_action or _("Ask again what they agree to"),
        next_action_on=row.next_action_on or (case.at + REVIEW_AFTER).date(),
        created_at=case.at,
        submitted_at=referred_at,
        accepted_at=case.at if is_taken_on else None,
        allocated_at=case.at if status in IN_HAND else None,
        first_contact_at=noon(row.first_contact_on) if row.first_contact_on else None,
        is_demo=settings.DEMO,
    )


def _risk(row: Reading) -> RiskAnswer:
    if not row.risk:
        return RiskAnswer.NOT_ASKED
    return RiskAnswer.NONE_KNOWN if row.risk.casefold() in NO_RISK else RiskAnswer.NAMED


def _consent(row: Reading, person_id: UUID, case: Case) -> Consent:
    held_by = case.batch.evidence_held_by
    return Consent(
        person_id=person_id,
        purpose=Purpose.REFERRAL,
        is_given=True,
        how=ConsentHow.CARRIED_OVER,
        reason=_("Evidence held by %s. Confirm at the next contact.") % held_by,
        recorded_by_id=case.user_id,
        given_at=case.at,
        given_on=row.consent_on,
        review_on=(case.at + REVIEW_AFTER).date(),
    )


def steps_to(referral: Referral, case: Case) -> Iterator[Step]:
    """
    Give the steps by which the case comes to its status.

    The first is dated by the referral, so that no import resets that clock (practice.md 21).
    """
    stands = Status.DRAFT
    for action in WAYS[Status(referral.status)]:
        came_from, stands = stands, states.target_of(action, stands)
        yield Step(
            referral_id=referral.pk,
            action=action,
            came_from=came_from,
            went_to=stands,
            reason=_("Brought in from a spreadsheet"),
            taken_by_id=case.user_id,
            taken_at=referral.submitted_at if action == Action.SUBMIT else case.at,
        )


def _lines(row: Reading, referral: Referral, case: Case) -> Iterator[TimelineEntry]:
    yield TimelineEntry(
        referral_id=referral.pk,
        at=case.at,
        kind=TimelineKind.STEP,
        label=_("Brought in from a spreadsheet"),
        detail=_("Row %s") % row.number,
        by_id=case.user_id,
        object_id=case.batch.pk,
        field_class="status",
    )
    for old in notes_in(row.notes, on=case.at.date()):
        yield TimelineEntry(
            referral_id=referral.pk,
            at=noon(old.on) if old.on else case.at,
            kind=TimelineKind.CONTACT,
            label=_label(old),
            detail=old.words,
            object_id=case.batch.pk,
            field_class="case_notes",
        )


def _label(old: OldNote) -> str:
    if old.author:
        return (_("Note from the old record, by %s") % old.author)[:200]
    return _("Note from the old record") if old.on else _("Note from the old record, no date")


def noon(day: date) -> datetime:
    """Return the middle of a day, so that no clock change moves it to another."""
    return timezone.make_aware(datetime.combine(day, time(12)))
