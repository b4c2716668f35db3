"""Declaring interests."""

import re

import pytest

from evaluation.fund.models import Application, Interest
from tests.evaluation.fund.world import application_in, fund_world
from tests.factories.providers import ProviderFactory
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestInterestEdit:
    def test_asks_by_name_alone_and_keeps_what_is_said(self):
        world = fund_world("judging")
        row = application_in(world)
        browser, address = signed_in(world.citizen), f"/fund/rounds/{world.round.pk}/interests/"

        page = text_of(browser.get(address))
        silent = text_of(browser.post(address, {}))
        vague = text_of(browser.post(address, {f"interest_{row.pk}": "yes"}))
        browser.post(address, {f"interest_{row.pk}": "yes", f"words_{row.pk}": "My sister runs it"})

        assert str(world.listed) in page
        assert row.title not in page
        assert f"Say what you have to do with {world.listed}" in silent
        assert "Say in a few words what the interest is" in vague
        assert Interest.objects.get().has_interest

    def test_moves_no_answer_to_another_applicant_where_one_withdraws_meanwhile(self):
        world = fund_world("judging")
        rows = [application_in(world, by=ProviderFactory()) for _ in range(2)]
        first, second = sorted(rows, key=lambda row: str(row.provider))
        browser, address = signed_in(world.citizen), f"/fund/rounds/{world.round.pk}/interests/"
        fields = re.findall(r'name="(interest_[^"]+)"', text_of(browser.get(address)))
        of_first, of_second = dict.fromkeys(fields)
        words = {of_first.replace("interest", "words"): "My sister runs it"}
        Application.objects.filter(pk=first.pk).update(status="withdrawn")

        browser.post(address, {of_first: "yes", of_second: "no", **words})

        assert [(one.application, one.has_interest) for one in Interest.objects.all()] == [
            (second, False)
        ]

    def test_is_for_members_of_this_panel(self):
        world, other = fund_world("judging"), fund_world("judging")
        address = f"/fund/rounds/{world.round.pk}/interests/"

        assert signed_in(other.citizen).get(address).status_code == 404
        assert signed_in(world.admin).get(address).status_code == 403

    def test_names_no_applicant_before_the_panel_is_at_work(self):
        world = fund_world("open")
        application_in(world)

        answer = signed_in(world.citizen).get(f"/fund/rounds/{world.round.pk}/interests/")

        assert answer.status_code == 409
