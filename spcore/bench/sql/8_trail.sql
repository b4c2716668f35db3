-- The trail (five reads and writes a referral), messages sent, and a backlog that is due.
INSERT INTO audit_auditentry (at, user_id, role, organisation_id, action, people, shown, label,
    object_id, purpose, request_id, source)
SELECT created + i * interval '2 days', bench_id('worker', 3 * p), 'LINK_WORKER', bench_id('team', p),
       'read', ARRAY[bench_id('person', person)], ARRAY['name', 'needs', 'status'],
       'linkworkers:case_detail', id, '', bench_id('request' || i, g), '127.0.0.1'
FROM life, generate_series(1, 5) i;
INSERT INTO outbox_outboxmessage (id, topic, handler, subject_id, lane, state, attempts, created_at,
    due_at, finished_at)
SELECT bench_id('sent' || i, g), 'referral.submit', 'evaluation.handlers.project_referral', id,
       'NORMAL', 'DONE', 1, created, created, created
FROM life, generate_series(1, 3) i;
INSERT INTO outbox_outboxmessage (id, topic, handler, subject_id, lane, state, created_at, due_at)
SELECT bench_id('due', n), 'referral.submit', 'evaluation.handlers.project_referral',
       bench_id('referral', n), 'NORMAL', 'PENDING', at, at
FROM generate_series(1, %(backlog)s) n,
     LATERAL (SELECT now() - interval '2 days' + n * interval '100 milliseconds' AS at) due;
