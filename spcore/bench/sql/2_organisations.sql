-- Practices five to a network, a team of three link workers for each network, one scheme an ICB.
CREATE VIEW bench_pcn AS
SELECT p, 1 + (p - 1) * %(icbs)s / %(pcns)s AS icb,
       300000 + bench_pick('easting', p, %(metres)s) AS easting,
       400000 + bench_pick('northing', p, %(metres)s) AS northing
FROM generate_series(1, %(pcns)s) p;

INSERT INTO accounts_organisation (id, kind, name, is_open, is_demo)
SELECT bench_id('icb', i), 'ICB', 'Integrated Care Board ' || i, true, true
FROM generate_series(1, %(icbs)s) i;
INSERT INTO accounts_organisation (id, kind, name, parent_id, is_open, is_demo)
SELECT bench_id('scheme', i), 'SCHEME', 'Scheme ' || i, bench_id('icb', i), true, true
FROM generate_series(1, %(icbs)s) i;
INSERT INTO accounts_organisation (id, kind, name, parent_id, is_open, is_demo)
SELECT bench_id('pcn', p), 'PCN', 'Network ' || p, bench_id('icb', icb), true, true FROM bench_pcn;
INSERT INTO accounts_organisation (id, kind, name, parent_id, is_open, is_demo)
SELECT bench_id('team', p), 'TEAM', 'Team ' || p, bench_id('scheme', icb), true, true
FROM bench_pcn;
INSERT INTO accounts_organisation (id, kind, name, ods_code, parent_id, is_open, is_demo, list_size)
SELECT bench_id('practice', k), 'PRACTICE', 'Surgery ' || k, 'X' || k,
       bench_id('icb', icb), true, true, 10000
FROM bench_pcn, generate_series(5 * p - 4, 5 * p) k;
INSERT INTO accounts_organisation (id, kind, name, is_open, is_demo)
SELECT bench_id('provider', v), 'PROVIDER', initcap(bench_words('provider', v, 2)) || ' Trust ' || v,
       true, true
FROM generate_series(1, %(providers)s) v;

INSERT INTO accounts_pcnmembership (practice_id, pcn_id, joined_on)
SELECT bench_id('practice', k), bench_id('pcn', 1 + (k - 1) / 5), date '2019-07-01'
FROM generate_series(1, 5 * %(pcns)s) k;
INSERT INTO referrals_scheme (organisation_id, triage_days, first_contact_days, urgent_contact_days,
    provider_answer_days, attempts_before_closing, reopen_days, minimum_age, draft_days,
    pass_on_minutes, lead_minutes, staffed_days, staffed_from, staffed_until)
SELECT bench_id('scheme', i), 2, 5, 2, 10, 3, 90, 18, 30, 15, 30, '{0,1,2,3,4}', '09:00', '17:00' FROM generate_series(1, %(icbs)s) i;
INSERT INTO referrals_teamcover (team_id, practice_id)
SELECT bench_id('team', 1 + (k - 1) / 5), bench_id('practice', k)
FROM generate_series(1, 5 * %(pcns)s) k;

-- Who signs in: link workers, one clinician a practice, one supervisor a team, commissioners.
CREATE TEMP TABLE staff AS
SELECT 'worker' AS kind, w AS n, 'LINK_WORKER' AS role, bench_id('team', 1 + (w - 1) / 3) AS place
FROM generate_series(1, 3 * %(pcns)s) w
UNION ALL SELECT 'clinician', k, 'REFERRER_CLINICIAN', bench_id('practice', k)
FROM generate_series(1, 5 * %(pcns)s) k
UNION ALL SELECT 'supervisor', p, 'SUPERVISOR', bench_id('team', p)
FROM generate_series(1, %(pcns)s) p
UNION ALL SELECT 'commissioner', i, 'COMMISSIONER', bench_id('icb', i)
FROM generate_series(1, %(icbs)s) i;
INSERT INTO accounts_user (id, password, email, name, is_active, is_demo)
SELECT bench_id(kind, n), '!', kind || n || '@staff.example', initcap(kind) || ' ' || n, true, true
FROM staff;
INSERT INTO accounts_membership (id, user_id, organisation_id, role)
SELECT bench_id('member ' || kind, n), bench_id(kind, n), place, role FROM staff;
INSERT INTO linkworkers_profile (id, user_id, team_id, capacity, is_taking_people)
SELECT bench_id('profile', n), bench_id(kind, n), place, 170, true FROM staff WHERE kind = 'worker';
INSERT INTO django_session (session_key, session_data, expire_date)
SELECT 'bench' || n, repeat('x', 300), now() + interval '1 day'
FROM generate_series(1, 20 * %(pcns)s) n;
