"""What each referrer sees of a draft: an author all of it, a colleague what their role reads."""

from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import QuerySet

from referrals.models import Referral
from referrals.selectors.disclosure import HOW_TO_REACH, classes_for, is_record_of_another
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.disclosure import Relation, document, readable, writable
from spcore.errors import NotVisible
from spcore.prepared import MOMENT, ORGANISATION, ROW, USER, Prepared, prepare

ASKED = (
    *("needs", "what_matters", "reason", "background", "risk_answer", "risk_detail", "visit_risk"),
    *("urgency", "critical_date", "critical_what", "codes_only"),
)
PERSON_ASKED = ("adjustments", "emergency_contact", "language", "safe_contact_note", "address")
# Not theirs to say: it is asked of practices.
NEVER: dict[Role, frozenset[str]] = {
    Role.OTHER_REFERRER: frozenset({"visit_risk", "background", "codes_only"})
}


# What the form's page reads of the rows beside the draft; each column more costs every opening.
BESIDE = ("person", "scheme__organisation", "referring_organisation__referring_defaults")
UNREAD = tuple(
    f"{organisation}__{column}"
    for organisation in ("scheme__organisation", "referring_organisation")
    for column in (
        *("ods_code", "opened_on", "closed_on", "address", "postcode", "easting", "northing"),
        *("phone", "email", "workflow_email", "duty_phone", "duty_hours", "list_size"),
    )
)


def draft_for(*, actor: Actor, referral_id: UUID, at: datetime) -> Referral:
    """Return a draft, or what was sent, as the form needs it. One query. :raises NotVisible:"""
    asked = {USER: actor.user_id, ORGANISATION: actor.organisation_id, ROW: referral_id, MOMENT: at}
    found: list[Referral] = _draft(actor.role).rows(asked)
    if not found:
        raise NotVisible
    return found[0]


@cache
def _draft(role: Role | None) -> Prepared:
    rows = drafts_to_read(Actor(role, USER, ORGANISATION), at=MOMENT)
    return prepare(rows.filter(pk=ROW))


def drafts_to_read(actor: Actor, *, at: datetime) -> QuerySet[Referral]:
    """Return the referrals the actor may open, with the rows beside them that a form reads."""
    rows = Referral.objects.readable_by(actor, at=at).select_related(*BESIDE)
    return rows.defer(*UNREAD).order_by()


@cache
def class_of(column: str, model: str = "referrals.Referral") -> str:
    """Return the class in disclosure.yaml of one column."""
    classes: dict[str, list[str]] = document()["fields"][model]
    return next(name for name, columns in classes.items() if column in columns)


def hidden_of_person(relation: Relation | None) -> frozenset[str]:
    """Return the columns of a person that somebody with this relation neither reads nor writes."""
    mine = readable(relation) | writable(relation)
    return frozenset(
        name for name in PERSON_ASKED if class_of(name, "referrals.Person") not in mine
    )


def withheld(*, actor: Actor, referral: Referral, at: datetime) -> frozenset[str]:
    """
    Return the columns the form leaves out for this reader.

    Whoever began the draft sees what they typed. A colleague does not see what their role may not
    read once somebody has filled it in; they may fill in what is empty (practice.md 19).
    """
    never = NEVER.get(actor.role, frozenset()) if actor.role else frozenset()
    if referral.referrer_id == actor.user_id:
        return never
    classes = classes_for(actor, referral, at=at)
    filled = {name for name in ASKED if getattr(referral, name)}
    return never | frozenset(name for name in filled if class_of(name) not in classes)


def unread_once_saved(*, actor: Actor, referral: Referral, at: datetime) -> frozenset[str]:
    """
    Return the columns that a colleague would no longer see once they are saved.

    A save by itself leaves them for the button: else whoever types them could not finish.
    """
    if referral.referrer_id == actor.user_id:
        return frozenset()
    classes = classes_for(actor, referral, at=at)
    return frozenset(name for name in ASKED if class_of(name) not in classes)


def shown_classes(hidden: frozenset[str], *, actor: Actor, referral: Referral) -> frozenset[str]:
    """Return the classes a page about a draft shows, for its audit entry."""
    classes = {class_of(name) for name in ASKED if name not in hidden}
    of_person = {"name", "birth_date", "nhs_number", "contact", "safe_contact"}
    if is_record_of_another(actor, referral):
        of_person -= HOW_TO_REACH
    return frozenset(classes | of_person)
