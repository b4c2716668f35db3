"""A row of what was sent, and the columns it is read from."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from referrals.models import Referral, Step, Urgency
from referrals.selectors.clocks import last_taken
from referrals.selectors.feedback import words_withheld_from
from referrals.selectors.short_forms import where_person_objects
from referrals.selectors.uptake import told_codes
from referrals.states import Action, Status
from spcore.accounts.actor import Actor

_WORDED = (Action.RETURN, Action.REDIRECT, Action.CLOSE)
# The columns of a scheme's targets: decision, first contact, first appointment.
TARGETS = {
    Urgency.ROUTINE: ("triage_days", "first_contact_days", "first_appointment_days"),
    Urgency.SOON: ("soon_triage_days", "soon_contact_days", "soon_appointment_days"),
    Urgency.URGENT: ("urgent_triage_days", "urgent_contact_days", "urgent_appointment_days"),
}
DAYS = tuple(name for names in TARGETS.values() for name in names)
_COLUMNS = (
    *("pk", "reference", "person_id", "person__given_name", "person__family_name"),
    *("person__preferred_name", "person__birth_date", "person__nhs_number", "status", "outcome"),
    *("practice_action", "codes_only", "whose_move", "urgency", "needs", "created_at"),
    *("submitted_at", "news_seen_at", "accepted_at", "first_contact_at", "first_appointment_at"),
    *("first_help_at", "closed_at"),
    *("team__name", "link_worker__name", "referrer__name", "person_objects"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """
    One row. `sent_at` is when it was last sent, `resumed_at` when a person who had asked to wait
    went on: the clocks that stop began again then.

    `first_asked_at` began the clock that nothing resets (practice.md 21). `said` is the step that
    returned, redirected or closed it. `services` are how far they came, for `uptake.in_short`.
    `targets` are the scheme's working days, by column.
    """

    id: UUID
    reference: str
    person_id: UUID | None
    given_name: str
    family_name: str
    preferred_name: str
    born: date | None
    nhs_number: str
    status: Status
    outcome: str
    practice_action: str
    codes_only: bool
    whose_move: str
    urgency: str
    needs: list[str]
    created_at: datetime
    submitted_at: datetime | None
    news_seen_at: datetime | None
    accepted_at: datetime | None
    first_contact_at: datetime | None
    first_appointment_at: datetime | None
    first_help_at: datetime | None
    closed_at: datetime | None
    team: str
    worker: str
    referrer: str
    person_objects: bool
    sent_at: datetime | None
    resumed_at: datetime | None
    first_asked_at: datetime | None
    is_refused: bool
    said: dict[str, Any]
    services: list[str]
    targets: dict[str, int]

    @property
    def name(self) -> str:
        """Return the name to call them by, in full; empty in a draft that names nobody."""
        given = self.preferred_name or self.given_name
        return f"{given} {self.family_name}" if self.family_name else ""

    @property
    def is_codes_only(self) -> bool:
        """Tell whether no word about the person may go back."""
        return self.codes_only or self.is_refused


def columns_of(rows: QuerySet[Referral], actor: Actor) -> QuerySet[Referral, Any]:
    """Return the rows as the tuples that `made_of` reads; `actor` says what may be told."""
    annotated = rows.annotate(
        person_objects=where_person_objects(),
        sent_at=sent_at(),
        resumed_at=last_taken(Action.RESUME),
        first_asked_at=_first_asked_at(),
        is_refused=words_withheld_from(actor),
        said=_said(),
        services=told_codes(),
    )
    targets = [f"scheme__{name}" for name in DAYS]
    return annotated.values_list(
        *_COLUMNS,
        *("sent_at", "resumed_at", "first_asked_at", "is_refused", "said", "services"),
        *targets,
    )


def made_of(row: tuple[Any, ...]) -> Made:
    """Return one row of `columns_of`."""
    number = len(_COLUMNS)
    values = [*row[:number]]
    sent_at, resumed_at, asked_at, is_refused, said, services, *days = row[number:]
    values[3:6] = [value or "" for value in values[3:6]]
    values[7] = values[7] or ""
    values[8] = Status(values[8])
    values[23:26] = [value or "" for value in values[23:26]]
    targets = dict(zip(DAYS, days, strict=True))
    moments = (sent_at, resumed_at, asked_at)
    return Made(*[*values, *moments, bool(is_refused), said or {}, services, targets])


def sent_at() -> Coalesce:
    """Return when it was last sent: the clock that stops began then."""
    return Coalesce(last_taken(Action.SUBMIT), F("submitted_at"))


def _first_asked_at() -> Subquery:
    """Return when this practice first asked for the help that the person has not had yet."""
    earlier = Referral.objects.filter(
        Q(first_help_at=None) | Q(pk=OuterRef("pk")),
        person_id=OuterRef("person_id"),
        referring_organisation_id=OuterRef("referring_organisation_id"),
        submitted_at__lte=OuterRef("submitted_at"),
    ).exclude(status=Status.ENTERED_IN_ERROR)
    return Subquery(earlier.order_by("submitted_at", "pk").values("submitted_at")[:1])


def _said() -> Subquery:
    steps = Step.objects.filter(referral=OuterRef("pk"), action__in=_WORDED)
    words = JSONObject(
        action="action",
        reason="reason",
        return_reason="return_reason",
        would_help="would_help",
        door="door__name",
        door_phone="door__phone",
    )
    return Subquery(steps.order_by("-taken_at", "-pk").values(json=words)[:1])
