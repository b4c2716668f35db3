"""Who sits on a panel."""

import pytest
from django.utils import timezone

from evaluation.fund.models import PanelSeat, ScoreSheet
from spcore.accounts.roles import Role
from tests.evaluation.fund.world import application_in, declared, fund_world, marked
from tests.factories.accounts import actor_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPanelEdit:
    def test_seats_somebody_and_asks_for_which_organisation(self):
        world = fund_world("draft")
        new = actor_in(Role.PANEL_MEMBER, world.scheme.organisation)
        browser, address = signed_in(world.admin), f"/fund/rounds/{world.round.pk}/panel/"
        form = {"user": str(new.user_id), "speaks_as": "organisation"}

        wrong = text_of(browser.post(address, form))
        browser.post(address, form | {"organisation": "The food bank"})

        assert "Enter which organisation" in wrong
        page = text_of(browser.get(address))
        assert "The food bank" in page
        assert page.count("app-list__row") == 3
        assert signed_in(world.citizen).get(address).status_code == 403

    def test_says_which_interests_were_declared_and_whom_the_panel_cannot_do_without(self):
        world = fund_world("judging")
        declared(world, application_in(world), interested="citizen")

        page = text_of(signed_in(world.commissioner).get(f"/fund/rounds/{world.round.pk}/panel/"))

        assert f"Has an interest in: {world.listed} (My sister runs it)" in page
        assert "Take off the panel" not in page

    def test_offers_to_take_off_nobody_who_began_to_mark(self):
        """A draft counts for nothing yet, and whoever wrote it stays all the same."""
        world = fund_world("judging")
        marked(world, application_in(world), citizen=(4, 4))
        ScoreSheet.objects.update(handed_in_at=None)
        late = actor_in(Role.PANEL_MEMBER, world.scheme.organisation)
        PanelSeat.objects.create(
            round=world.round, user_id=late.user_id, speaks_as="citizen", seated_at=timezone.now()
        )

        page = text_of(signed_in(world.admin).get(f"/fund/rounds/{world.round.pk}/panel/"))

        assert f"/fund/seats/{world.seats['citizen'].pk}/remove/" not in page
        assert page.count("Take off the panel") == 1
