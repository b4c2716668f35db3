"""Recording what the panel's meeting decided."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from evaluation.fund.models import Application, Award
from evaluation.fund.selectors.applications import application_page, status_for
from evaluation.fund.services import decisions
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.evaluation.fund.world import TODAY, application_in, declared, fund_world, marked
from tests.factories.providers import ProviderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged():
    """Return a fund whose one application was marked by both members."""
    world = fund_world("judging", starts_on=date(2027, 1, 1))
    application = application_in(world)
    declared(world, application)
    marked(world, application, citizen=(4, 2), charity=(3, 3))
    return world, application


def decide(world, application, *amounts, actor=None, **more):
    given = {"panel_said": "Good", "has_no_interest": True} | more
    return decisions.decide(
        application_id=application.pk,
        decision=decisions.Decision(amounts=[Decimal(one) for one in amounts], **given),
        actor=actor or world.admin,
        at=timezone.now(),
    )


class TestDecide:
    def test_prepares_an_award_over_financial_years_with_instalments(self, judged):
        world, application = judged

        decide(world, application, "1000", "3000.01", a_year=2)

        award = Award.objects.get()
        assert (award.status, award.ends_on) == ("prepared", date(2028, 3, 31))
        assert [(one.due_on, one.amount) for one in award.instalments.all()] == [
            (date(2027, 1, 1), Decimal("500.00")),
            (date(2027, 2, 15), Decimal("500.00")),
            (date(2027, 4, 1), Decimal("1500.01")),
            (date(2027, 10, 1), Decimal("1500.00")),
        ]

    def test_is_known_to_nobody_else_before_it_is_published(self, judged):
        world, application = judged

        row = decide(world, application, 1000, reason="Well done")

        assert status_for(world.admin, row) == "awarded"
        for actor in (world.provider, world.citizen):
            page = application_page(actor=actor, row=row, on=TODAY())
            assert (page.status, page.reason) == ("Sent", "")
        assert not Award.objects.visible_to(world.provider).exists()

    def test_can_be_taken_back(self, judged):
        world, application = judged
        decide(world, application, 1000)

        row = decisions.undecide(
            application_id=application.pk, actor=world.admin, at=timezone.now()
        )

        assert (row.status, Award.objects.count()) == ("sent", 0)

    @pytest.mark.parametrize(
        ("amounts", "more", "words"),
        [
            ((6_001,), {}, "one applicant may get"),
            ((1, 1, 1, 1), {}, "more years"),
            ((100,), {"has_no_interest": False}, "must have no interest"),
            ((), {}, "reason"),
        ],
    )
    def test_refuses_what_the_round_does_not_allow(self, judged, amounts, more, words):
        world, application = judged

        with pytest.raises(Invalid, match=words):
            decide(world, application, *amounts, **more)

    def test_refuses_more_than_the_round_has_left(self, judged):
        world, application = judged
        other = application_in(world, by=ProviderFactory())
        declared(world, other)
        marked(world, other, citizen=(4, 4), charity=(4, 4))
        decide(world, other, 6_000)

        with pytest.raises(Invalid, match="has left"):
            decide(world, application, 4_001)
        assert decide(world, application, 4_000).status == "awarded"

    def test_waits_for_two_sheets_and_is_for_those_who_run_the_round(self, judged):
        world, _application = judged
        unmarked = application_in(world, by=ProviderFactory())

        with pytest.raises(Conflict, match="two members"):
            decide(world, unmarked, 100)
        with pytest.raises(NotVisible):
            decide(world, unmarked, 100, actor=fund_world("judging").admin)
        with pytest.raises(NotPermitted):
            decide(world, _application, 100, actor=world.provider)

    def test_tells_a_declined_applicant_why_once_published(self, judged):
        world, application = judged
        decide(world, application, reason="Too little money this time")
        world.round.status = "decided"
        world.round.save()

        row = Application.objects.get(pk=application.pk)
        page = application_page(actor=world.provider, row=row, on=TODAY())

        assert (page.status, page.reason) == ("Not awarded", "Too little money this time")
