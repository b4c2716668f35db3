"""Interests: what they keep from whom."""

import pytest
from django.utils import timezone

from evaluation.fund.models import Application, Interest, PanelSeat, ScoreSheet
from evaluation.fund.selectors.opinions import compared
from evaluation.fund.selectors.panel import applicants_for, duties_of
from evaluation.fund.services import panel, scores
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.outbox.models import OutboxMessage
from tests.evaluation.fund.world import application_in, declared, fund_world, marked
from tests.factories.accounts import actor_in
from tests.factories.providers import ProviderFactory

pytestmark = pytest.mark.django_db


def declare(world, actor, application, **said):
    panel.declare_interests(
        round_id=world.round.pk, declared={application.pk: panel.Declared(**said)}, actor=actor,
        at=timezone.now(),
    )  # fmt: skip


def hand_in(world, actor, application, *marks, whole=True):
    given = {
        one.pk: scores.Mark(mark)
        for one, mark in zip(world.round.criteria.all(), marks, strict=True)
    }
    return scores.keep_sheet(
        application_id=application.pk, marks=given, comment="", is_handed_in=whole, actor=actor,
        at=timezone.now(),
    )  # fmt: skip


class TestSeatMember:
    def test_seats_a_panel_member_of_the_scheme_once_and_tells_them(self):
        world = fund_world("draft")
        new = actor_in(Role.PANEL_MEMBER, world.scheme.organisation)
        given = {
            "round_id": world.round.pk, "speaks_as": "citizen", "organisation": "",
            "actor": world.admin, "at": timezone.now(),
        }  # fmt: skip

        seat = panel.seat_member(user_id=new.user_id, **given)

        assert OutboxMessage.objects.get(topic="fund.seated").subject_id == seat.pk
        for nobody in (new.user_id, world.provider.user_id):
            with pytest.raises(Invalid):
                panel.seat_member(user_id=nobody, **given)

    def test_tells_whoever_joins_late_that_applications_are_in(self):
        """The email of a seat promises another, which went out when the round closed."""
        world = fund_world("judging")
        late = actor_in(Role.PANEL_MEMBER, world.scheme.organisation)

        seat = panel.seat_member(
            round_id=world.round.pk, user_id=late.user_id, speaks_as="citizen", organisation="",
            actor=world.admin, at=timezone.now(),
        )  # fmt: skip

        assert [(one.topic, one.subject_id) for one in OutboxMessage.objects.all()] == [
            ("fund.to_score", seat.pk)
        ]

    @pytest.mark.parametrize("speaks_as", ["citizen", "charity"])
    def test_leaves_no_announced_round_without_a_citizen_or_another_organisation(self, speaks_as):
        world = fund_world("open")
        seat = world.seats[speaks_as]

        with pytest.raises(Conflict, match="Seat another first"):
            panel.remove_seat(seat_id=seat.pk, actor=world.admin)
        PanelSeat.objects.create(
            round=world.round, user_id=world.admin.user_id, speaks_as=seat.speaks_as,
            seated_at=timezone.now(),
        )  # fmt: skip
        panel.remove_seat(seat_id=seat.pk, actor=world.admin)

        assert not PanelSeat.objects.filter(pk=seat.pk).exists()

    def test_takes_off_nobody_who_began_to_mark(self):
        world = fund_world("judging")
        for speaks_as in ("citizen", "organisation"):
            PanelSeat.objects.create(
                round=world.round, speaks_as=speaks_as, seated_at=timezone.now(),
                user_id=actor_in(Role.PANEL_MEMBER, world.scheme.organisation).user_id,
            )  # fmt: skip
        application = application_in(world)
        declared(world, application)
        marked(world, application, citizen=(4, 4))

        panel.remove_seat(seat_id=world.seats["charity"].pk, actor=world.admin)
        with pytest.raises(Conflict, match="begun to mark"):
            panel.remove_seat(seat_id=world.seats["citizen"].pk, actor=world.admin)


class TestDeclareInterests:
    def test_nothing_but_the_name_is_there_before_a_member_declares(self):
        world = fund_world("judging")
        application = application_in(world)
        visible = Application.objects.visible_to(world.citizen)

        assert not visible.exists()
        names = applicants_for(actor=world.citizen, round_id=world.round.pk)
        assert [(one.name, one.has_interest) for one in names] == [(str(world.listed), None)]
        declare(world, world.citizen, application, has_interest=False)
        assert visible.get() == application
        assert not Application.objects.visible_to(world.charity).exists()

    def test_an_interest_hides_the_application_and_uncounts_marks_given_before(self):
        world = fund_world("judging")
        application = application_in(world)
        declared(world, application)
        marked(world, application, citizen=(4, 4), charity=(2, 2))

        declare(world, world.citizen, application, has_interest=True, words="My brother")

        assert not Application.objects.visible_to(world.citizen).exists()
        with pytest.raises(NotVisible):
            hand_in(world, world.citizen, application, 4, 4)
        assert compared(actor=world.admin, row=world.round)[0].mean == 50
        assert ScoreSheet.objects.visible_to(world.citizen).count() == 0

    def test_whoever_acts_for_an_applicant_is_left_out_whatever_they_say(self):
        world = fund_world("judging")
        application = application_in(world)
        declared(world, application)
        Membership.objects.create(
            user_id=world.citizen.user_id, organisation=world.listed.organisation,
            role=Role.PROVIDER,
        )  # fmt: skip

        assert not Application.objects.visible_to(world.citizen).exists()
        assert duties_of(actor=world.citizen)[0].left_out == 1

    def test_asks_which_interest_and_knows_no_application_of_another_round(self):
        world, other = fund_world("judging"), fund_world("judging")
        application, elsewhere = application_in(world), application_in(other)

        with pytest.raises(Invalid, match="what the interest is"):
            declare(world, world.citizen, application, has_interest=True)
        with pytest.raises(NotVisible):
            declare(world, world.citizen, elsewhere, has_interest=False)
        with pytest.raises(NotVisible):
            declare(other, world.citizen, elsewhere, has_interest=False)
        assert not Interest.objects.exists()


class TestKeepSheet:
    def test_keeps_a_draft_that_only_its_member_sees_until_it_is_handed_in(self):
        world = fund_world("judging")
        application = application_in(world)
        declared(world, application)

        sheet = hand_in(world, world.citizen, application, 3, None, whole=False)

        assert ScoreSheet.objects.visible_to(world.citizen).get() == sheet
        assert not ScoreSheet.objects.visible_to(world.admin).exists()
        assert not ScoreSheet.objects.visible_to(world.charity).exists()
        hand_in(world, world.citizen, application, 3, 1)
        assert ScoreSheet.objects.visible_to(world.admin).get() == sheet
        assert not ScoreSheet.objects.visible_to(world.charity).exists()

    def test_is_handed_in_whole_while_the_panel_is_at_work_by_a_member(self):
        world = fund_world("judging")
        application = application_in(world)
        declared(world, application)

        with pytest.raises(Invalid, match="each criterion"):
            hand_in(world, world.citizen, application, 3, None)
        with pytest.raises(NotPermitted):
            hand_in(world, world.admin, application, 3, 3)
        world.round.status = "decided"
        world.round.save()
        with pytest.raises(Conflict):
            hand_in(world, world.citizen, application, 3, 3)


class TestCompared:
    def test_puts_the_highest_mean_first_with_how_far_marks_lie_apart(self):
        world = fund_world("judging")
        first, second = application_in(world), application_in(world, by=ProviderFactory())
        for row in (first, second):
            declared(world, row)
        marked(world, first, citizen=(2, 2), charity=(3, 1))
        marked(world, second, citizen=(4, 4), charity=(0, 0))
        marked_none = application_in(world, by=ProviderFactory())

        rows = compared(actor=world.commissioner, row=world.round)

        assert [(one.id, one.mean, one.lowest, one.highest) for one in rows] == [
            (first.pk, 52.5, 50, 55), (second.pk, 50, 0, 100), (marked_none.pk, None, None, None),
        ]  # fmt: skip
