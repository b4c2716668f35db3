"""Preparing, opening, closing and publishing rounds."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from evaluation.facts.models import Release
from evaluation.fund import handlers
from evaluation.fund.models import Application, Award, FundRound
from evaluation.fund.selectors import money
from evaluation.fund.selectors.applications import application_page
from evaluation.fund.selectors.evidence import evidence_of
from evaluation.fund.services import rounds
from evaluation.fund.states import RoundAction
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.outbox.models import OutboxMessage
from tests.evaluation.fund.world import (
    TODAY,
    application_in,
    award_in,
    fund_world,
    round_of,
)
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import ProviderFactory

pytestmark = pytest.mark.django_db


def fields(**more):
    values = {
        "title": "Getting about",
        "about": "",
        "themes": ("transport",),
        "budget": Decimal(5_000),
        "most": Decimal(2_000),
        "years_most": 3,
        "starts_on": TODAY() + timedelta(days=60),
        "closes_on": TODAY() + timedelta(days=30),
    }
    return rounds.RoundFields(**values | more)


def moved(world, action, **more):
    return rounds.move_round(
        round_id=world.round.pk, action=action, actor=world.admin, at=timezone.now(), **more
    )


def publish(world, period, needs):
    """Publish what each need was not met for in the scheme, and 900 in the area."""
    by_scheme = [[str(uuid4()), "transport", 25]]
    by_scheme += [[str(world.scheme.pk), need, figure] for need, figure in needs.items()]
    Release.objects.create(
        icb_id=world.scheme.organisation.parent_id,
        period=period,
        published_at=timezone.now(),
        figures={
            "tables": {
                "needs": {"columns": ["need", "unmet"], "rows": [["transport", 900]]},
                "needs.scheme": {"columns": ["group", "need", "unmet"], "rows": by_scheme},
            }
        },
    )


def added(world):
    return rounds.add_round(
        scheme_id=world.scheme.pk, fields=fields(), actor=world.admin, at=timezone.now()
    )


class TestAddRound:
    def test_is_open_to_the_scheme_and_its_board_and_to_nobody_else(self):
        world = fund_world()
        other = actor_in(Role.COMMISSIONER, OrganisationFactory(kind=OrganisationKind.ICB))
        given = {"scheme_id": world.scheme.pk, "fields": fields(), "at": timezone.now()}

        for actor in (world.admin, world.commissioner):
            assert rounds.add_round(actor=actor, **given).status == "draft"
        with pytest.raises(NotVisible):
            rounds.add_round(actor=other, **given)
        with pytest.raises(NotPermitted):
            rounds.add_round(actor=world.provider, **given)

    def test_keeps_what_was_published_as_missing_in_its_own_scheme(self):
        world = fund_world()
        publish(world, "2026-Q3", {"transport": 40})
        publish(world, "2025-26", {"food": "*", "transport": 10, "work": 0})

        row = added(world)

        assert row.evidence == [["transport", "10"], ["food", "*"]]
        assert row.evidence_period == "April 2025 to March 2026"

    def test_keeps_the_last_quarter_before_a_year_is_published(self):
        world = fund_world()
        publish(world, "2026-Q2", {"transport": 15})
        publish(world, "2026-Q3", {"transport": 1040})

        row = added(world)

        assert row.evidence == [["transport", "1,040"]]
        assert row.evidence_period == "July to September 2026"

    def test_keeps_nothing_before_anything_is_published(self):
        assert added(fund_world()).evidence == []

    def test_offers_a_board_of_several_schemes_what_its_area_misses(self):
        world = fund_world()
        publish(world, "2025-26", {"transport": 10})

        found = evidence_of([world.scheme.pk, uuid4()])

        assert [(one.need, one.figure) for one in found.needs] == [("transport", "900")]

    def test_carries_over_what_an_earlier_round_has_left_once(self):
        world = fund_world("decided")
        award_in(world)  # 5,000 of 10,000
        given = {"scheme_id": world.scheme.pk, "actor": world.admin, "at": timezone.now()}
        carrying = fields(brought_from_id=world.round.pk)

        row = rounds.add_round(fields=carrying, **given)

        assert (row.brought, row.money) == (Decimal(5_000), Decimal(10_000))
        assert money.left_of(world.round) == 0
        with pytest.raises(Invalid, match="no money left"):
            rounds.add_round(fields=carrying, **given)

    def test_refuses_days_that_are_out_of_order(self):
        world = fund_world()
        early = fields(starts_on=TODAY() + timedelta(days=10))

        with pytest.raises(Invalid, match="starts after"):
            rounds.add_round(
                scheme_id=world.scheme.pk, fields=early, actor=world.admin, at=timezone.now()
            )


class TestMoveRound:
    def test_does_not_open_without_weights_of_100_a_citizen_and_another_organisation(self):
        world = fund_world("draft")
        world.seats["citizen"].delete()
        world.round.criteria.filter(position=1).update(weight=10)

        with pytest.raises(Conflict, match=r"make 100.*citizen"):
            moved(world, RoundAction.OPEN)

    def test_tells_the_panel_once_it_is_closed(self):
        world = fund_world("open")

        moved(world, RoundAction.CLOSE)

        told = OutboxMessage.objects.filter(topic="fund.to_score")
        assert set(told.values_list("subject_id", flat=True)) == {
            seat.pk for seat in world.seats.values()
        }

    def test_is_reopened_until_a_new_last_day_before_its_money_starts(self):
        """Once it closed by itself its last day is over, so without another it could not reopen."""
        world = fund_world("judging")
        why = {"reason": "The post was late"}

        with pytest.raises(Invalid, match="after today"):
            moved(world, RoundAction.REOPEN, **why)
        for closes_on, words in ((TODAY(), "after today"), (world.round.starts_on, "money starts")):
            with pytest.raises(Invalid, match=words):
                moved(world, RoundAction.REOPEN, closes_on=closes_on, **why)
        later = TODAY() + timedelta(days=9)
        row = moved(world, RoundAction.REOPEN, closes_on=later, **why)

        assert (row.status, FundRound.objects.get().closes_on) == ("open", later)

    def test_is_not_reopened_with_decisions_or_without_a_day_left(self):
        """An applicant who changed what is decided would learn that it is."""
        world = fund_world("judging", starts_on=TODAY() + timedelta(days=1))
        application_in(world, status="declined", decided_at=timezone.now())
        application_in(world, by=ProviderFactory(), status="withdrawn", decided_at=timezone.now())

        with pytest.raises(Conflict, match=r"decision first: 1 left.*no day to apply"):
            moved(world, RoundAction.REOPEN, reason="Late post")

    def test_publishes_when_all_is_decided_and_offers_the_awards_then(self):
        world = fund_world("judging")
        waiting = application_in(world, by=world.listed)
        with pytest.raises(Conflict, match="1 left"):
            moved(world, RoundAction.PUBLISH)
        waiting.delete()
        award = award_in(world, status="prepared")

        moved(world, RoundAction.PUBLISH)

        award.refresh_from_db()
        assert award.status == "offered"
        assert OutboxMessage.objects.filter(topic="fund.decided").count() == 1

    def test_asks_why_it_is_called_off(self):
        world = fund_world("open")

        with pytest.raises(Invalid, match="reason"):
            moved(world, RoundAction.CALL_OFF)
        assert moved(world, RoundAction.CALL_OFF, reason="No money").reason == "No money"

    def test_tells_whoever_applied_that_it_is_called_off_and_why(self):
        world = fund_world("judging", opened_at=timezone.now())
        told = application_in(world)
        gone = application_in(world, by=ProviderFactory(), status="withdrawn")

        moved(world, RoundAction.CALL_OFF, reason="The money is gone")

        sent = OutboxMessage.objects.filter(topic="fund.called_off")
        assert [one.subject_id for one in sent] == [told.pk]
        read = {}
        for row in Application.objects.select_related("round"):
            page = application_page(actor=world.provider, row=row, on=TODAY())
            read[row.pk] = (page.status, page.reason)
        assert read == {
            told.pk: ("Round called off", "The money is gone"), gone.pk: ("Withdrawn", ""),
        }  # fmt: skip

    def test_tells_the_panel_too_which_was_promised_an_email(self, settings):
        settings.NOTIFY_CHANNEL = "smtp"
        world = fund_world("open", opened_at=timezone.now())

        moved(world, RoundAction.CALL_OFF, reason="The money is gone")
        for one in OutboxMessage.objects.filter(topic="fund.not_to_score"):
            handlers.tell_not_to_score(one.subject_id, message_id=one.pk)

        members = User.objects.filter(pk__in=[seat.user_id for seat in world.seats.values()])
        told = {address for sent in mail.outbox for address in sent.to}
        assert told == set(members.values_list("email", flat=True))
        assert all("nothing left for you to read or mark" in sent.body for sent in mail.outbox)


class TestCloseRounds:
    def test_closes_what_is_over_once(self):
        world = fund_world("open", closes_on=TODAY() - timedelta(days=1))
        later = round_of(world.scheme, world.admin, status="open")

        assert rounds.close_rounds(at=timezone.now()) == 1
        assert rounds.close_rounds(at=timezone.now()) == 0
        assert FundRound.objects.get(pk=world.round.pk).status == "judging"
        assert FundRound.objects.get(pk=later.pk).status == "open"


class TestLeft:
    def test_gives_back_what_was_turned_down_and_what_a_stopped_award_was_not_paid(self):
        world = fund_world("decided")
        award = award_in(world)
        award.instalments.filter(number=1).update(paid_on=TODAY())
        left = {}
        for status in ("prepared", "accepted", "refused", "stopped"):
            Award.objects.update(status=status)
            left[status] = int(money.left_of(world.round))

        assert left == {
            "prepared": 5_000, "accepted": 5_000, "refused": 10_000, "stopped": 8_000,
        }  # fmt: skip
