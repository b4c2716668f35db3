-- Forty small areas and two hundred postcodes a network; people of the 999 test range.
INSERT INTO places_lsoa (code, name, imd_rank, imd_decile, population)
SELECT 'E01' || lpad(a::text, 6, '0'), 'Area ' || a, a, 1 + bench_pick('decile', a, 10), 1500
FROM generate_series(1, 40 * %(pcns)s) a;
INSERT INTO places_postcode (code, outcode, easting, northing, lsoa_id)
SELECT outcode || digit || first || last, outcode,
       easting - 4000 + bench_pick('pe', c, 8000), northing - 4000 + bench_pick('pn', c, 8000),
       'E01' || lpad((1 + (c - 1) / 5)::text, 6, '0')
FROM bench_pcn, generate_series(200 * p - 199, 200 * p) c, LATERAL (
    SELECT 'ZZ' || (1 + c / 4000) AS outcode, c %% 10 AS digit,
           substr('ABDEFGHJLNPQRSTUWXYZ', 1 + (c / 10) %% 20, 1) AS first,
           substr('ABDEFGHJLNPQRSTUWXYZ', 1 + (c / 200) %% 20, 1) AS last
) parts;
CREATE TEMP TABLE home AS
SELECT row_number() OVER (ORDER BY code) AS c, outcode || ' ' || right(code, 3) AS postcode
FROM places_postcode;
CREATE UNIQUE INDEX ON home (c);

-- The tenth digit is the modulus 11 check of the other nine; a check of 10 is not given out.
CREATE TEMP TABLE nhs AS
SELECT row_number() OVER (ORDER BY stem DESC) AS n, stem::bigint * 10 + (11 - weighed %% 11) %% 11 AS number
FROM generate_series(999999999 - %(people)s * 5 / 4, 999999999) stem, LATERAL (
    SELECT stem / 100000000 * 10 + stem / 10000000 %% 10 * 9 + stem / 1000000 %% 10 * 8
        + stem / 100000 %% 10 * 7 + stem / 10000 %% 10 * 6 + stem / 1000 %% 10 * 5
        + stem / 100 %% 10 * 4 + stem / 10 %% 10 * 3 + stem %% 10 * 2 AS weighed
) digits
WHERE weighed %% 11 <> 1;

INSERT INTO referrals_person (id, nhs_number, given_name, family_name, folded_name, birth_date,
    gender, address, postcode, phone, practice_id, preferred_channel, is_demo, is_restricted)
SELECT bench_id('person', n), number::text, given, family, lower(family || ' ' || given),
       date '1935-01-01' + bench_pick('born', n, 26000),
       (ARRAY['female', 'male', 'other', 'unknown'])[1 + floor(4 * power(bench_share('g', n), 2))::int],
       bench_pick('door', n, 200) || ' High Street', postcode,
       '07700 900' || lpad(bench_pick('phone', n, 1000)::text, 3, '0'),
       bench_id('practice', practice), 'phone', true, bench_share('restricted', n) < 0.002
FROM nhs CROSS JOIN LATERAL (SELECT
    (ARRAY['Ada','Amir','Anne','Asif','Beth','Brian','Carol','Chloe','Daisy','David','Edith','Farah',
     'Frank','Grace','Hana','Harry','Irene','Ivan','Jack','Jean','Joan','John','Karen','Kofi','Liam',
     'Lily','Maria','Mark','Mina','Nadia','Noah','Olive','Omar','Paul','Peter','Ravi','Rose','Ruth',
     'Sam','Sara','Tariq','Tom','Una','Vera','Will','Yusuf','Zara','Zofia'])
        [1 + bench_pick('given', n, 48)] AS given,
    (ARRAY['Ash','Black','Brook','Clark','Dale','East','Field','Green','Hall','Hart','Hill','Kaur',
     'Khan','King','Lake','Lee','Marsh','Moss','North','Oak','Park','Patel','Pool','Reed','Rice',
     'Shah','Stone','Wood','West','York'])[1 + bench_pick('family', n, 30)]
     || (ARRAY['', 'ley', 'ton', 'field', 'wood', 'man', 'er', 's', 'son', 'by', 'ham', 'worth'])
        [1 + bench_pick('ending', n, 12)] AS family,
    1 + bench_pick('practice', n, 5 * %(pcns)s) AS practice
) who
JOIN home ON home.c = 200 * ((practice - 1) / 5) + 1 + bench_pick('home', n, 200)
WHERE n <= %(people)s;
