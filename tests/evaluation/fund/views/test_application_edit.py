"""Writing an application."""

import pytest

from evaluation.fund.models import Application, FundRound
from providers.models import Service
from tests.evaluation.fund.world import application_in, fund_world
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationEdit:
    def test_asks_nothing_that_the_directory_knows_and_keeps_what_is_unfinished(self):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None, amounts=[], title="")
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/edit/"

        page = text_of(browser.get(address))
        sent = {"version": 0, "title": "A bus", "amount_2": "£1,500", "later": "1"}
        answer = browser.post(address, sent)

        assert "1234567" in page  # the charity number, read and not asked
        assert 'name="charity_number"' not in page
        assert answer.url == "/fund/applications/"
        kept = Application.objects.get()
        assert (kept.title, [int(one) for one in kept.amounts]) == ("A bus", [0, 1_500])

    def test_takes_a_second_tap_for_the_first(self):
        """Without scripts nothing keeps a button from being pressed twice."""
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None)
        services = [world.service, *ServiceFactory.create_batch(3, provider=world.listed)]
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/edit/"
        sent = {
            "version": 0, "title": "A bus", "what": "Drive ", "people": "40",
            "amount_2": "£1,500", "services": [one.pk for one in services],
        }  # fmt: skip

        once, twice = browser.post(address, sent), browser.post(address, sent)
        other = text_of(browser.post(address, sent | {"title": "A bigger bus"}))
        wrong = text_of(browser.post(address, sent | {"amount_1": "much"}))

        assert once.url == twice.url == f"/fund/applications/{row.pk}/send/"
        assert Application.objects.get().version == 1
        assert "Somebody else has changed this" in other
        assert "A bigger bus</td>" in other
        assert "Somebody else has changed this" in wrong

    def test_shows_what_is_wrong_and_refuses_one_that_was_sent(self):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None)
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/edit/"

        page = text_of(browser.post(address, {"version": 0, "title": "A bus", "amount_1": "much"}))
        Application.objects.update(status="sent")

        assert "Enter an amount in pounds" in page
        assert 'value="much"' in page
        assert browser.get(address).status_code == 409

    def test_leads_whoever_has_no_listing_to_where_one_is_added(self):
        """Not from the rule to the form, which has no service to choose, and back to the rule."""
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None)
        Service.objects.update(provider=ProviderFactory())
        row.services.clear()
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/"

        page = text_of(browser.get(f"{address}edit/"))
        answer = browser.post(f"{address}edit/", {"version": 0, "title": "A bus"})
        checks = text_of(browser.get(f"{address}send/"))

        assert "You have no service in the directory yet" in page
        assert answer.url == f"{address}send/"
        assert checks.count('href="/my-services/">Mend it') == 2

    def test_is_kept_while_the_panel_is_at_work_and_closed_once_the_round_is_over(self):
        world = fund_world("judging")
        row = application_in(world, status="draft", sent_at=None)
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/edit/"

        browser.post(address, {"version": 0, "title": "Typed as it closed"})
        page = text_of(browser.get(address))
        FundRound.objects.update(status="called_off")

        assert "no application can be sent now" in page
        assert "Typed as it closed" in page
        assert browser.get(address).status_code == 409
