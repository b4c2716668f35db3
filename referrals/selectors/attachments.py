"""Files with a referral, and the practice's intake: to whoever reads the referral's background."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Sum
from django.db.models.functions import Left

from referrals.models import Attachment, Referral, TeamCover
from referrals.models.attachment import AttachmentQuerySet
from referrals.selectors.feedback import readable_classes
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import PRACTICE_ROLES, Role
from spcore.errors import Conflict, NotVisible

# What waits in one practice's intake: as many as its list shows.
MOST_WAITING = 100
MOST_WAITING_BYTES = 200 * 1024 * 1024
BEGINNING = 2000  # letters of the text, for the list to say who it is about
MOST_FILES = 10
MOST_BYTES = 25 * 1024 * 1024


def reads_files(actor: Actor, referral: Referral, *, at: datetime) -> bool:
    """Tell whether the actor may open the files: as its author before sending, or by class."""
    if referral.submitted_at is None and referral.referrer_id == actor.user_id:
        return True
    return "background" in readable_classes(actor, referral, at=at)


def attachments_of(*, actor: Actor, referral: Referral, at: datetime) -> list[Attachment]:
    """Return the files of a referral the actor has opened, oldest first. One query."""
    if not reads_files(actor, referral, at=at):
        return []
    rows = Attachment.objects.visible_to(actor).kept().filter(referral=referral)
    return list(rows.without_content().select_related("added_by").order_by("added_at", "pk"))


def attachment_for(*, actor: Actor, attachment_id: UUID, at: datetime) -> Attachment:
    """Return one file of a referral, without its bytes. :raises NotVisible:"""
    rows = Attachment.objects.visible_to(actor).kept().without_content()
    row = rows.filter(pk=attachment_id).exclude(referral=None).first()
    if row is None or row.referral is None:
        raise NotVisible
    readable = Referral.objects.readable_by(actor, at=at).filter(pk=row.referral_id).first()
    if readable is None or not reads_files(actor, readable, at=at):
        raise NotVisible
    return row


def content_of(row: Attachment) -> bytes:
    """Return the bytes of a file that `attachment_for` gave. :raises Conflict: while it is held."""
    if not row.can_open:
        raise Conflict("The virus scanner has not passed this file")
    return bytes(row.content)


def intake_of(*, actor: Actor) -> list[Attachment]:
    """Return what waits in the practice's intake, oldest first. One query."""
    rows = Attachment.objects.visible_to(actor).in_intake().without_content()
    rows = rows.annotate(beginning=Left("text", BEGINNING))
    return list(rows.select_related("added_by").order_by("added_at", "pk")[:MOST_WAITING])


def intake_practices(*, actor: Actor) -> list[tuple[UUID, str]]:
    """Return the practices whose intake the actor may put files into: ids and names, by name."""
    if actor.role in PRACTICE_ROLES and actor.organisation_id is not None:
        return [(actor.organisation_id, actor.organisation_name)]
    if actor.role != Role.TEAM_ADMIN:
        return []
    rows = TeamCover.objects.filter(team_id=actor.organisation_id, practice__is_open=True)
    rows = rows.filter(practice__kind=OrganisationKind.PRACTICE)
    return list(rows.order_by("practice__name").values_list("practice_id", "practice__name"))


def intake_for(*, actor: Actor, attachment_id: UUID) -> Attachment:
    """Return one file of the practice's intake with its text. :raises NotVisible:"""
    rows = Attachment.objects.visible_to(actor).in_intake().defer("content")
    row = rows.filter(pk=attachment_id).first()
    if row is None:
        raise NotVisible
    return row


def room_for_files(referral: Referral) -> int:
    """Return how many bytes more the referral can hold; none once it has ten files. One query."""
    rows = Attachment.objects.kept().filter(referral=referral)
    return _room(rows, files=MOST_FILES, size=MOST_BYTES)


def room_in_intake(*, practice_id: UUID) -> int:
    """Return how many bytes more a practice's intake can hold; none once it is full. One query."""
    rows = Attachment.objects.in_intake().filter(organisation_id=practice_id)
    return _room(rows, files=MOST_WAITING, size=MOST_WAITING_BYTES)


def _room(rows: AttachmentQuerySet, *, files: int, size: int) -> int:
    held = rows.aggregate(files=Count("pk"), total=Sum("size"))
    return 0 if held["files"] >= files else max(0, size - (held["total"] or 0))
