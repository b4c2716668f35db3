-- Complete drafts of one practice, spread over its people, ready to be sent one by one.
WITH numbered AS (
    SELECT id, practice_id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS all_
    FROM referrals_person WHERE practice_id = %(practice)s
), chosen AS (
    SELECT id, practice_id, n
    FROM generate_series(1, %(many)s) n JOIN numbered ON place = (n * 7) %% all_
), agreed AS (
    INSERT INTO referrals_consent (id, person_id, purpose, is_given, how, recorded_by_id, given_at)
    SELECT gen_random_uuid(), id, 'referral', true, 'spoken', %(clinician)s, now() FROM chosen
)
INSERT INTO referrals_referral (id, reference, person_id, scheme_id, source,
    referring_organisation_id, referrer_id, team_id, status, needs, reason, what_matters, urgency,
    risk_answer, whose_move, created_at, is_demo)
SELECT gen_random_uuid(), 'SPD-' || %(batch)s || '-' || n, id, %(scheme)s, 'gp', practice_id,
       %(clinician)s, %(team)s, 'draft', ARRAY['money', 'loneliness'], 'Falls behind with bills',
       'To sleep again', 'routine', 'none_known', 'referrer', now(), true
FROM chosen
RETURNING id
