"""Files with a referral: added while it is a draft, described, scanned, removed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals import policies, selectors
from referrals.models import (
    Attachment,
    AttachmentKind,
    Referral,
    ScanState,
    TimelineKind,
    WhyRemoved,
)
from referrals.services.steps import locked
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.files.checking import digest_of
from spcore.files.kinds import Checked
from spcore.files.scanning import has_scanner
from spcore.outbox.publishing import publish

FULL = gettext_lazy("The files of one referral are 10 at most, and 25 MB. Remove one first")
INTAKE_FULL = gettext_lazy(
    "The practice’s intake is full: 100 files at most, and 200 MB. Refer from some, or discard them"
)
_REMOVED = {
    WhyRemoved.ENDED: gettext_lazy("Removed, as the person no longer agrees: %s"),
    WhyRemoved.ANOTHER: gettext_lazy("Removed, as it was about somebody else: %s"),
    WhyRemoved.WRONG: gettext_lazy("Removed, as it was not the file that was meant: %s"),
}
REFUSED = "no"  # among the answers of the form: the person does not agree


@dataclass(frozen=True, slots=True)
class NewFile:
    """A checked file and the name it came by. The name is only ever shown."""

    name: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Described:
    """What a file is, and how the person agreed where that is asked."""

    kind: str
    agreed_how: str = ""


@transaction.atomic
def add_attachment(
    *, referral_id: UUID, new: NewFile, described: Described, actor: Actor, at: datetime
) -> Attachment:
    """
    Put a file with a draft or a returned referral. The same file twice is one.

    :raises NotVisible, NotPermitted, Invalid:
    """
    referral = _editable(referral_id, actor, at)
    digest = digest_of(new.checked.content)
    held = referral.attachments.kept().filter(digest=digest).first()
    if held is not None:
        return held
    if len(new.checked.content) > selectors.room_for_files(referral):
        raise Invalid(str(FULL), field="file")
    _check_described(described)
    row = _row(new, digest, actor, at)
    row.referral, row.kind, row.agreed_how = referral, described.kind, described.agreed_how
    row.save(force_insert=True)
    _after_adding(row, actor, at)
    return row


@transaction.atomic
def describe_attachment(
    *, attachment_id: UUID, described: Described, actor: Actor, at: datetime
) -> Attachment:
    """Say what a file is, and how the person agreed. :raises NotVisible, NotPermitted, Invalid:"""
    row = _locked_row(attachment_id, actor)
    if row.referral_id is None:
        raise NotVisible
    _editable(row.referral_id, actor, at)
    _check_described(described)
    row.kind, row.agreed_how = described.kind, described.agreed_how
    row.save(update_fields=["kind", "agreed_how"])
    _tell(row, actor, at)
    return row


@transaction.atomic
def remove_attachment(
    *, attachment_id: UUID, actor: Actor, at: datetime, why: str = ""
) -> Attachment:
    """
    Empty a file of a draft, or of the practice's intake. That it was there stays on record.

    After sending it goes too, with `why`, by whoever reads it: as the person no longer agrees, or
    as it is a wrong one. Of one about somebody else, the name goes as well.
    :raises NotVisible, NotPermitted, Invalid:
    """
    row = _locked_row(attachment_id, actor)
    is_sent = row.referral_id is not None and _check_removable(row, actor, at)
    if is_sent and why not in policies.why_removed(row):
        raise Invalid(_("Select why it is removed"), field="why")
    if is_sent and why == WhyRemoved.ANOTHER:
        row.name = str(AttachmentKind(row.kind).label)
    _empty(row, at)
    row.removed_by_id = actor.user_id
    row.save(update_fields=["name", "content", "text", "removed_at", "removed_by"])
    _record(row, actor, "attachment.remove", audit.Action.CHANGE)
    if row.referral_id is not None:
        _note(
            row,
            (_REMOVED[WhyRemoved(why)] if is_sent else _("File removed: %s")) % row.name,
            actor,
            at,
        )
    return row


@transaction.atomic
def keep_intake(*, new: NewFile, practice_id: UUID, actor: Actor, at: datetime) -> Attachment:
    """
    Keep a file in a practice's intake until a referral is begun from it. The same file is one.

    A practice keeps its own; a team administrator passes a letter to a practice of the team.
    :raises NotPermitted, NotVisible:
    :raises Invalid: when the intake is full.
    """
    if actor.role not in policies.MAY_TAKE_IN:
        raise NotPermitted("Your role cannot take in files")
    if practice_id not in {key for key, _name in selectors.intake_practices(actor=actor)}:
        raise NotVisible
    # Whoever else puts a file there waits, so that the room is counted once.
    Organisation.objects.select_for_update(no_key=True).get(pk=practice_id)
    digest = digest_of(new.checked.content)
    held = Attachment.objects.in_intake().filter(organisation_id=practice_id, digest=digest).first()
    if held is not None:
        return held
    if len(new.checked.content) > selectors.room_in_intake(practice_id=practice_id):
        raise Invalid(str(INTAKE_FULL), field="files")
    row = _row(new, digest, actor, at)
    row.organisation_id, row.text = practice_id, new.checked.text
    row.save(force_insert=True)
    _after_adding(row, actor, at)
    return row


def place_intake(*, attachment_id: UUID, referral: Referral, actor: Actor, at: datetime) -> None:
    """
    Put a file of the intake with the draft begun from it, in the caller's transaction.

    Doing it again for the same draft changes nothing. :raises NotVisible, Conflict:
    """
    row = _locked_row(attachment_id, actor)
    if row.referral_id == referral.pk:
        return
    if row.referral_id is not None:
        raise Conflict("A referral was begun from this file already")
    row.referral, row.kind, row.text = referral, AttachmentKind.LETTER, ""
    row.save(update_fields=["referral", "kind", "text"])
    _tell(row, actor, at)


@transaction.atomic
def settle_scan(*, attachment_id: UUID, is_clean: bool, at: datetime) -> None:
    """Keep what the scanner said of a file that waits; empty one it found something in."""
    row = Attachment.objects.select_for_update().filter(pk=attachment_id).first()
    if row is None or row.scan != ScanState.WAITING:
        return
    row.scan = ScanState.CLEAN if is_clean else ScanState.FOUND
    if not is_clean:
        _empty(row, row.removed_at)
    row.save(update_fields=["scan", "content", "text", "removed_at"])


def _check_removable(row: Attachment, actor: Actor, at: datetime) -> bool:
    """Tell whether it goes after sending. :raises NotVisible, NotPermitted:"""
    if not policies.may_remove_sent(actor, row.case):
        _editable(row.case.pk, actor, at)
        return False
    referral = locked(referral_id=row.case.pk, actor=actor, at=at)
    if not selectors.reads_files(actor, referral, at=at):
        raise NotVisible
    return True


def _editable(referral_id: UUID, actor: Actor, at: datetime) -> Referral:
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    if not policies.may_edit(actor, referral):
        raise NotPermitted("Files can be changed only before the referral is sent")
    return referral


def _locked_row(attachment_id: UUID, actor: Actor) -> Attachment:
    rows = Attachment.objects.visible_to(actor).kept().select_for_update(of=("self",))
    row = rows.filter(pk=attachment_id).first()
    if row is None:
        raise NotVisible
    return row


def _check_described(described: Described) -> None:
    if described.kind not in AttachmentKind.values:
        raise Invalid(_("Say what the file is"), field="kind")
    if described.kind != AttachmentKind.SUMMARY:
        return
    if described.agreed_how == REFUSED:
        raise Invalid(_("Only attach what the person agrees to"), field="agreed_how")
    if not described.agreed_how:
        raise Invalid(_("Say how the person agreed to it"), field="agreed_how")


def _row(new: NewFile, digest: str, actor: Actor, at: datetime) -> Attachment:
    return Attachment(
        organisation_id=actor.organisation_id,
        name=_shown_name(new.name),
        content_type=new.checked.kind.value,
        size=len(new.checked.content),
        digest=digest,
        content=new.checked.content,
        scan=ScanState.WAITING if has_scanner() else ScanState.NOT_SCANNED,
        added_by_id=actor.user_id,
        added_at=at,
    )


def _shown_name(name: str) -> str:
    """Return a file name without folders and without what cannot be printed."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[-120:] or _("File")


def _after_adding(row: Attachment, actor: Actor, at: datetime) -> None:
    if row.scan == ScanState.WAITING:
        publish(
            topic="attachment.add",
            subject_id=row.pk,
            at=at,
            owner_id=actor.user_id,
            reference=row.referral.reference if row.referral else "",
        )
    _tell(row, actor, at)


def _tell(row: Attachment, actor: Actor, at: datetime) -> None:
    _record(row, actor, "attachment.add", audit.Action.CREATE)
    if row.referral_id is not None:
        kind = AttachmentKind(row.kind).label
        agreed = f". {_('Agreed')}: {row.get_agreed_how_display()}" if row.agreed_how else ""
        _note(row, f"{_('Attached')}: {kind}{agreed}", actor, at)


def _note(row: Attachment, words: str, actor: Actor, at: datetime) -> None:
    line = Line(TimelineKind.STEP, words, "background", object_id=row.pk)
    note(line, referral_id=row.case.pk, at=at, by_id=actor.user_id)


def _empty(row: Attachment, at: datetime | None) -> None:
    row.content, row.text, row.removed_at = b"", "", at


def _record(row: Attachment, actor: Actor, label: str, action: audit.Action) -> None:
    person_id = row.referral.person_id if row.referral else None
    audit.record(
        actor=actor,
        action=action,
        label=label,
        people=[person_id] if person_id else [],
        shown=["background"],
        object_id=row.pk,
    )
