-- What a case's pages show: its line of events, consents, contacts, goals and worries.
INSERT INTO referrals_timelineentry (id, referral_id, at, kind, label, by_id, field_class)
SELECT bench_id('line' || n, g), id, at, 'step', initcap(action), bench_id('supervisor', p), 'status'
FROM stepped;
INSERT INTO referrals_consent (id, person_id, purpose, is_given, how, recorded_by_id, given_at)
SELECT bench_id('agreed', g), bench_id('person', person), 'referral', true, 'spoken',
       bench_id('clinician', practice), created
FROM life;
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
INSERT INTO referrals_concern (id, person_id, referral_id, kind, came_by, what, raised_by_id,
    raised_by_organisation_id, raised_at, owner_id, taken_over_by_id, taken_over_at, action_taken)
SELECT bench_id('concern', g), bench_id('person', person), id, 'adult',
       (ARRAY['colleague', 'web_form', 'message'])[1 + bench_pick('came', g, 3)],
       bench_text('worry', g), worker, bench_id('team', p), contacted, bench_id('supervisor', p),
       CASE WHEN closed IS NOT NULL THEN bench_id('supervisor', p) END, closed,
       CASE WHEN closed IS NOT NULL THEN 'Rang the duty desk' ELSE '' END
FROM hand WHERE bench_share('worry', g) < 0.02;
