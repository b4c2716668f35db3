-- What figures are made of beside referrals: plans, answers about oneself, measures, unmet needs.
-- Read from the tables themselves, so that a database that was kept can be given it too.
CREATE TEMP VIEW helped AS
SELECT substr(reference, 4)::bigint AS g, id, link_worker_id AS worker, status, needs,
       first_contact_at AS contacted, closed_at AS closed
FROM referrals_referral WHERE first_contact_at IS NOT NULL AND link_worker_id IS NOT NULL;

INSERT INTO linkworkers_planversion (id, referral_id, number, agreed_on, agreed_how, agreed_with,
    taken_by_id, taken_at)
SELECT bench_id('plan', g), id, 1, contacted::date + 7, 'together', 'person', worker,
       contacted + interval '7 days'
FROM helped WHERE bench_share('plan', g) < 0.7;

-- Three people in five said who they are; a tenth of those would not say of what ethnicity.
INSERT INTO referrals_equalityanswers (id, person_id, ethnicity, disability, sex, main_language,
    asked_by_id, asked_at)
SELECT bench_id('equality', n), bench_id('person', n),
       (ARRAY['A', 'A', 'A', 'A', 'A', 'C', 'D', 'H', 'J', 'K', 'M', 'N', 'S', 'Z'])[1 + bench_pick('ethnic', n, 14)],
       (ARRAY['a_lot', 'a_little', 'no', 'no'])[1 + bench_pick('limited', n, 4)],
       (ARRAY['female', 'male'])[1 + bench_pick('sex', n, 2)],
       (ARRAY['English', 'English', 'English', 'Polish', ''])[1 + bench_pick('tongue', n, 5)],
       bench_id('worker', 1), now() - interval '1 year'
FROM generate_series(1, %(people)s) n WHERE bench_share('asked', n) < 0.6;

-- Two in five answered the four questions at the start; of those whose support ended, three in five
-- again, half a point better on the whole.
CREATE TEMP VIEW answer AS
SELECT g, id, worker, occasion, answered, how,
       jsonb_build_object('satisfied', least(10, gain + bench_pick('q1' || occasion, g, 9)),
           'worthwhile', least(10, gain + bench_pick('q2' || occasion, g, 9)),
           'happy', least(10, gain + bench_pick('q3' || occasion, g, 9)),
           'anxious', bench_pick('q4' || occasion, g, 10)) AS said
FROM helped, LATERAL (VALUES
    ('baseline', contacted, 0, true),
    ('close', closed, bench_pick('gain', g, 2), bench_share('again', g) < 0.6)
) asked (occasion, answered, gain, is_asked),
LATERAL (SELECT (ARRAY['together', 'phone', 'paper'])[1 + bench_pick('how' || occasion, g, 3)] AS how) h
WHERE answered IS NOT NULL AND is_asked AND bench_share('measured', g) < 0.4;
INSERT INTO measures_assessment (id, referral_id, instrument_id, occasion, answers, scores,
    collected, answered_on, recorded_by_id, recorded_at)
SELECT bench_id('assessed ' || occasion, g), id, 'ons4-2018', occasion, said, said, how,
       answered::date, worker, answered
FROM answer;

-- Of one in twenty a need was not met; where they live is kept as a district and an outcode.
INSERT INTO referrals_unmetneed (id, referral_id, need, why, district_code, outcode, recorded_by_id,
    recorded_at)
SELECT bench_id('unmet', g), id, needs[1],
       (ARRAY['nothing', 'full', 'too_far', 'cost'])[1 + bench_pick('why', g, 4)],
       'E07' || lpad(bench_pick('district', g, 300)::text, 6, '0'), 'ZZ' || 1 + bench_pick('out', g, 60),
       worker, contacted + interval '10 days'
FROM helped WHERE bench_share('unmet', g) < 0.05;
