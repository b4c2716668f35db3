"""From cases to person-free facts: what each column of a fact is made of."""

from evaluation.services.projection import OF, OF_THEIRS, STANDS, Projection

# How far somebody came with a service, as referrals.uptake tells it; `n` orders the ladder.
UPTAKE = """
CROSS JOIN LATERAL (
    SELECT least(greatest(o.times_came, (o.started_on IS NOT NULL OR o.status = 'started')::int), 2)
               AS times,
           least(o.started_on, o.first_came_on) AS first_on,
           greatest(o.last_came_on, o.still_going_on) AS last_on
) known
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN known.times > 0 AND known.last_on >= known.first_on + 84 THEN 6
        WHEN known.times > 1 THEN 5 WHEN known.times = 1 THEN 4
        WHEN o.introduced_on IS NOT NULL THEN 3 WHEN o.kind = 'signposting' THEN 1
        WHEN o.status IN ('offered', 'chosen') AND o.kind <> 'record_only' THEN 0 ELSE 2 END AS n
) ladder
"""
LADDER = (
    "(ARRAY['offered', 'signposted', 'referred', 'introduced', 'came_once', 'coming',"
    " 'still_going'])[%s + 1]"
)


def day(column: str) -> str:
    """Return a moment's day where people live."""
    return f"({column} AT TIME ZONE 'Europe/London')::date"


# Bands of whole years on the day of referral; the same as referrals.selectors.AGE_BANDS.
AGE_BAND = """CASE
    WHEN years.age <= 10 THEN '0–10' WHEN years.age <= 15 THEN '11–15'
    WHEN years.age <= 17 THEN '16–17' WHEN years.age <= 24 THEN '18–24'
    WHEN years.age <= 34 THEN '25–34' WHEN years.age <= 44 THEN '35–44'
    WHEN years.age <= 54 THEN '45–54' WHEN years.age <= 64 THEN '55–64'
    WHEN years.age <= 74 THEN '65–74' WHEN years.age <= 84 THEN '75–84' ELSE '85+' END"""

# When the person first asked for the help they have not had by an earlier referral: no return, no
# redirect and no new referral resets that clock (practice.md 21). All of a person's are read once.
ASKED = f"""
    SELECT asked.id, min({day("asked.submitted_at")}) FILTER (WHERE asked.first_help_at IS NULL)
        OVER (PARTITION BY asked.person_id ORDER BY asked.submitted_at) AS since
    FROM referrals_referral asked
    WHERE asked.submitted_at IS NOT NULL AND asked.status <> 'entered_in_error'
      AND {OF_THEIRS} asked.person_id"""  # noqa: S608  the words are this module's own

REFERRALS = Projection(
    table="facts_referralfact",
    key="referral_id",
    columns={
        "referral_id": "r.id",
        "scheme_id": "r.scheme_id",
        "icb_id": "scheme.parent_id",
        "practice_id": "p.practice_id",
        "pcn_id": "network.pcn_id",
        "team_id": "r.team_id",
        "source": "r.source",
        "status": "r.status",
        "outcome": "r.outcome",
        "urgency": "r.urgency",
        "needs": "r.needs",
        "age_band": AGE_BAND,
        "gender": "p.gender",
        "imd_decile": "lsoa.imd_decile",
        "place_code": "coalesce(lsoa.district_code, '')",
        "rural": "coalesce(lower(left(lsoa.rural_urban, 5)), '')",
        "sex": "coalesce(equality.sex, '')",
        "ethnicity": "coalesce(equality.ethnicity, '')",
        "disability": "coalesce(equality.disability, '')",
        "language": """CASE lower(coalesce(nullif(equality.main_language, ''), p.language))
            WHEN '' THEN '' WHEN 'english' THEN 'english'
            WHEN 'declined' THEN 'declined' ELSE 'other' END""",
        "is_returned": "returned.referral_id IS NOT NULL",
        "uptake": f"coalesce({LADDER.replace('%s', 'onward.furthest')}, '')",
        "submitted_on": day("r.submitted_at"),
        "asked_on": f"least({day('r.submitted_at')}, asked.since)",
        "accepted_on": day("r.accepted_at"),
        "first_contact_on": day("r.first_contact_at"),
        "plan_on": "plan.agreed_on",
        "connected_on": "onward.connected_on",
        "started_on": "onward.started_on",
        "completed_on": "onward.completed_on",
        "helped_on": day("r.first_help_at"),
        "closed_on": day("r.closed_at"),
        "as_of": "%(at)s",
    },
    source=f"""
    referrals_referral r
    JOIN referrals_person p ON p.id = r.person_id
    JOIN accounts_organisation scheme ON scheme.id = r.scheme_id
    LEFT JOIN referrals_equalityanswers equality ON equality.person_id = p.id
    LEFT JOIN places_postcode postcode ON postcode.code = replace(p.postcode, ' ', '')
    LEFT JOIN places_lsoa lsoa ON lsoa.code = postcode.lsoa_id
    LEFT JOIN LATERAL (
        SELECT pcn_id FROM accounts_pcnmembership m
        WHERE m.practice_id = p.practice_id AND m.left_on IS NULL
        ORDER BY m.joined_on DESC, m.id LIMIT 1
    ) network ON true
    LEFT JOIN (
        SELECT o.referral_id, min({day("o.sent_at")}) AS connected_on,
               min(o.started_on) AS started_on,
               min(o.ended_on) FILTER (WHERE o."end" IN ('helped', 'partly')) AS completed_on,
               max(ladder.n) AS furthest
        FROM referrals_onwardreferral o {UPTAKE}
        WHERE {OF} o.referral_id GROUP BY o.referral_id
    ) onward ON onward.referral_id = r.id
    LEFT JOIN (
        SELECT v.referral_id, min(v.agreed_on) AS agreed_on FROM linkworkers_planversion v
        WHERE {OF} v.referral_id GROUP BY v.referral_id
    ) plan ON plan.referral_id = r.id
    LEFT JOIN (
        SELECT DISTINCT s.referral_id FROM referrals_step s
        WHERE {OF} s.referral_id AND s.action IN ('return', 'redirect')
          AND s.return_reason <> 'team_full' AND NOT EXISTS (
            SELECT FROM referrals_step later
            WHERE later.referral_id = s.referral_id AND later.action = 'undecide'
              AND later.id > s.id AND later.came_from = s.went_to)
    ) returned ON returned.referral_id = r.id
    LEFT JOIN ({ASKED}) asked ON asked.id = r.id
    CROSS JOIN LATERAL (
        SELECT date_part('year', age(sent.sent_on, p.birth_date)) AS age
        FROM (SELECT {day("coalesce(r.submitted_at, %(at)s)")} AS sent_on) sent
    ) years""",  # noqa: S608  the words are this module's own
    base="referrals_referral r",
    gives=True,
)

ABOUT = "lower(first.words->>(rule->>'code'))"  # two concerns in their own words are not one
# Use of services is measured where a record was counted; as somebody tells it, it is not
# (practice.md 30). 2 is "As counted in the record" (catalogue/service_use.yaml).
COUNTED = "(i.family <> 'service-use' OR (%s.answers->>'basis')::float8 = 2)"
# It is of the last six months: of two that overlap by more than four weeks, some contacts would
# count before and after.
APART = "(i.family <> 'service-use' OR a.answered_on >= first.answered_on + 154)"
MEASURES = Projection(
    table="facts_measurefact",
    key="referral_id, score",
    columns={
        "referral_id": "r.id",
        "score": "i.family || '.' || (rule->>'code')",
        "label": "i.name || ': ' || (rule->>'label')",
        "better": "rule->>'better'",
        "meaningful": "(rule->>'meaningful')::float8",
        "before": "(first.scores->>(rule->>'code'))::float8",
        "after": "later.figure",
        "before_on": "first.answered_on",
        "after_on": "later.answered_on",
        "is_mixed": """coalesce(later.way <> (first.collected, first.instrument_id), false)
            OR coalesce(later.basis <> first.answers->>'basis', false)""",
    },
    source=f"""
    measures_assessment first
    JOIN referrals_referral r ON r.id = first.referral_id
    JOIN measures_instrument i ON i.code = first.instrument_id
    CROSS JOIN LATERAL jsonb_array_elements(i.scores) rule
    LEFT JOIN LATERAL (
        SELECT (a.scores->>(rule->>'code'))::float8 AS figure, a.answered_on,
            (a.collected, a.instrument_id) AS way, a.answers->>'basis' AS basis
        FROM measures_assessment a JOIN measures_instrument same ON same.code = a.instrument_id
        WHERE a.referral_id = r.id AND same.family = i.family AND a.occasion <> 'baseline'
          AND a.scores ? (rule->>'code') AND a.scores->>(rule->>'code') IS NOT NULL
          AND {COUNTED.replace("%s", "a")} AND {APART}
          AND lower(a.words->>(rule->>'code')) IS NOT DISTINCT FROM {ABOUT}
        ORDER BY a.answered_on DESC, a.recorded_at DESC, a.id LIMIT 1
    ) later ON true""",  # noqa: S608  the words are this module's own
    where=f"""{STANDS} AND first.occasion = 'baseline' AND rule->>'better' IN ('up', 'down')
        AND {COUNTED.replace("%s", "first")}
        AND NOT EXISTS (
            SELECT FROM measures_assessment e JOIN measures_instrument f ON f.code = e.instrument_id
            WHERE e.referral_id = r.id AND e.occasion = 'baseline' AND f.family = i.family
              AND (e.recorded_at, e.id) < (first.recorded_at, first.id))""",
)

ONWARD = Projection(
    table="facts_onwardfact",
    key="onward_id",
    columns={
        "onward_id": "o.id",
        "referral_id": "r.id",
        "service_id": "o.service_id",
        "provider_id": "o.provider_id",
        "kind": "o.kind",
        "status": "o.status",
        '"end"': 'o."end"',
        "decline_reason": "o.decline_reason",
        "uptake": LADDER.replace("%s", "ladder.n"),
        "sent_on": day("o.sent_at"),
        "answered_on": day("o.answered_at"),
        "started_on": "o.started_on",
        "ended_on": "o.ended_on",
    },
    source=f"""
    referrals_onwardreferral o JOIN referrals_referral r ON r.id = o.referral_id {UPTAKE}""",
)

UNMET = Projection(
    table="facts_unmetfact",
    key="unmet_id",
    columns={
        "unmet_id": "u.id",
        "referral_id": "r.id",
        "icb_id": "scheme.parent_id",
        "need": "u.need",
        "why": "u.why",
        "place_code": "u.district_code",
        "outcode": "u.outcode",
        "recorded_on": day("u.recorded_at"),
    },
    source="""
    referrals_unmetneed u JOIN referrals_referral r ON r.id = u.referral_id
    JOIN accounts_organisation scheme ON scheme.id = r.scheme_id""",
    where=f"{STANDS} AND u.withdrawn_at IS NULL",
)

ALL = (REFERRALS, MEASURES, ONWARD, UNMET)
