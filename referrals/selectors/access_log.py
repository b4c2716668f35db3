"""Who looked at whom, when: the privacy officer's reading of the audit trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from referrals.models import Referral
from referrals.selectors.access_words import plain, words_of
from referrals.selectors.duplicates import recorded_ids
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, User
from spcore.accounts.roles import Role
from spcore.audit import Action
from spcore.audit.models import AuditEntry

PAGE = 50
WORDS = {
    Action.READ: _("Opened"),
    Action.LIST: _("Listed"),
    Action.CREATE: _("Added"),
    Action.CHANGE: _("Changed"),
    Action.SEARCH: _("Searched"),
    Action.PRINT: _("Printed"),
    Action.EXPORT: _("Exported"),
    Action.COVER: _("Opened as cover"),
    Action.SIGN_IN: _("Signed in"),
    Action.DENY: _("Was refused"),
    Action.SETTINGS: _("Changed settings"),
}
# The people of an entry are few; each is one step through the index of referrals by person.
WITH_PEOPLE_OF_THE_SCHEME = """EXISTS (
    SELECT FROM unnest(audit_auditentry.people) listed(id)
    JOIN referrals_referral referral ON referral.person_id = listed.id
    WHERE referral.scheme_id = %s)"""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the page prints it. People are ids: the log itself names nobody."""

    id: int
    at: datetime
    user_id: UUID | None
    user: str
    role: str
    organisation: str
    did: str
    what: str
    people: tuple[UUID, ...]
    shown: str
    purpose: str


def access_lines(
    *,
    actor: Actor,
    user_id: UUID | None = None,
    person_id: UUID | None = None,
    before: int | None = None,
) -> list[Line]:
    """
    Return a page of the scheme's entries, newest first, older than entry `before` if given.

    Of the scheme are entries made in it or one of its teams, and those about its people.
    """
    rows = _entries_of(actor)
    if user_id is not None:
        rows = rows.filter(user_id=user_id)
    if person_id is not None:
        rows = rows.filter(people__overlap=recorded_ids(person_id))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return _lines(list(rows.order_by("-pk")[:PAGE]))


def person_of_reference(*, actor: Actor, reference: str) -> UUID | None:
    """Return the id of the person a referral to the actor's scheme is for, by its reference."""
    if actor.role != Role.PRIVACY_OFFICER:
        return None
    rows = Referral.objects.filter(
        scheme_id=actor.organisation_id, reference__iexact=reference.strip()
    )
    return rows.values_list("person_id", flat=True).first()


def user_of_address(*, actor: Actor, email: str) -> UUID | None:
    """Return the id of the user with this email address who has an entry in the scheme's log."""
    user = User.objects.filter(email__iexact=email.strip()).only("pk").first()
    if user is None or not _entries_of(actor).filter(user_id=user.pk).exists():
        return None
    found: UUID = user.pk
    return found


def _entries_of(actor: Actor) -> QuerySet[AuditEntry]:
    if actor.role != Role.PRIVACY_OFFICER:
        return AuditEntry.objects.none()
    scheme_id = actor.organisation_id
    here = Organisation.objects.filter(Q(pk=scheme_id) | Q(parent_id=scheme_id)).values("pk")
    about_us = RawSQL(WITH_PEOPLE_OF_THE_SCHEME, [scheme_id], output_field=BooleanField())  # noqa: S611  a constant
    return AuditEntry.objects.filter(Q(organisation_id__in=here) | Q(about_us))


def _lines(entries: list[AuditEntry]) -> list[Line]:
    users = User.objects.in_bulk(_ids(entry.user_id for entry in entries))
    organisations = Organisation.objects.in_bulk(_ids(entry.organisation_id for entry in entries))
    roles = dict(Role.choices)
    return [
        Line(
            id=entry.pk,
            at=entry.at,
            user_id=entry.user_id,
            user=str(users.get(entry.user_id, "")),
            role=str(roles.get(entry.role, entry.role)),
            organisation=str(organisations.get(entry.organisation_id, "")),
            did=str(WORDS.get(Action(entry.action), entry.action)),
            what=words_of(entry.label),
            people=tuple(entry.people),
            shown=", ".join(plain(name).lower() for name in entry.shown),
            purpose=entry.purpose,
        )
        for entry in entries
    ]


def _ids(found: Iterable[UUID | None]) -> set[UUID]:
    return {one for one in found if one is not None}
