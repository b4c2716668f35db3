"""A provider from its invitation to a verified listing and an attended session, in the browser."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from providers.models import AssuranceKind, Service
from referrals import services
from referrals.models import OnwardAttendance, OnwardReferral
from spcore.accounts import tokens
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import InvitationFactory
from tests.factories.providers import AssuranceFactory, ProviderFactory
from tests.factories.referrals import PersonFactory, small_world

PASSWORD = "a choir sings on tuesdays"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def join(walk: BrowserPage, provider) -> None:
    """Take up the invitation, as whoever got the email does, and sign in."""
    invitation = InvitationFactory(organisation=provider.organisation, role=Role.PROVIDER)
    page = walk.open(f"/invitation/{tokens.token_of(invitation.pk)}/")
    page.get_by_label("Full name").fill("Ines Marsh")
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name="Make my account").click()
    page.wait_for_load_state("networkidle")
    page.get_by_label("Email address").fill(invitation.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state("networkidle")


def list_service(walk: BrowserPage) -> Service:
    """Add a listing and say that it is right."""
    page = walk.open("/my-services/add/")
    page.get_by_label("Name of the service").fill("Choir")
    page.locator("input[name=needs][value=loneliness]").check()
    page.locator("input[name=ways][value=in_person]").check()
    page.locator("input[name=cost][value=yes]").check()
    page.locator("input[name=capacity][value=open]").check()
    page.get_by_role("button", name="Add the listing").click()
    expect(page.get_by_text("Listing added")).to_be_visible()
    walk.check()
    page.get_by_role("button", name="Still right").click()
    expect(page.get_by_text("Thank you")).to_be_visible()
    return Service.objects.get()


def send(service: Service) -> OnwardReferral:
    """Let a link worker send somebody there with their agreement."""
    world, now = small_world(), timezone.now()
    referral = world.referral(active=True, person=PersonFactory(family_name="Hollinghurst"))
    new = services.NewOnward(referral_id=referral.pk, service_id=service.pk, summary="Sings")
    onward = services.offer_service(new=new, actor=world.worker, at=now)
    agreement = services.Agreement(how="spoken")
    return services.agree_and_send(
        onward_id=onward.pk, agreement=agreement, actor=world.worker, at=now
    )


def run_group(walk: BrowserPage) -> None:
    """Open a group, give the place, and type the register by one tap."""
    page = walk.open("/groups/")
    walk.check()
    page.get_by_role("link", name="Add a group").click()
    page.get_by_label("Name of the group").fill("Tuesdays")
    page.get_by_label("Places", exact=True).fill("1")
    walk.check()
    page.get_by_role("button", name="Add the group").click()
    page.get_by_role("button", name="Give a place").click()
    expect(page.get_by_text("Full: 1 of 1 places held")).to_be_visible()
    walk.check()
    page.get_by_role("link", name="Type the register").click()
    walk.check()
    page.get_by_role("button", name="Everybody else came").click()
    expect(page.get_by_text("Link workers see who came")).to_be_visible()


def test_from_invitation_to_verified_listing_to_attended_session(browser_page: BrowserPage):
    provider = ProviderFactory(organisation__name="Ribble Voices")
    for kind in AssuranceKind:
        AssuranceFactory(provider=provider, kind=kind)
    join(browser_page, provider)

    service = list_service(browser_page)
    onward = send(service)
    page = browser_page.open(f"/inbox/{onward.pk}/")
    page.locator("input[name=answer][value=accept]").check()
    page.get_by_role("button", name="Send your answer").click()
    expect(page.locator("h1")).to_contain_text("Hollinghurst")
    run_group(browser_page)
    browser_page.open("/impact/")
    browser_page.check()

    assert service.verified_on == timezone.localdate()
    mark = OnwardAttendance.objects.get()
    onward.refresh_from_db()
    assert (mark.came, mark.said_by, onward.status) == (True, "service", "started")
