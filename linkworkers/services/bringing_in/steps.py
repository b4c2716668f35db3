"""The steps of the cases of an import, all in one statement."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from linkworkers.models import CaseloadImport
from referrals import states
from referrals.states import Action, Status

# By which actions a case comes to stand where its row says, as if taken here one by one.
_TAKEN_ON = (Action.SUBMIT, Action.ACCEPT)
WAYS = {
    Status.SUBMITTED: (Action.SUBMIT,),
    Status.WAITING: (*_TAKEN_ON, Action.QUEUE),
    Status.ALLOCATED: (*_TAKEN_ON, Action.ALLOCATE),
    Status.ACTIVE: (*_TAKEN_ON, Action.ALLOCATE, Action.START),
    Status.PAUSED: (*_TAKEN_ON, Action.ALLOCATE, Action.START, Action.PAUSE),
}
# The first step is dated by the referral, so that no import resets that clock (practice.md 21).
WRITE = """
INSERT INTO referrals_step (
    referral_id, action, came_from, went_to, reason, return_reason, would_help,
    taken_by_id, taken_at)
SELECT r.id, way.action, way.came_from, way.went_to, %s, '', '', %s,
    CASE way.action WHEN 'submit' THEN r.submitted_at ELSE %s END
FROM linkworkers_importrow line
JOIN referrals_referral r ON r.id = line.referral_id
JOIN (VALUES {ways}) AS way (status, place, action, came_from, went_to) ON way.status = r.status
WHERE line.batch_id = %s
ORDER BY line.number, way.place
"""
Way = tuple[str, int, str, str, str]


def write_steps(
    batch: CaseloadImport, ways: list[Way], *, reason: str, by: UUID | None, at: datetime
) -> None:
    """Write for each case of the import the steps that its status has in `ways`."""
    statement = WRITE.format(ways=", ".join(["(%s, %s, %s, %s, %s)"] * len(ways)))
    with connection.cursor() as cursor:
        listed = [part for way in ways for part in way]
        cursor.execute(statement, [reason, by, at, *listed, batch.pk])


def ways_in() -> list[Way]:
    """Return the steps by which a case came to each status."""
    found: list[Way] = []
    for status, actions in WAYS.items():
        stands = Status.DRAFT
        for place, action in enumerate(actions):
            came_from, stands = stands, states.target_of(action, stands)
            found.append((status.value, place, action.value, came_from.value, stands.value))
    return found


def ways_out() -> list[Way]:
    """Return the step that takes a case back, from each status."""
    action = Action.MARK_IN_ERROR
    return [
        (status.value, 0, action.value, status.value, states.target_of(action, status).value)
        for status in WAYS
    ]
