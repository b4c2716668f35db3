"""An award once it is decided: answering, paying, reporting, carrying over."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from evaluation.fund.models import Award
from evaluation.fund.selectors import money
from evaluation.fund.selectors.budgets import budgets_of
from evaluation.fund.services import awards
from evaluation.fund.states import AwardAction
from providers.models import Funding, FundingWarning
from providers.services.funding import warn_of_endings
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.outbox.models import OutboxMessage
from tests.evaluation.fund.world import TODAY, award_in, fund_world

pytestmark = pytest.mark.django_db


def moved(award, action, actor, **more):
    return awards.move_award(
        award_id=award.pk, action=action, actor=actor, at=timezone.now(), **more
    )


def reported(award, actor, *, spent, keep=0, years_on=0, at=None):
    report = awards.YearReport(
        year=award.starts_on.year + years_on, spent=Decimal(spent), words="It went well",
        carry_over=Decimal(keep), carry_why="A driver" if keep else "",
    )  # fmt: skip
    return awards.send_report(
        award_id=award.pk, report=report, actor=actor, at=at or timezone.now()
    )


class TestMoveAward:
    def test_accepting_writes_the_line_of_money_whose_end_is_warned_of(self):
        world = fund_world("decided")
        award = award_in(world, status="offered")

        moved(award, AwardAction.ACCEPT, world.provider)

        line = Funding.objects.get(pk=award.pk)
        assert (line.funder, line.ends_on) == (str(world.scheme.organisation), award.ends_on)
        assert (line.service, line.amount, line.is_public) == (world.service, 5_000, True)
        Funding.objects.update(ends_on=TODAY() + timedelta(days=20))
        assert warn_of_endings(at=timezone.now()) == 1

    def test_stopping_ends_the_line_that_day(self):
        world = fund_world("decided")
        award = award_in(world, status="offered")
        moved(award, AwardAction.ACCEPT, world.provider)

        moved(award, AwardAction.STOP, world.commissioner, reason="It closed")

        assert Funding.objects.get(pk=award.pk).ends_on == TODAY()

    def test_stopping_leaves_the_years_after_to_nobody(self):
        """Granted is what was paid; nothing is kept, no later year reported on, and all is told."""
        world = fund_world("decided")
        award = award_in(world)
        report = reported(award, world.provider, spent=1_200, keep=700)
        award.instalments.update(paid_on=TODAY())

        row = moved(award, AwardAction.STOP, world.admin, reason="It closed")

        report.refresh_from_db()
        assert (report.carried, report.decided_why) == (0, "It closed")
        first, second = budgets_of(Award.objects.get())
        assert (first.to_return, second.granted, second.may_carry) == (800, 3_000, False)
        assert OutboxMessage.objects.get(topic="fund.stopped").subject_id == award.pk
        award.instalments.filter(number=2).update(paid_on=None)
        assert [one.granted for one in budgets_of(Award.objects.get())] == [2_000, 0]
        assert (row.ends_on, awards.ask_for_reports(at=timezone.now())) == (TODAY(), 0)

    def test_one_stopped_in_its_first_year_is_asked_for_no_report_of_the_next(self):
        world = fund_world("decided")
        award = award_in(world, years_ago=0)
        moved(award, AwardAction.STOP, world.admin, reason="It closed")

        asked = [
            awards.ask_for_reports(at=timezone.now() + timedelta(days=366 * years))
            for years in (1, 2)
        ]

        assert asked == [1, 0]
        assert len(budgets_of(Award.objects.get())) == 1

    def test_one_stopped_before_it_began_ends_on_its_first_day(self):
        world = fund_world("decided")
        award = award_in(world, status="offered", years_ago=-1)
        moved(award, AwardAction.ACCEPT, world.provider)

        row = moved(award, AwardAction.STOP, world.admin, reason="It closed")

        assert row.ends_on == Funding.objects.get(pk=award.pk).ends_on == award.starts_on

    def test_an_offer_that_nobody_can_answer_is_noted_as_turned_down(self):
        """Else its money would stay offered for good to a charity that does not exist any more."""
        world = fund_world("decided")
        award = award_in(world, status="offered")

        moved(award, AwardAction.REFUSE, world.commissioner, reason="It closed in June")

        assert money.left_of(world.round) == 10_000

    def test_is_answered_by_its_provider_alone(self):
        world = fund_world("decided")
        award = award_in(world, status="offered")

        with pytest.raises(NotPermitted):
            moved(award, AwardAction.ACCEPT, world.admin)
        with pytest.raises(NotVisible):
            moved(award, AwardAction.ACCEPT, fund_world().provider)
        with pytest.raises(Invalid):
            moved(award, AwardAction.REFUSE, world.provider)


class TestPayInstalment:
    def test_is_paid_today_and_can_be_taken_back_but_not_once_stopped(self):
        world = fund_world("decided")
        one = award_in(world).instalments.first()
        given = {"instalment_id": one.pk, "actor": world.admin, "at": timezone.now()}

        assert awards.pay_instalment(is_paid=True, **given).paid_on == TODAY()
        assert awards.pay_instalment(is_paid=False, **given).paid_on is None
        Award.objects.update(status="stopped")
        with pytest.raises(Conflict):
            awards.pay_instalment(is_paid=True, **given)


class TestSendReport:
    def test_keeps_the_figures_of_the_year_and_what_is_left(self):
        world = fund_world("decided")
        award = award_in(world)

        report = reported(award, world.provider, spent=1_500)

        assert report.figures[0] == ["People sent to the services", "0"]
        first, second = budgets_of(award)
        assert (first.left, first.to_return) == (500, 500)
        assert (second.available, second.is_reported) == (3_000, False)

    def test_refuses_a_year_that_is_not_over_or_was_reported_and_too_much(self):
        world = fund_world("decided")
        award = award_in(world)

        with pytest.raises(Invalid, match="more than there was"):
            reported(award, world.provider, spent=2_001)
        with pytest.raises(Invalid, match="more than was left"):
            reported(award, world.provider, spent=1_999, keep=2)
        reported(award, world.provider, spent=2_000)
        for years_on in (0, 1):
            with pytest.raises(Conflict):
                reported(award, world.provider, spent=1, years_on=years_on)

    def test_goes_year_by_year_as_each_is_decided(self):
        """What was kept of the year before is what there was: it is not known any earlier."""
        world = fund_world("decided")
        award = award_in(world, years_ago=2)

        with pytest.raises(Conflict, match="first"):
            reported(award, world.provider, spent=1, years_on=1)
        report = reported(award, world.provider, spent=1_200, keep=700)
        with pytest.raises(Conflict, match="still being decided"):
            reported(award, world.provider, spent=1, years_on=1)
        awards.decide_carry_over(
            report_id=report.pk, carried=Decimal(700), why="", actor=world.admin,
            at=timezone.now(),
        )  # fmt: skip

        assert reported(award, world.provider, spent=3_700, years_on=1)

    def test_keeps_nothing_of_an_award_that_was_stopped(self):
        world = fund_world("decided")
        award = award_in(world)
        moved(award, AwardAction.STOP, world.admin, reason="It closed")

        with pytest.raises(Invalid, match="was stopped"):
            reported(award, world.provider, spent=1_200, keep=700)
        assert reported(award, world.provider, spent=1_200)


class TestDecideCarryOver:
    def test_money_agreed_to_crosses_1_april_and_the_rest_goes_back(self):
        world = fund_world("decided")
        award = award_in(world)
        report = reported(award, world.provider, spent=1_200, keep=700)
        assert budgets_of(award)[0].to_return is None

        awards.decide_carry_over(
            report_id=report.pk, carried=Decimal(500), why="That is enough", actor=world.admin,
            at=timezone.now(),
        )  # fmt: skip

        first, second = budgets_of(Award.objects.get())
        assert (first.to_return, second.carried_in, second.available) == (300, 500, 3_500)
        assert OutboxMessage.objects.filter(topic="fund.carry_over_decided").exists()

    def test_past_the_last_year_moves_the_end_and_warns_afresh(self):
        world = fund_world("decided")
        award = award_in(world, status="offered", years_ago=2)
        moved(award, AwardAction.ACCEPT, world.provider)
        line = Funding.objects.get(pk=award.pk)
        FundingWarning.objects.create(funding=line, months=1, warned_at=timezone.now())
        reported(award, world.provider, spent=2_000)
        report = reported(award, world.provider, spent=1_000, keep=2_000, years_on=1)

        awards.decide_carry_over(
            report_id=report.pk, carried=Decimal(2_000), why="", actor=world.admin,
            at=timezone.now(),
        )  # fmt: skip

        longer = date(award.ends_on.year + 1, 3, 31)
        line.refresh_from_db()
        assert (Award.objects.get().ends_on, line.ends_on) == (longer, longer)
        assert not FundingWarning.objects.exists()
        assert [one.granted for one in budgets_of(Award.objects.get())] == [2_000, 3_000, 0]

    def test_crosses_1_april_twice_and_what_is_left_then_goes_back(self):
        world = fund_world("decided")
        award = award_in(world, years_ago=3)
        kept = ((800, 1_200), (700, 3_500), (700, 0))  # spent and kept of 2,000, 4,200 and 3,500
        for years_on, (spent, keep) in enumerate(kept):
            report = reported(award, world.provider, spent=spent, keep=keep, years_on=years_on)
            if keep:
                awards.decide_carry_over(
                    report_id=report.pk, carried=Decimal(keep), why="", actor=world.admin,
                    at=timezone.now(),
                )  # fmt: skip

        years = budgets_of(Award.objects.get())
        assert [(one.carried_in, one.available, one.to_return) for one in years] == [
            (0, 2_000, 0), (1_200, 4_200, 0), (3_500, 3_500, 2_800),
        ]  # fmt: skip
        assert Award.objects.get().ends_on == date(award.ends_on.year + 1, 3, 31)

    def test_asks_why_not_all_and_is_decided_once(self):
        world = fund_world("decided")
        report = reported(award_in(world), world.provider, spent=1_200, keep=700)
        given = {"report_id": report.pk, "actor": world.admin, "at": timezone.now()}

        with pytest.raises(Invalid, match="why not all"):
            awards.decide_carry_over(carried=Decimal(1), why="", **given)
        with pytest.raises(NotPermitted):
            awards.decide_carry_over(
                carried=Decimal(700), why="", **given | {"actor": world.provider}
            )
        awards.decide_carry_over(carried=Decimal(700), why="", **given)
        with pytest.raises(Conflict):
            awards.decide_carry_over(carried=Decimal(700), why="", **given)


class TestReturnReport:
    def test_is_mended_and_sent_again_with_the_figures_of_the_first_time(self):
        world = fund_world("decided")
        award = award_in(world)
        first = reported(award, world.provider, spent=120, keep=700)
        first.figures = [["Visits", "25"]]
        first.save()
        given = {"report_id": first.pk, "actor": world.admin, "at": timezone.now()}

        awards.return_report(why="A nought is missing", **given)

        assert OutboxMessage.objects.get(topic="fund.report_returned").subject_id == first.pk
        year = budgets_of(award)[0]
        assert (year.is_reported, year.is_undecided, year.to_return) == (False, False, None)
        for late in (
            lambda: awards.return_report(why="Again", **given),
            lambda: awards.decide_carry_over(carried=Decimal(700), why="", **given),
        ):
            with pytest.raises(Conflict):
                late()
        again = reported(award, world.provider, spent=1_200, keep=700)
        assert (again.pk, again.spent, again.returned_why) == (first.pk, 1_200, "")
        assert again.figures == [["Visits", "25"]]
        with pytest.raises(Conflict):
            reported(award, world.provider, spent=1)

    def test_asks_why_and_leaves_what_more_rests_on(self):
        world = fund_world("decided")
        award = award_in(world, years_ago=2)
        first = reported(award, world.provider, spent=2_000)
        given = {"report_id": first.pk, "at": timezone.now()}

        with pytest.raises(Invalid):
            awards.return_report(why=" ", actor=world.admin, **given)
        with pytest.raises(NotPermitted):
            awards.return_report(why="No", actor=world.provider, **given)
        with pytest.raises(NotVisible):
            awards.return_report(why="No", actor=fund_world().admin, **given)
        reported(award, world.provider, spent=1, years_on=1)
        with pytest.raises(Conflict, match="reported since"):
            awards.return_report(why="No", actor=world.admin, **given)


class TestAskForReports:
    def test_asks_once_for_the_year_that_is_over(self):
        world = fund_world("decided")
        award_in(world)

        assert awards.ask_for_reports(at=timezone.now()) == 1
        assert awards.ask_for_reports(at=timezone.now()) == 0
        next_year = timezone.now() + timedelta(days=365)
        assert awards.ask_for_reports(at=next_year) == 1
