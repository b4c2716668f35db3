-- Five years of referrals in order of time; the last tenth is open, one in a hundred a draft.
CREATE TEMP TABLE life AS
SELECT g, bench_id('referral', g) AS id, person, practice, status,
       1 + (practice - 1) / 5 AS p, created,
       CASE WHEN status <> 'draft' THEN created + interval '1 hour' END AS submitted,
       CASE WHEN status NOT IN ('draft', 'submitted', 'returned', 'redirected', 'entered_in_error')
            THEN created + interval '2 days' END AS accepted,
       CASE WHEN status IN ('allocated', 'active', 'paused', 'closed')
            THEN created + interval '5 days' END AS allocated,
       CASE WHEN status IN ('active', 'paused', 'closed')
            THEN created + (6 + bench_pick('wait', g, 20)) * interval '1 day' END AS contacted,
       CASE WHEN status IN ('closed', 'withdrawn', 'redirected', 'entered_in_error')
            THEN created + (40 + bench_pick('long', g, 120)) * interval '1 day' END AS closed
FROM (
    SELECT g, 1 + (g * 7919) %% %(people)s AS person,
           now() - interval '30 days' - (1 - g / %(referrals)s::float8) * interval '1796 days' AS created,
           CASE WHEN g <= 0.9 * %(referrals)s THEN CASE
                WHEN chance < 0.88 THEN 'closed' WHEN chance < 0.94 THEN 'withdrawn'
                WHEN chance < 0.98 THEN 'redirected' ELSE 'entered_in_error' END
           ELSE CASE WHEN chance < 0.10 THEN 'draft' WHEN chance < 0.18 THEN 'submitted'
                WHEN chance < 0.20 THEN 'returned' WHEN chance < 0.26 THEN 'accepted'
                WHEN chance < 0.38 THEN 'waiting' WHEN chance < 0.55 THEN 'allocated'
                WHEN chance < 0.95 THEN 'active' ELSE 'paused' END END AS status
    FROM generate_series(1::bigint, %(referrals)s) g, LATERAL (SELECT bench_share('s', g) AS chance) c
) begun, LATERAL (SELECT 1 + bench_pick('practice', person, 5 * %(pcns)s) AS practice) where_
ORDER BY g;
CREATE UNIQUE INDEX ON life (id);
ANALYZE life;

INSERT INTO referrals_referral (id, reference, person_id, scheme_id, source,
    referring_organisation_id, referrer_id, team_id, link_worker_id, status, outcome, needs, reason,
    what_matters, urgency, critical_date, critical_what, risk_answer, whose_move, next_action,
    next_action_on, created_at, submitted_at, accepted_at, allocated_at, first_contact_at, closed_at,
    is_demo)
SELECT id, 'SP-' || lpad(g::text, 8, '0'), bench_id('person', person), bench_id('scheme', icb), 'gp',
       bench_id('practice', practice), bench_id('clinician', practice), bench_id('team', p),
       CASE WHEN allocated IS NOT NULL
            THEN bench_id('worker', 3 * p - floor(3 * power(bench_share('w', g), 1.4))::int) END,
       status, CASE WHEN status = 'closed' THEN (ARRAY['goals_met', 'partly_met', 'not_reached',
            'declined'])[1 + bench_pick('outcome', g, 4)] ELSE '' END,
       (%(needs)s::varchar[])[1 + bench_pick('rn', g, 25):1 + bench_pick('rn', g, 25) + bench_pick('rm', g, 3)],
       reason.words, matters.words,
       (ARRAY['urgent', 'soon', 'routine'])[1 + floor(3 * sqrt(bench_share('u', g)))::int],
       CASE WHEN bench_share('critical', g) < 0.05 THEN current_date + bench_pick('cd', g, 30) END,
       CASE WHEN bench_share('critical', g) < 0.05 THEN 'Tenancy ends' ELSE '' END, 'none_known',
       CASE WHEN closed IS NULL THEN 'worker' ELSE 'nobody' END,
       CASE WHEN allocated IS NOT NULL AND closed IS NULL THEN 'Ring about the group' ELSE '' END,
       CASE WHEN allocated IS NOT NULL AND closed IS NULL AND bench_share('planned', g) < 0.9
            THEN current_date - 10 + bench_pick('na', g, 45) END,
       created, submitted, accepted, allocated, contacted, closed, true
FROM life JOIN bench_pcn USING (p)
JOIN bench_text reason ON reason.n = bench_pick('reason', g, 500)
JOIN bench_text matters ON matters.n = bench_pick('matters', g, 500);

CREATE TEMP VIEW stepped AS
SELECT g, id, p, practice, action, came, went, at, n
FROM life, LATERAL (VALUES
    ('submit', 'draft', 'submitted', submitted, 1), ('accept', 'submitted', 'accepted', accepted, 2),
    ('allocate', 'accepted', 'allocated', allocated, 3),
    ('start', 'allocated', 'active', contacted, 4),
    ('close', 'active', 'closed', CASE WHEN status = 'closed' THEN closed END, 5),
    ('redirect', 'submitted', 'redirected', CASE WHEN status = 'redirected' THEN closed END, 5),
    ('return', 'submitted', 'returned', CASE WHEN status = 'returned' THEN submitted END, 2)
) step (action, came, went, at, n)
WHERE at IS NOT NULL;
INSERT INTO referrals_step (referral_id, action, came_from, went_to, taken_by_id, taken_at)
SELECT id, action, came, went, bench_id('supervisor', p), at FROM stepped;
-- Every case that has a link worker and was reached, and the service it was sent to; some were
-- rung very many times.
CREATE TEMP TABLE hand AS
SELECT life.*, worker,
       CASE WHEN status = 'active' AND g %% 50 = 0 THEN 60 ELSE 2 + bench_pick('n', g, 3) END AS many
FROM life JOIN (SELECT id, link_worker_id AS worker FROM referrals_referral) held USING (id)
WHERE contacted IS NOT NULL;
INSERT INTO referrals_consent (id, person_id, purpose, provider_id, is_given, how, recorded_by_id,
    given_at)
SELECT bench_id('share', g), bench_id('person', person), 'sharing', bench_id('provider', 1 + (s - 1) / 4),
       true, 'spoken', worker, contacted
FROM hand, LATERAL (SELECT 1 + bench_pick('to', g, %(services)s) AS s) chosen;
INSERT INTO referrals_onwardreferral (id, referral_id, service_id, provider_id, kind, status, "end",
    needs, summary, consent_id, whose_move, made_by_id, created_at, sent_at, started_on,
    ended_on)
SELECT bench_id('onward', g), id, bench_id('service', s), bench_id('provider', 1 + (s - 1) / 4),
       'referral', CASE WHEN closed IS NOT NULL THEN 'ended' ELSE
           (ARRAY['sent', 'accepted', 'started', 'waiting_list'])[1 + bench_pick('os', g, 4)] END,
       CASE WHEN closed IS NOT NULL THEN 'helped' ELSE '' END, (%(needs)s::varchar[])[1:2],
       words, bench_id('share', g), 'provider', worker, contacted, contacted,
       CASE WHEN closed IS NOT NULL THEN contacted::date + 14 END, closed::date
FROM hand CROSS JOIN LATERAL (SELECT 1 + bench_pick('to', g, %(services)s) AS s) chosen
JOIN bench_text ON n = bench_pick('summary', g, 500);
