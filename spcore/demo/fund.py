"""The community investment fund in the demo: a round open, one with its panel, one decided."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.db.models import F
from django.utils import timezone

from evaluation.fund.models import Application, Award, FundRound
from evaluation.fund.selectors.evidence import evidence_of
from evaluation.fund.selectors.opinions import compared
from evaluation.fund.services import applications, awards, decisions, panel, rounds, scores
from evaluation.fund.states import AwardAction, RoundAction
from evaluation.periods import FinancialYear, financial_year_of
from providers.models import Provider, Service
from referrals.models import Lacking, Referral, UnmetNeed
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.demo.cast import Cast, staff
from spcore.demo.evidence import districts_of
from spcore.demo.fund_words import ABOUT, ASKS, COMMENTS, CRITERIA, MADE_OF_IT, NOT_NOW, REPORT
from spcore.demo.provider_side import actor_of

OTHERS, AWARDED = 4, 3
LACKS = (Lacking.NOTHING, Lacking.FULL, Lacking.TOO_FAR, Lacking.ACCESS)


@dataclass(frozen=True, slots=True)
class Fund:
    """Who acts in the fund: whoever runs it, its panel, and its applicants with their services."""

    runner: Actor
    panel: list[tuple[Actor, str, str]]
    applicants: list[tuple[Actor, list[Service]]]
    themes: tuple[str, ...]

    @property
    def you(self) -> Actor:
        """Return the applicant whom the demo lets you be."""
        return self.applicants[0][0]


def add_fund(chance: Random, cast: Cast, *, at: datetime) -> None:
    """Decide one round in the past, have the panel at work on another, and open a third."""
    fund = _fund(chance, cast, at)
    if not fund.applicants[0][1]:
        return  # a directory in which the demo's provider has no listing to ask money for
    year = FinancialYear(financial_year_of(timezone.localdate(at)).year - 1)
    _decided(fund, year)
    _judged(fund, at)
    row = _round(fund, "Small steps outside", at - timedelta(days=9), closes_in=40)
    draft = applications.begin_application(round_id=row.pk, actor=fund.you, at=at)
    _write(draft, fund.applicants[0][1], ASKS[-1], fund.you, [0])


def draw_evidence() -> None:
    """Give the rounds what was published as missing, which is after they were made up."""
    for row in FundRound.objects.all():
        found = evidence_of([row.scheme_id])
        row.evidence = [[one.need, one.figure] for one in found.needs]
        row.evidence_period = found.period
        row.save(update_fields=["evidence", "evidence_period"])


def _fund(chance: Random, cast: Cast, at: datetime) -> Fund:
    you = actor_of(cast, Role.PROVIDER)
    own = list(_services(you.organisation_id))
    themes = tuple(sorted({need for one in own for need in one.needs})[:3]) or ("loneliness",)
    rows = Provider.objects.filter(
        services__in=Service.objects.published().filter(needs__overlap=themes)
    )
    rows = rows.assured_on(timezone.localdate(at)).exclude(pk=you.organisation_id)
    others = rows.distinct().order_by("organisation__name", "pk")[:OTHERS]
    applicants = [(you, own)]
    for provider in others:
        actor = staff(chance, provider.organisation, Role.PROVIDER, at)
        found = [one for one in _services(provider.pk) if set(one.needs) & set(themes)]
        applicants.append((actor, found[:2]))
    _missing(cast, themes, at)
    for _actor, services in applicants:
        Service.objects.filter(pk__in=[one.pk for one in services]).update(
            verified_on=timezone.localdate(at) - timedelta(days=20)
        )
    return Fund(actor_of(cast, Role.SCHEME_ADMIN), _panel(chance, cast, at), applicants, themes)


def _missing(cast: Cast, themes: tuple[str, ...], at: datetime) -> None:
    """Have link workers find nothing suitable for some of the people of the last year."""
    rows = Referral.objects.filter(scheme=cast.scheme).exclude(link_worker=None)
    rows = rows.filter(submitted_at__range=(at - timedelta(days=400), at - timedelta(days=120)))
    found = list(rows.select_related("person").order_by("reference")[:90])
    districts = districts_of(found)
    UnmetNeed.objects.bulk_create(
        (
            UnmetNeed(
                referral=row,
                need=themes[number % len(themes)] if number % 9 else "transport",
                why=LACKS[number % len(LACKS)],
                district_code=districts.get(row.whom.postcode.replace(" ", ""), ""),
                outcode=row.whom.postcode.split(" ")[0],
                recorded_by_id=row.link_worker_id,
                recorded_at=row.submitted_at + timedelta(days=20),
            )
            for number, row in enumerate(found)
        ),
        ignore_conflicts=True,
    )


def _services(provider_id):  # type: ignore[no-untyped-def]
    rows = Service.objects.published().filter(provider=provider_id, hidden_on=None)
    return rows.exclude(needs=[]).order_by("name", "pk")[:2]


def _panel(chance: Random, cast: Cast, at: datetime) -> list[tuple[Actor, str, str]]:
    place = cast.scheme.organisation
    return [
        (actor_of(cast, Role.PANEL_MEMBER), "citizen", ""),
        (staff(chance, place, Role.PANEL_MEMBER, at), "citizen", ""),
        (staff(chance, place, Role.PANEL_MEMBER, at), "organisation", "Lune and Ribble CVS"),
        (staff(chance, place, Role.PANEL_MEMBER, at), "commissioner", "Public health"),
    ]


def _round(
    fund: Fund, title: str, at: datetime, *, closes_in: int, starts_on: date | None = None
) -> FundRound:
    """Open a round with its criteria and panel."""
    closes_on = timezone.localdate(at) + timedelta(days=closes_in)
    fields = rounds.RoundFields(
        title=title,
        about=ABOUT,
        themes=fund.themes,
        budget=Decimal(60_000),
        most=Decimal(24_000),
        years_most=3,
        starts_on=starts_on or closes_on + timedelta(days=60),
        closes_on=closes_on,
        required=("safeguarding", "insurance"),
    )
    assert fund.runner.organisation_id is not None  # noqa: S101
    row = rounds.add_round(
        scheme_id=fund.runner.organisation_id, fields=fields, actor=fund.runner, at=at
    )
    criteria = [rounds.Weighed(*one) for one in CRITERIA]
    rounds.set_criteria(round_id=row.pk, criteria=criteria, actor=fund.runner)
    for actor, speaks_as, organisation in fund.panel:
        assert actor.user_id is not None  # noqa: S101
        panel.seat_member(
            round_id=row.pk,
            user_id=actor.user_id,
            speaks_as=speaks_as,
            organisation=organisation,
            actor=fund.runner,
            at=at,
        )
    return _moved(fund, row, RoundAction.OPEN, at)


def _moved(fund: Fund, row: FundRound, action: RoundAction, at: datetime) -> FundRound:
    return rounds.move_round(round_id=row.pk, action=action, actor=fund.runner, at=at)


def _applied(fund: Fund, row: FundRound, at: datetime) -> list[Application]:
    found = []
    for number, (actor, services) in enumerate(fund.applicants):
        draft = applications.begin_application(round_id=row.pk, actor=actor, at=at)
        amounts = [6_000 + 500 * number, 7_000, 5_000][: 3 - number % 2]
        _write(draft, services, ASKS[number % len(ASKS)], actor, amounts)
        found.append(applications.send_application(application_id=draft.pk, actor=actor, at=at))
    return found


def _write(
    draft: Application,
    services: list[Service],
    ask: tuple[str, str, str, str],
    actor: Actor,
    amounts: list[int],
) -> None:
    title, what, whom, how_known = ask
    fields = applications.ApplicationFields(
        services=[one.pk for one in services],
        title=title,
        what=what,
        whom=whom,
        people=35,
        how_known=how_known,
        amounts=[Decimal(one) for one in amounts if one],
    )
    applications.write_application(
        application_id=draft.pk, fields=fields, version=draft.version, actor=actor
    )


def _judged(fund: Fund, at: datetime) -> None:
    """Leave a round with the panel: the others have marked it, the demo's member has not begun."""
    began = at - timedelta(days=45)
    row = _round(fund, "Good company", began, closes_in=40)
    sent = _applied(fund, row, began + timedelta(days=20))
    _moved(fund, row, RoundAction.CLOSE, at - timedelta(days=4))
    _marked(fund, row, sent, fund.panel[1:], at - timedelta(days=2))


def _marked(
    fund: Fund,
    row: FundRound,
    sent: list[Application],
    members: list[tuple[Actor, str, str]],
    at: datetime,
) -> None:
    """Let members declare and mark; the second of all has an interest in the last applicant."""
    criteria = list(row.criteria.all())
    for place, (actor, _speaks_as, _organisation) in enumerate(members):
        left_out = sent[-1].pk if actor == fund.panel[1][0] and len(sent) > 1 else None
        declared = {
            one.pk: panel.Declared(one.pk == left_out, "My sister volunteers there") for one in sent
        }
        panel.declare_interests(round_id=row.pk, declared=declared, actor=actor, at=at)
        for number, one in enumerate(sent):
            if one.pk == left_out:
                continue
            marks = {
                criterion.pk: scores.Mark(
                    4 - (number + place + step) % 3, COMMENTS[(number + step) % len(COMMENTS)]
                )
                for step, criterion in enumerate(criteria)
            }
            scores.keep_sheet(
                application_id=one.pk,
                marks=marks,
                comment="",
                is_handed_in=True,
                actor=actor,
                at=at,
            )


def _decided(fund: Fund, year: FinancialYear) -> None:
    """Run a whole round before a year that is over: awards, instalments, a report, carry-over."""
    began = timezone.make_aware(datetime.combine(year.start - timedelta(days=120), time(10)))
    row = _round(fund, "Getting through the winter", began, closes_in=50, starts_on=year.start)
    sent = _applied(fund, row, began + timedelta(days=30))
    judged = began + timedelta(days=80)
    _moved(fund, row, RoundAction.CLOSE, began + timedelta(days=51))
    _marked(fund, row, sent, fund.panel, judged)
    best = [one.id for one in compared(actor=fund.runner, row=row)][:AWARDED]
    for one in sent:
        is_award = one.pk in best
        decision = decisions.Decision(
            amounts=one.amounts if is_award else (),
            panel_said=MADE_OF_IT,
            reason="" if is_award else NOT_NOW,
            has_no_interest=True,
        )
        decisions.decide(application_id=one.pk, decision=decision, actor=fund.runner, at=judged)
    _moved(fund, row, RoundAction.PUBLISH, judged)
    _kept(fund, row, year, judged)


def _kept(fund: Fund, row: FundRound, year: FinancialYear, at: datetime) -> None:
    """Accept the awards, pay what was due, and report on the first year."""
    actors = {actor.organisation_id: actor for actor, _services in fund.applicants}
    now = timezone.now()  # the year is over now; it was not when the round was decided
    for award in Award.objects.filter(application__round=row).select_related("application"):
        actor = actors[award.application.provider_id]
        awards.move_award(award_id=award.pk, action=AwardAction.ACCEPT, actor=actor, at=at)
        award.instalments.filter(due_on__lte=timezone.localdate(now)).update(paid_on=F("due_on"))
        spent = Decimal(award.amounts[0]) - 800
        report = awards.YearReport(
            year=year.year, spent=spent, words=REPORT, carry_over=Decimal(800),
            carry_why="The second group starts in May instead of February",
        )  # fmt: skip
        said = awards.send_report(award_id=award.pk, report=report, actor=actor, at=now)
        if actor == fund.you:
            awards.decide_carry_over(
                report_id=said.pk,
                carried=Decimal(800),
                why="",
                actor=fund.runner,
                at=now,
            )
