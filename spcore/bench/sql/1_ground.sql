-- Ids and chances that are the same for the same seed, whatever the server.
CREATE FUNCTION bench_id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT md5(kind || ':' || n)::uuid $$;

CREATE FUNCTION bench_pick(kind text, n bigint, size bigint) RETURNS int LANGUAGE sql IMMUTABLE
PARALLEL SAFE AS $$
    SELECT ((hashint8extended(n, hashtext(kind) + %(seed)s) & 9223372036854775807) %% size)::int
$$;

CREATE FUNCTION bench_share(kind text, n bigint) RETURNS float8 LANGUAGE sql IMMUTABLE
PARALLEL SAFE AS $$ SELECT bench_pick(kind, n, 1000000) / 1000000.0 $$;

-- Words as a language has them: a few very common, one in a thousand texts the last.
CREATE FUNCTION bench_words(kind text, n bigint, many int) RETURNS text LANGUAGE sql IMMUTABLE
PARALLEL SAFE AS $$
    SELECT string_agg(words[1 + floor(cardinality(words)
        * power(bench_share(kind || i, n), 3))::int], ' ')
    FROM generate_series(1, many) i, (SELECT string_to_array(
        'support people group help advice community local free weekly friendly meet families'
        ' activities service home health older young sessions walking gardening debt benefits'
        ' housing cooking music art lunch club carers befriending wellbeing exercise volunteer'
        ' transport training skills food bank legal rights energy bills loneliness grief anxiety'
        ' dementia stroke diabetes hearing sight choir knitting woodwork allotment cycling swimming'
        ' yoga dance bowls chess reading writing history computers english interpreter women men'
        ' veterans refugees students parents toddlers breastfeeding dads grandparents faith garden'
        ' repair cafe library museum theatre film photography pottery sewing fishing canal birds'
        ' dogs horses farm beekeeping astronomy xylophone', ' ') AS words) vocabulary
$$;

-- Long texts are drawn from five hundred, which is quicker than making each up.
CREATE TABLE bench_text AS
SELECT n, bench_words('text', n, 20) AS words FROM generate_series(0, 499) n;
ALTER TABLE bench_text ADD PRIMARY KEY (n);
CREATE FUNCTION bench_text(kind text, n bigint) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT words FROM bench_text t WHERE t.n = bench_pick(kind, $2, 500) $$;
