"""What figures are made of: equality answers, plans, measures asked again, needs left unmet."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from evaluation.measures.models import Assessment, Collected, Instrument, Occasion
from evaluation.measures.scoring import score
from linkworkers.models import AgreedHow, Goal, Plan, PlanVersion
from linkworkers.selectors.plan_content import content_of, fingerprint
from referrals.models import Consent, EqualityAnswers, Referral, UnmetNeed
from referrals.states import Status
from spcore.demo.cast import Cast
from spcore.needs import Need
from spcore.places.models import Postcode

ETHNICITY = ("AJHCGNMKLBSZ", (72, 7, 6, 4, 1, 2, 2, 2, 1, 1, 1, 1))
DISABILITY = (("a_lot", "a_little", "no", "declined"), (20, 30, 45, 5))
WAYS = ((Collected.TOGETHER, Collected.PHONE, Collected.PAPER), (80, 15, 5))
LACKING = (("nothing", "full", "too_far", "cost", "access", "language"), (30, 30, 20, 8, 8, 4))
# Of whom it is true that nothing suitable was found: little for a home, more for company.
Scarce = Mapping[Need, float]
SCARCE: Scarce = {
    Need.HOUSING: 0.6,
    Need.MOOD: 0.5,
    Need.CARING: 0.5,
    Need.LEGAL: 0.4,
    Need.MONEY: 0.3,
}
UCLA = ("companionship", "left_out", "isolated")
MONTH = timedelta(days=91)
HALF_A_YEAR = timedelta(days=182)


def add_evidence(
    chance: Random, cast: Cast, *, at: datetime, scarce: Mapping[str, Scarce] | None = None
) -> None:
    """
    Add to people and cases of the scheme what their link workers would have written down.

    `scarce` has, by district, in what share of cases a need is not met; elsewhere, as they need it.
    """
    cases = _cases(cast, at)
    _equality(chance, cases)
    _plans(chance, [case for case in cases if case.status == Status.CLOSED])
    _afterwards(chance, [case for case in cases if case.status == Status.CLOSED])
    _measures(chance, cases, at)
    _unmet(chance, cases, at, scarce or {})


def _cases(cast: Cast, at: datetime) -> list[Referral]:
    """Return the cases of grown people that got to a first contact, the oldest first."""
    grown_up = timezone.localdate(at) - timedelta(days=365 * 19)
    rows = Referral.objects.filter(
        scheme=cast.scheme, first_contact_at__isnull=False, link_worker__isnull=False
    )
    rows = rows.filter(person__birth_date__lt=grown_up).select_related("person")
    goals = Prefetch("goals", Goal.objects.order_by("agreed_at", "pk").prefetch_related("actions"))
    return list(rows.prefetch_related(goals).order_by("first_contact_at", "pk"))


def _picked(chance: Random, choices: tuple[Iterable[Any], Iterable[int]]) -> Any:
    values, weights = choices
    return chance.choices(list(values), list(weights))[0]


def _equality(chance: Random, cases: list[Referral]) -> None:
    """Most people were asked once there was trust; some questions were left, some not answered."""
    asked = set(EqualityAnswers.objects.values_list("person_id", flat=True))
    rows = {}
    for case in cases:
        person = case.whom
        if person.pk in asked | rows.keys() or chance.random() < 0.2:
            continue
        rows[person.pk] = EqualityAnswers(
            person=person,
            sex=person.gender,
            ethnicity=_picked(chance, ETHNICITY),
            ethnicity_source="asked",
            disability=_picked(chance, DISABILITY) if chance.random() < 0.9 else "",
            is_carer="yes" if chance.random() < 0.2 else "no",
            main_language=person.language or "English",
            asked_by_id=case.link_worker_id,
            asked_at=case.first_contact_at,
        )
    EqualityAnswers.objects.bulk_create(rows.values(), batch_size=1000)


def _plans(chance: Random, cases: list[Referral]) -> None:
    """Three of four agreed a plan within a month, where the support lasted so long."""
    held = set(PlanVersion.objects.values_list("referral_id", flat=True))
    rows = []
    for case in cases:
        agreed = _begun(case) + timedelta(days=chance.randint(5, 30))
        if case.pk in held or agreed > case.closed_at or chance.random() < 0.25:
            continue
        plan = Plan(referral=case, matters=case.what_matters)
        content = content_of(plan, case.goals.all(), {})
        rows.append(
            PlanVersion(
                referral=case,
                number=1,
                agreed_on=timezone.localdate(agreed),
                agreed_how=chance.choice([AgreedHow.TOGETHER, AgreedHow.PHONE]),
                content=content,
                mark=fingerprint(content),
                taken_by_id=case.link_worker_id,
                taken_at=agreed,
            )
        )
    PlanVersion.objects.bulk_create(rows, batch_size=1000)


def _afterwards(chance: Random, cases: list[Referral]) -> None:
    """Ask some, as their support ended, whether they may be asked again; the last word stands."""
    rows = [
        Consent(
            person=case.whom,
            purpose="afterwards",
            is_given=chance.random() < 0.7,
            how="spoken",
            recorded_by_id=case.link_worker_id,
            given_at=case.closed_at,
            given_on=timezone.localdate(case.closed_at),
            review_on=timezone.localdate(case.closed_at + timedelta(days=395)),
        )
        for case in cases
        if chance.random() < 0.6
    ]
    Consent.objects.bulk_create(rows, batch_size=1000)


def _measures(chance: Random, cases: list[Referral], at: datetime) -> None:
    """Ask about loneliness and use of services beside ONS4, and a third of people in between."""
    rules = {row.family: row.rules() for row in Instrument.objects.all()}
    codes = dict(Instrument.objects.values_list("family", "code"))
    asked = set(Assessment.objects.filter(instrument__family="ucla3").values_list("referral_id"))
    ons4, agreed = _ons4(), _agreed()
    rows = []
    for case in cases:
        held = ons4.get(case.pk, {})
        if Occasion.BASELINE not in held or (case.pk,) in asked:
            continue
        for family, occasion, answers, on in _answers(chance, case, held, at):
            row = _assessment(chance, case, codes[family], occasion, on)
            if on < (case.closed_at or at) or (case.person_id in agreed and on < at):
                row.answers, row.scores = answers, score(rules[family], answers)
                rows.append(row)
    Assessment.objects.bulk_create(rows, batch_size=1000)


def _agreed() -> set[Any]:
    """Return who may be asked again once their support has ended."""
    rows = Consent.objects.filter(purpose="afterwards", is_given=True)
    return set(rows.values_list("person_id", flat=True))


def _ons4() -> dict[Any, dict[str, Assessment]]:
    found: dict[Any, dict[str, Assessment]] = {}
    for row in Assessment.objects.filter(instrument__family="ons4"):
        found.setdefault(row.referral_id, {})[row.occasion] = row
    return found


def _answers(
    chance: Random, case: Referral, held: Mapping[str, Assessment], at: datetime
) -> Iterable[tuple[str, Occasion, dict[str, float], datetime]]:
    """Give family, occasion, answers and moment; who feels better by ONS4 tends to all over."""
    begun, first = _begun(case), held[Occasion.BASELINE]
    last = held.get(Occasion.CLOSE)
    gain = last.answers["happy"] - first.answers["happy"] if last else 0
    between = begun + MONTH
    if between < (case.closed_at or at) and chance.random() < 0.5:
        half = {code: _between(value, gain, code) for code, value in first.answers.items()}
        yield "ons4", Occasion.MONTHS_3, half, between
    if chance.random() < 0.7:
        lonely = {code: chance.choices([1, 2, 3], [15, 40, 45])[0] for code in UCLA}
        yield "ucla3", Occasion.BASELINE, lonely, begun
        if last:
            less = {
                code: max(1, value - (chance.random() < gain / 5)) for code, value in lonely.items()
            }
            yield "ucla3", Occasion.CLOSE, less, last.recorded_at
    if chance.random() < 0.5:
        use = {"gp": chance.randint(2, 12), "emergency": chance.choice([0, 0, 0, 1, 2])}
        use["admissions"] = chance.choice([0, 0, 0, 0, 1])
        known = 2 if use["gp"] % 3 else 1  # counted in the record; of some, as they tell it
        yield "service-use", Occasion.BASELINE, {**use, "basis": known}, begun
        fewer = {code: max(0, n - chance.choice([-1, 0, 1, 2])) for code, n in use.items()}
        yield "service-use", Occasion.MONTHS_6, {**fewer, "basis": known}, begun + HALF_A_YEAR


def _between(value: int, gain: int, code: str) -> int:
    """Return an answer half way to the last one; less worry is better."""
    step = gain // 2
    return min(10, max(0, value - step if code == "anxious" else value + step))


def _assessment(
    chance: Random, case: Referral, code: str, occasion: Occasion, on: datetime
) -> Assessment:
    return Assessment(
        referral=case,
        instrument_id=code,
        occasion=occasion,
        collected=_picked(chance, WAYS),
        answered_on=timezone.localdate(on),
        recorded_by_id=case.link_worker_id,
        recorded_at=on,
    )


def _unmet(
    chance: Random, cases: list[Referral], at: datetime, scarce: Mapping[str, Scarce]
) -> None:
    """For some nothing suitable was found for something they needed: by need, more or fewer."""
    held = set(UnmetNeed.objects.values_list("referral_id", flat=True))
    districts = districts_of(cases)
    rows = []
    for case in cases:
        found_on = _begun(case) + timedelta(days=14)
        postcode = case.whom.postcode
        district = districts.get(postcode.replace(" ", ""), "")
        need = _lacked(chance, case, scarce.get(district))
        if not need or case.pk in held or found_on > at:
            continue
        rows.append(
            UnmetNeed(
                referral=case,
                need=need,
                why=_picked(chance, LACKING),
                district_code=district,
                outcode=postcode.split(" ")[0],
                recorded_by_id=case.link_worker_id,
                recorded_at=found_on,
            )
        )
    UnmetNeed.objects.bulk_create(rows, batch_size=1000)


def _lacked(chance: Random, case: Referral, scarce: Scarce | None) -> str:
    """Return what was not to be had: by the place's own shares, or of what was asked for."""
    luck = chance.random()
    if scarce is None:
        need = chance.choice(case.needs) if case.needs else ""
        return need if need and luck < SCARCE.get(Need(need), 0.05) else ""
    for need, share in scarce.items():
        if luck < share:
            return need
        luck -= share
    return ""


def districts_of(cases: Iterable[Referral]) -> dict[str, str]:
    """Return the districts of the postcodes that people of these cases live at."""
    codes = {case.whom.postcode.replace(" ", "") for case in cases}
    rows = Postcode.objects.filter(code__in=codes)
    return dict(rows.values_list("code", "district_code"))


def _begun(case: Referral) -> datetime:
    return case.first_contact_at or case.created_at
