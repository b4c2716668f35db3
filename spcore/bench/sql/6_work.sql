-- Contacts, goals, services and worries of every case that has a link worker; some have very many.
CREATE TEMP TABLE hand AS
SELECT life.*, worker,
       CASE WHEN status = 'active' AND g %% 50 = 0 THEN 60 ELSE 2 + bench_pick('n', g, 3) END AS many
FROM life JOIN (SELECT id, link_worker_id AS worker FROM referrals_referral) held USING (id)
WHERE contacted IS NOT NULL;
INSERT INTO linkworkers_contact (id, referral_id, at, mode, result, minutes, note, recorded_by_id,
    recorded_at, nonce)
SELECT bench_id('contact' || i, g), id, at, 'phone',
       CASE WHEN bench_share('reached' || i, g) < 0.8 THEN 'reached' ELSE 'no_answer' END, 30,
       bench_text('note', g), worker, at, bench_id('nonce' || i, g)
FROM hand, generate_series(1, many) i, LATERAL (SELECT contacted + (i - 1) * interval '1 day' AS at) t;
INSERT INTO referrals_timelineentry (id, referral_id, at, kind, label, detail, by_id, object_id,
    field_class)
SELECT bench_id('told' || i, g), id, contacted + (i - 1) * interval '1 day', 'contact', 'Phone call',
       bench_text('note', g), worker, bench_id('contact' || i, g), 'case_notes'
FROM hand, generate_series(1, many) i;
INSERT INTO linkworkers_goal (id, referral_id, words, importance, need, outcome, status,
    agreed_by_id, agreed_at)
SELECT bench_id('goal' || i, g), id, bench_text('goal', g + i), 7, '', '',
       CASE WHEN closed IS NULL THEN 'open' ELSE 'met' END, worker, contacted
FROM hand, generate_series(1, 2) i;
INSERT INTO referrals_consent (id, person_id, purpose, provider_id, is_given, how, recorded_by_id,
    given_at)
SELECT bench_id('share', g), bench_id('person', person), 'sharing', bench_id('provider', 1 + (s - 1) / 4),
       true, 'spoken', worker, contacted
FROM hand, LATERAL (SELECT 1 + bench_pick('to', g, %(services)s) AS s) chosen;
INSERT INTO referrals_onwardreferral (id, referral_id, service_id, provider_id, kind, status, "end",
    needs, summary, consent_id, whose_move, made_by_id, created_at, sent_at, started_on)
SELECT bench_id('onward', g), id, bench_id('service', s), bench_id('provider', 1 + (s - 1) / 4),
       'referral', CASE WHEN closed IS NOT NULL THEN 'ended' ELSE
           (ARRAY['sent', 'accepted', 'started', 'waiting_list'])[1 + bench_pick('os', g, 4)] END,
       CASE WHEN closed IS NOT NULL THEN 'helped' ELSE '' END, (%(needs)s::varchar[])[1:2],
       bench_text('summary', g), bench_id('share', g), 'provider', worker, contacted, contacted,
       CASE WHEN closed IS NOT NULL THEN contacted::date + 14 END
FROM hand, LATERAL (SELECT 1 + bench_pick('to', g, %(services)s) AS s) chosen;
INSERT INTO referrals_concern (id, person_id, referral_id, kind, came_by, what, raised_by_id,
    raised_by_organisation_id, raised_at, owner_id, taken_over_by_id, taken_over_at, action_taken)
SELECT bench_id('concern', g), bench_id('person', person), id, 'adult',
       (ARRAY['colleague', 'web_form', 'message'])[1 + bench_pick('came', g, 3)],
       bench_text('worry', g), worker, bench_id('team', p), contacted, bench_id('supervisor', p),
       CASE WHEN closed IS NOT NULL THEN bench_id('supervisor', p) END, closed,
       CASE WHEN closed IS NOT NULL THEN 'Rang the duty desk' ELSE '' END
FROM hand WHERE bench_share('worry', g) < 0.02;
