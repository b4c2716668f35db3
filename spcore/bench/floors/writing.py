"""The least that writing takes: one statement to send, one to add somebody, one for the facts."""

from datetime import date
from secrets import token_hex
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
CREATE TEMP TABLE IF NOT EXISTS bench_{table} (LIKE {table} INCLUDING ALL);
TRUNCATE bench_{table};
INSERT INTO bench_{table} SELECT * FROM {table}
"""
FACT_TABLES = ("referralfact", "measurefact", "onwardfact", "unmetfact")
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
WHERE practice_id = %s AND birth_date IN (%s, %s)
"""
# All that adding somebody must write: their record, the draft it begins, the entry of the trail.
ADD = """
WITH person AS (
    INSERT INTO referrals_person (id, no_nhs_number, given_name, family_name, folded_name,
        birth_date, gender, phone, practice_id, preferred_channel, may_phone, is_demo, created_at)
    VALUES (gen_random_uuid(), 'not_known', 'Ewa', %(family)s, lower(%(family)s || ' ewa'),
        %(born)s, 'unknown', '07700 900123', %(organisation)s, 'phone', true, true, now())
    RETURNING id
), referral AS (
    INSERT INTO referrals_referral (id, reference, person_id, scheme_id, source,
        referring_organisation_id, referrer_id, team_id, status, needs, urgency, whose_move, nonce,
        created_at, is_demo)
    SELECT gen_random_uuid(), %(reference)s, id, %(scheme)s, 'gp', %(organisation)s, %(me)s,
           %(team)s, 'draft', '{}', 'routine', 'referrer', gen_random_uuid(), now(), true
    FROM person
    RETURNING id, person_id
)
INSERT INTO audit_auditentry (at, user_id, role, organisation_id, action, people, shown, label,
    object_id, purpose, request_id, source)
SELECT now(), %(me)s, %(role)s, %(organisation)s, 'create', ARRAY[person_id],
       ARRAY['background', 'consent', 'needs'], 'person.add', id, '', gen_random_uuid(), ''
FROM referral
"""


def add(who: SignedIn, born: date, team: UUID, scheme: UUID) -> None:
    """Look for people born that day, then write person, draft and audit entry in one statement."""
    actor, mark = who.actor, token_hex(4)
    near = date(born.year, born.day, born.month) if born.day <= 12 else born
    rows_of(MATCH, [str(actor.organisation_id), born, near])
    run(
        ADD,
        {
            "family": f"Floor{mark}",
            "reference": f"SPF{mark}",  # like none of the filled database
            "born": born,
            "me": str(actor.user_id),
            "role": actor.role,
            "organisation": str(actor.organisation_id),
            "team": str(team),
            "scheme": str(scheme),
        },
    )


def add_page(who: SignedIn, born: date, team: UUID, scheme: UUID) -> None:
    """Add somebody behind the door."""
    door(who)
    add(who, born, team, scheme)


def copy_facts() -> None:
    """Write every fact once more, into tables of the same shape with the same indexes."""
    for name in FACT_TABLES:
        run(FACTS.format(table=f"facts_{name}"))
