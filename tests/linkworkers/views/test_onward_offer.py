"""Offering a service in the browser."""

from uuid import uuid4

import pytest

from referrals.models import OnwardReferral
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.needs import Need
from tests.factories.accounts import MembershipFactory
from tests.factories.providers import MonthlyPlacesFactory, ProviderFactory, ServiceFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def offered(**fields):
    return {
        "kind": "referral",
        "needs": [Need.LONELINESS],
        "summary": "Likes choirs",
        "support_needs": "A chair",
        "share": ["phone"],
        "nonce": str(uuid4()),
    } | fields


def service(assured=True, **fields):
    return ServiceFactory(provider=ProviderFactory(assured=assured), **fields)


def address(referral, choir):
    return f"/caseload/{referral.pk}/offer/{choir.pk}/"


class TestFullMonth:
    def test_is_said_and_asks_why_with_nothing_lost(self):
        world, choir = small_world(), service()
        MonthlyPlacesFactory(provider=choir.provider, maximum=0)
        referral = world.referral(active=True)
        browser = signed_in(world.worker)

        first = text_of(browser.get(address(referral, choir)))
        refused = text_of(browser.post(address(referral, choir), offered()))
        assert not OnwardReferral.objects.exists()
        browser.post(address(referral, choir), offered(why_over_maximum="She lives next door"))

        assert "This month is full: 0 of 0" in first
        assert "Say why you go on this month" in refused
        assert "Likes choirs" in refused
        assert OnwardReferral.objects.get().why_over_maximum == "She lives next door"

    def test_asks_nothing_of_what_is_not_sent_or_where_there_is_room(self):
        world, choir = small_world(), service()
        MonthlyPlacesFactory(provider=choir.provider, maximum=0)
        roomy = service()
        MonthlyPlacesFactory(provider=roomy.provider, maximum=1)
        referral = world.referral(active=True)
        browser = signed_in(world.worker)

        browser.post(address(referral, choir), offered(kind="signposting"))
        page = text_of(browser.get(address(referral, roomy)))

        assert OnwardReferral.objects.get().service == choir
        assert "why_over_maximum" not in page


class TestOnwardOffer:
    def test_goes_on_to_the_preview_and_sends_nothing(self):
        world, choir = small_world(), service()
        referral = world.referral(active=True)

        answer = signed_in(world.worker).post(address(referral, choir), offered())

        onward = OnwardReferral.objects.get()
        assert answer.url == f"/onward/{onward.pk}/preview/"
        assert (onward.status, onward.share_phone, onward.share_email) == ("offered", True, False)

    def test_a_doubled_click_offers_once_and_a_second_visit_changes_it(self):
        world, choir = small_world(), service()
        referral = world.referral(active=True)
        browser, form = signed_in(world.worker), offered()

        for _click in range(2):
            browser.post(address(referral, choir), form)
        version = OnwardReferral.objects.get().version
        held = text_of(browser.get(address(referral, choir)))
        browser.post(address(referral, choir), offered(summary="Likes gardens"))

        onward = OnwardReferral.objects.get()
        assert (version, onward.version) == (1, 2)
        assert "Likes choirs" in held
        assert onward.summary == "Likes gardens"

    def test_starts_with_the_summary_and_needs_of_the_case(self):
        world, choir = small_world(), service()
        referral = world.referral(active=True, shared_summary="Shy", needs=[Need.FOOD])

        form = signed_in(world.worker).get(address(referral, choir)).context["form"]

        assert (form["summary"].value(), form["needs"].value()) == ("Shy", [Need.FOOD])

    def test_signposting_keeps_nothing_to_share_and_is_done(self):
        world, choir = small_world(), service(assured=False)
        referral = world.referral(active=True)

        answer = signed_in(world.worker).post(
            address(referral, choir), offered(kind="signposting"), follow=True
        )

        onward = OnwardReferral.objects.get()
        assert (onward.kind, onward.summary, onward.share_phone) == ("signposting", "", False)
        assert "Nothing was shared" in text_of(answer)

    def test_an_unassured_provider_can_only_be_signposted(self):
        world, choir = small_world(), service(assured=False)
        referral = world.referral(active=True)
        browser = signed_in(world.worker)

        page = text_of(browser.get(address(referral, choir)))
        refused = text_of(browser.post(address(referral, choir), offered()))

        assert "Signposting only" in page
        assert "may not receive personal data yet" in refused
        assert not OnwardReferral.objects.exists()

    def test_shows_a_full_service_with_its_wait(self):
        world, choir = small_world(), service(capacity="full", wait_weeks=6)

        page = text_of(signed_in(world.worker).get(address(world.referral(active=True), choir)))

        assert "Full, about 6 weeks" in page

    def test_flags_and_records_the_workers_own_employer(self):
        world, choir = small_world(), service()
        MembershipFactory(
            user=User.objects.get(pk=world.worker.user_id),
            organisation=choir.provider.organisation,
            role=Role.PROVIDER,
        )
        browser = signed_in(world.worker)
        session = browser.session
        session["acting_as"] = str(world.worker.membership_id)
        session.save()
        referral = world.referral(active=True)

        page = text_of(browser.get(address(referral, choir)))
        browser.post(address(referral, choir), offered())

        assert "You have a role in the organisation" in page
        assert OnwardReferral.objects.get().is_own_employer is True

    def test_refuses_a_case_nobody_has_and_one_of_another_team(self):
        world, choir = small_world(), service()
        waiting, theirs = world.referral(accepted=True), small_world().referral(active=True)
        browser = signed_in(world.worker)

        assert browser.get(address(waiting, choir)).status_code == 409
        assert browser.get(address(theirs, choir)).status_code == 404
