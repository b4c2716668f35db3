-- Four services a provider; one in five has no place, one in ten two; two thirds in towns.
INSERT INTO providers_provider (organisation_id, description)
SELECT bench_id('provider', v), bench_words('about', v, 12) FROM generate_series(1, %(providers)s) v;
INSERT INTO providers_assurance (id, provider_id, kind, evidence, checked_by, checked_on, expires_on)
SELECT bench_id('assurance ' || kind, v), bench_id('provider', v), kind, 'Seen', 'Checker',
       current_date - 200, current_date + 200
FROM generate_series(1, %(providers)s) v, unnest(ARRAY['sharing_agreement', 'controller_contact',
     'ico', 'safeguarding', 'insurance']) kind
WHERE bench_share('assured', v) < 0.7;

-- Its licence lets the open data pass the listings on.
INSERT INTO providers_directorysource (slug, name, licence) VALUES ('bench', 'Bench', 'OGL v3');
CREATE TEMP TABLE listing AS
SELECT s, 1 + (s - 1) / 4 AS v, bench_share('placed', s) AS placed,
       bench_pick('pcn of', s, %(pcns)s) + 1 AS p, bench_share('town', s) < 0.66 AS in_town
FROM generate_series(1, %(services)s) s;
INSERT INTO providers_service (id, provider_id, name, description, status,
    needs, tags, minimum_age, maximum_age, is_free, in_person, online, by_phone, capacity,
    referral_route, phone, verified_on, source, source_id, modified_at)
SELECT bench_id('service', s), bench_id('provider', v),
       initcap(bench_words('service', s, 3)) || ' ' || s, bench_words('text', s, 60) || CASE WHEN s %% 97 = 1 THEN ' astrolabe' ELSE '' END,
       CASE WHEN bench_share('live', s) < 0.93 THEN 'active' ELSE 'inactive' END,
       (%(needs)s::varchar[])[1 + bench_pick('need', s, 25):1 + bench_pick('need', s, 25) + bench_pick('more', s, 3)],
       bench_words('tags', s, 4),
       (ARRAY[NULL, 16, 18, 50])[1 + bench_pick('from', s, 4)],
       (ARRAY[NULL, NULL, 65, 120])[1 + bench_pick('until', s, 4)],
       bench_share('free', s) < 0.6, placed >= 0.2, placed < 0.1, placed BETWEEN 0.1 AND 0.2,
       (ARRAY['open', 'waiting_list', 'full', 'unknown'])[1 + bench_pick('capacity', s, 4)],
       'referral', '01772 000000', current_date - bench_pick('verified', s, 500), 'bench', s::text,
       now() - bench_pick('modified', s, 700) * interval '1 day'
FROM listing;
INSERT INTO providers_location (id, provider_id, kind, name, address_1, city, postcode, easting,
    northing, is_step_free)
SELECT bench_id('location' || place, s), bench_id('provider', v), 'physical', 'Hall ' || s,
       bench_pick('number', s, 90) || ' Mill Lane', 'Town ' || p, 'ZZ1 1AA',
       CASE WHEN in_town THEN easting + (power(bench_share('te' || place, s), 2) * 3000)::int
            ELSE 300000 + bench_pick('se' || place, s, %(metres)s) END,
       CASE WHEN in_town THEN northing + (power(bench_share('tn' || place, s), 2) * 3000)::int
            ELSE 400000 + bench_pick('sn' || place, s, %(metres)s) END,
       bench_share('step', s) < 0.5
FROM listing JOIN bench_pcn USING (p), generate_series(1, CASE WHEN placed > 0.9 THEN 2 ELSE 1 END)
     place
WHERE placed >= 0.2;
INSERT INTO providers_serviceatlocation (id, service_id, location_id)
SELECT bench_id('link' || place, s), bench_id('service', s), bench_id('location' || place, s)
FROM listing, generate_series(1, CASE WHEN placed > 0.9 THEN 2 ELSE 1 END) place
WHERE placed >= 0.2;
