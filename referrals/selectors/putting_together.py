"""What one record becomes when another is put into it: the more careful setting wins. Pure."""

from collections.abc import Iterator
from typing import Any

from referrals.models import ContactChannel, Gender, Person

# True only where both say so, and true where either does.
BOTH = ("may_phone", "may_text", "may_email", "may_post", "may_leave_voicemail")
EITHER = ("is_address_sensitive", "is_restricted", "needs_interpreter")
# Taken from the other record where the kept one says nothing; what belongs together goes together.
FILLED: tuple[tuple[str, ...], ...] = (
    ("nhs_number",),
    ("address", "postcode"),
    ("phone", "phone_belongs_to"),
    ("email",),
    ("reach_through",),
    ("practice_id", "practice_name"),
    ("practice_name",),
    ("preferred_name",),
    ("language",),
    ("adjustments",),
    ("emergency_contact",),
    ("what_to_say",),
    ("looked_after",),
    ("school", "school_contact"),
    ("died_on", "death_told_by", "death_recorded_by_id", "death_recorded_at"),
)
# What says why something is missing goes once it is there.
REASONS = {"nhs_number": "no_nhs_number", "practice_id": "no_practice"}
# Notes of both records, and how long they may be together.
NOTES = {"safe_contact_note": 700, "court_orders": 1000}
CHANNELS = {
    ContactChannel.PHONE: "may_phone",
    ContactChannel.TEXT: "may_text",
    ContactChannel.EMAIL: "may_email",
    ContactChannel.POST: "may_post",
}


def merged_values(kept: Person, absorbed: Person) -> dict[str, Any]:
    """Return the columns of `kept` that change, with their new values. Neither is changed."""
    wanted = dict(_wanted(kept, absorbed))
    wanted["preferred_channel"] = _channel(kept, absorbed, wanted)
    return {name: value for name, value in wanted.items() if getattr(kept, name) != value}


def _wanted(kept: Person, absorbed: Person) -> Iterator[tuple[str, Any]]:
    for name in BOTH:
        yield name, getattr(kept, name) and getattr(absorbed, name)
    for name in EITHER:
        yield name, getattr(kept, name) or getattr(absorbed, name)
    for first, *more in FILLED:
        if getattr(kept, first) or not getattr(absorbed, first):
            continue
        for name in (first, *more):
            yield name, getattr(absorbed, name)
        if first in REASONS:
            yield REASONS[first], ""
    if kept.gender == Gender.UNKNOWN:
        yield "gender", absorbed.gender
    yield "objects_to", sorted({*kept.objects_to, *absorbed.objects_to})
    yield from _notes(kept, absorbed)


def _notes(kept: Person, absorbed: Person) -> Iterator[tuple[str, str]]:
    for name in NOTES:
        yield name, joined_notes(getattr(kept, name), getattr(absorbed, name))


def joined_notes(one: str, other: str) -> str:
    """Return the notes of both, once each: neither may be lost."""
    if not other or other in one:
        return one
    return f"{one.rstrip('.')}. {other}" if one else other


def _channel(kept: Person, absorbed: Person, wanted: dict[str, Any]) -> str:
    """Return the kept record's wish, unless it is no longer safe and the other's is."""
    if _is_safe(kept.preferred_channel, wanted) or not _is_safe(absorbed.preferred_channel, wanted):
        return kept.preferred_channel
    return absorbed.preferred_channel


def _is_safe(channel: str, wanted: dict[str, Any]) -> bool:
    may = CHANNELS.get(ContactChannel(channel))
    return may is None or bool(wanted[may])
