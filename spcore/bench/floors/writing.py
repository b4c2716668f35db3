"""The least that writing takes: one statement for a submitted referral, one for the facts."""

from uuid import UUID

from spcore.bench.calling import SignedIn
from spcore.bench.floors.hand import door, rows_of, run

SUBMIT = """
WITH moved AS (
    UPDATE referrals_referral SET status = 'submitted', whose_move = 'team', submitted_at = now(),
        version = version + 1
    WHERE id = %(id)s AND status = 'draft' RETURNING id, person_id, reference
), step AS (
    INSERT INTO referrals_step (referral_id, action, came_from, went_to, reason, taken_by_id,
        taken_at)
    SELECT id, 'submit', 'draft', 'submitted', '', %(me)s, now() FROM moved
), line AS (
    INSERT INTO referrals_timelineentry (id, referral_id, at, kind, label, detail, by_id,
        field_class)
    SELECT gen_random_uuid(), id, now(), 'step', 'Sent', '', %(me)s, 'status' FROM moved
), entry AS (
    INSERT INTO audit_auditentry (at, user_id, role, organisation_id, action, people, shown, label,
        object_id, purpose, request_id, source)
    SELECT now(), %(me)s, %(role)s, %(organisation)s, 'change', ARRAY[person_id], ARRAY['status'],
           'referral.submit', id, '', gen_random_uuid(), '127.0.0.1' FROM moved
)
INSERT INTO outbox_outboxmessage (id, topic, handler, subject_id, reference, lane, state, attempts,
    is_repeat, created_at, due_at, last_error)
SELECT gen_random_uuid(), 'referral.submit', 'evaluation.handlers.project_referral', id, reference,
       'NORMAL', 'PENDING', 0, false, now(), now(), '' FROM moved
"""
FACTS = """
CREATE TEMP TABLE IF NOT EXISTS bench_facts (LIKE facts_referralfact INCLUDING ALL);
TRUNCATE bench_facts;
INSERT INTO bench_facts SELECT * FROM facts_referralfact
"""
SNAPSHOT = "SELECT figures FROM facts_release WHERE icb_id = %s AND period = %s"


def submit(who: SignedIn, referral_id: UUID) -> None:
    """Send a draft: referral, step, timeline, audit and outbox in one statement."""
    actor = who.actor
    run(
        SUBMIT,
        {
            "id": str(referral_id),
            "me": str(actor.user_id),
            "role": actor.role,
            "organisation": str(actor.organisation_id),
        },
    )


def submit_page(who: SignedIn, referral_id: UUID) -> None:
    """Send a draft behind the door."""
    door(who)
    submit(who, referral_id)


MATCH = """
SELECT id, given_name, family_name, birth_date, nhs_number, postcode FROM referrals_person
WHERE practice_id = %s AND birth_date IN ('1961-03-04', '1961-04-03')
"""


def matched_submit_page(who: SignedIn, referral_id: UUID) -> None:
    """Look for people born that day, then send a draft behind the door."""
    door(who)
    rows_of(MATCH, [str(who.actor.organisation_id)])
    submit(who, referral_id)


def copy_facts() -> None:
    """Write every fact once more, into a table of the same shape with the same indexes."""
    run(FACTS)
