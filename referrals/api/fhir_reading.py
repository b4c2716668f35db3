"""What reading a referral by FHIR shares: how much is told, what is searched, what is noted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils import timezone
from rest_framework.request import Request

from referrals.adapters.fhir.identifiers import is_system
from referrals.adapters.fhir.outcome import refuse
from referrals.adapters.fhir.searchset import searchset
from referrals.adapters.fhir.status import REQUEST, TASK, Told, standing_as
from referrals.adapters.fhir.terms import NHS_NUMBER, REFERENCE
from referrals.models import Referral
from referrals.selectors import exchange
from referrals.selectors.exchange import Wanted
from referrals.services.undeciding import see_decisions
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import Invalid
from spcore.nhs_number import parse_nhs_number

PAGE, MOST = 20, 100
WRITTEN = frozenset({"_count", "_after"})
TASK_CODES = frozenset(TASK.values()) | {"completed", "failed"}
Writer = Callable[[Referral], dict[str, Any]]


def told_to(actor: Actor, referral: Referral) -> Told:
    """Return how much the asking organisation is told of this referral."""
    if actor.role == Role.OTHER_REFERRER:
        return Told.THREE
    return Told.CODES if exchange.is_without_words(referral) else Told.ALL


def note_shown(
    request: Request, actor: Actor, referrals: Iterable[Referral], *, label: str, shown: set[str]
) -> None:
    """Write down who is shown, before anybody is, and that it was. :raises AuditUnavailable:"""
    held = list(referrals)
    see_decisions(held, at=now())
    audit.record(
        actor=actor,
        action=audit.Action.READ if len(held) == 1 else audit.Action.LIST,
        people=[referral.person_id for referral in held],
        shown=shown,
        label=label,
        object_id=held[0].pk if len(held) == 1 else None,
        source=audit.source_of(request._request),
    )


@dataclass(frozen=True, slots=True)
class Search:
    """A search as asked: what is wanted, and how many at a time."""

    wanted: Wanted
    count: int


def read_search(
    query: Mapping[str, str], *, actor: Actor, of_request: bool, also: frozenset[str]
) -> Search:
    """
    Return what a search asks. A parameter that is not offered is refused, never overlooked.

    :raises Refused:
    """
    offered = also | {"_id", "identifier", "status", "patient:identifier", "_lastUpdated"} | WRITTEN
    for name, value in query.items():
        if name not in offered:
            raise refuse("not-supported", "This search parameter is not offered", name[:60])
        if not value:
            raise refuse("invalid", "Say what to search for, or leave it out", name)
    wanted = Wanted(
        referral_id=_one_id(query),
        nhs_number=_nhs_number(query.get("patient:identifier", "")),
        family_name=_text(query, "patient.family"),
        birth_date=_birth_date(query.get("patient.birthdate", "")),
        stands=_standing(query, actor, of_request),
        changed_since=_since(query.get("_lastUpdated", "")),
        after=_after(query.get("_after", "")),
        **_identified(query.get("identifier", "")),
    )
    return Search(wanted, _count(query.get("_count", "")))


def _text(query: Mapping[str, str], name: str) -> str:
    value = query.get(name, "")
    if "\x00" in value or len(value) > 200:
        raise refuse("invalid", "This value cannot be searched for", name)
    return value.strip()


def _one_id(query: Mapping[str, str]) -> UUID | None:
    for name in ("_id", "focus"):
        if value := query.get(name, ""):
            try:
                return UUID(value.removeprefix("ServiceRequest/"))
            except ValueError as fault:
                raise refuse("invalid", "This is not an id given here", name) from fault
    return None


def _identified(value: str) -> dict[str, Any]:
    if not value:
        return {}
    system, bar, number = value.partition("|")
    if not bar or not number or "\x00" in value or len(value) > 400:
        raise refuse("invalid", "An identifier is written system|value", "identifier")
    return {"reference": number} if system == REFERENCE else {"identifier": (system, number)}


def _nhs_number(value: str) -> str:
    if not value:
        return ""
    system, _bar, number = value.rpartition("|")
    if system and not is_system(system, NHS_NUMBER):
        raise refuse("value", "People are searched for by NHS number", "patient:identifier")
    try:
        return parse_nhs_number(number)
    except Invalid as fault:
        raise refuse("value", str(fault), "patient:identifier") from fault


def _birth_date(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as fault:
        text = "A birth date is written YYYY-MM-DD"
        raise refuse("invalid", text, "patient.birthdate") from fault


def _standing(query: Mapping[str, str], actor: Actor, of_request: bool) -> Any:
    asked = [code for code in _text(query, "status").split(",") if code]
    known = set(REQUEST.values()) if of_request else TASK_CODES
    if not asked:
        return Wanted().stands
    if not set(asked) <= known:
        raise refuse("value", "This status is not one that is given here", "status")
    told = Told.THREE if actor.role == Role.OTHER_REFERRER else Told.ALL
    return standing_as(asked, told=told, of_request=of_request)


def _since(value: str) -> datetime | None:
    if not value:
        return None
    try:
        at = datetime.fromisoformat(value.removeprefix("ge").replace(" ", "+"))
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return max(at, datetime(1900, 1, 1, tzinfo=UTC))
    except (ValueError, OverflowError) as fault:
        text = "Written as ge and a moment, like ge2026-11-23T09:00:00Z"
        raise refuse("invalid", text, "_lastUpdated") from fault


def _after(value: str) -> tuple[datetime, UUID] | None:
    if not value:
        return None
    at, _bar, key = value.partition("_")
    try:
        return datetime.fromtimestamp(int(at) / 1_000_000, tz=UTC), UUID(key)
    except (ValueError, OverflowError, OSError) as fault:
        raise refuse("invalid", "Follow the link to the next page as it is", "_after") from fault


def _count(value: str) -> int:
    if not value:
        return PAGE
    if not value.isascii() or not value.isdigit() or len(value) > 6 or not int(value):
        raise refuse("invalid", "_count is a number from 1", "_count")
    return min(int(value), MOST)


def page_of(request: Request, search: Search, *, actor: Actor, write: Writer) -> Any:
    """Return the searchset of one page, and the referrals it shows."""
    rows = exchange.exchanged_matching(actor=actor, wanted=search.wanted)
    found = list(rows[: search.count + 1])
    shown, more = found[: search.count], len(found) > search.count
    base = request.build_absolute_uri("/fhir/R4")
    following = _following(request, shown[-1]) if more else ""
    own = request.build_absolute_uri()
    answer = searchset((write(row) for row in shown), base=base, own=own, following=following)
    return answer, shown


def _following(request: Request, last: Referral) -> str:
    mark = f"{round(last.created_at.timestamp() * 1_000_000)}_{last.pk}"
    query = {**request.query_params.dict(), "_after": mark}
    return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")


def now() -> datetime:
    """Return the moment of the request."""
    return timezone.now()
