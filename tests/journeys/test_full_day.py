"""A link worker's full day on a phone, counted: tap, note, service, appointment, paper."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from linkworkers.models import Appointment, Contact
from referrals.models import OnwardAttendance, OnwardReferral
from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.factories.linkworkers import ProfileFactory
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.booking import booked, tomorrow_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def world():
    world = small_world()
    ProfileFactory(user=User.objects.get(pk=world.worker.user_id), team=world.team)
    provider = ProviderFactory(assured=True)
    ServiceFactory(provider=provider, name="Riverside Choir", needs=["loneliness"], online=True)
    ServiceFactory(provider=provider, name="Tea at Ten", needs=["loneliness"], online=True)
    return world


def due(world, given, family):
    """Make somebody to ring today."""
    today = timezone.localdate()
    person = PersonFactory(given_name=given, family_name=family, practice=world.practice)
    return world.referral(active=True, person=person, next_action="Ring", next_action_on=today)


def do(interactions) -> int:
    """Do each, and return how many there were."""
    for interaction in interactions:
        interaction()
    return len(interactions)


def note(page: Page) -> int:
    """From the day: write a note with a next step."""
    return do(
        [
            page.get_by_role("link", name="Write a note").first.click,
            page.get_by_label("We spoke or met").check,
            partial(page.get_by_label("Note").fill, "She used to sing"),
            partial(page.get_by_label("What is the next step?").fill, "Find a choir"),
            page.get_by_label("In a week").check,
            page.get_by_role("button", name="Save").click,
        ]
    )


def send_on(page: Page) -> int:
    """From the person's page: find a service, look at what it is told, agree, send."""
    choir = page.locator("main li").filter(has_text="Riverside Choir").first
    return do(
        [
            page.get_by_role("link", name="Find a service").click,
            choir.locator("a[href*='/offer/']").click,
            page.locator("input[name=kind][value=referral]").check,
            page.locator("input[name=share][value=phone]").check,
            page.get_by_role("button", name="Continue").click,
            page.locator("input[name=how][value=spoken]").check,
            page.locator("main form button").last.click,
        ]
    )


def book(page: Page) -> None:
    page.get_by_role("link", name="Book an appointment").click()
    tomorrow = tomorrow_at(10)
    for box in ("day", "month", "year"):
        page.locator(f"input[name=on_{box}]").fill(str(getattr(tomorrow, box)))
    page.get_by_label("At what time?").fill("10am")
    page.locator("input[name=mode][value=phone]").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Appointment booked", exact=True)).to_be_visible()


def test_a_full_day_on_a_phone(browser_page: BrowserPage, world):
    ada, ben = due(world, "Ada", "Okafor"), due(world, "Ben", "Marsh")
    booked(world, ben, timezone.now() - timedelta(hours=3))
    browser_page.sign_in(User.objects.get(pk=world.worker.user_id))
    page = browser_page.open("/today/")
    page.set_viewport_size(PHONE)

    row = page.get_by_role("listitem").filter(has_text="Ben Marsh")
    row.get_by_role("button", name="No answer").click()
    expect(page.get_by_role("alert")).to_contain_text("Ben Marsh: No answer")
    page.get_by_role("button", name="Did not come").first.click()
    expect(page.get_by_role("alert")).to_contain_text("Did not come")
    assert note(page) <= 6
    expect(page.get_by_text("Contact recorded")).to_be_visible()
    to_person_by_caseload(page, browser_page)
    assert send_on(page) <= 8
    expect(page.get_by_text("Sent to Riverside Choir")).to_be_visible()
    book(page)
    who_came(page, browser_page, ada)
    the_day_on_paper(page, browser_page)

    assert [contact.result for contact in Contact.objects.order_by("recorded_at")] == [
        *("no_answer", "did_not_attend", "reached"),
    ]
    assert Appointment.objects.filter(status="booked").count() == 1


def to_person_by_caseload(page: Page, browser_page: BrowserPage) -> None:
    browser_page.open("/caseload/")
    page.get_by_role("link", name="Ada Okafor").first.click()


def who_came(page: Page, browser_page: BrowserPage, ada) -> None:
    """Somebody rang the service with her and it took her on: one tap, undone, entered again."""
    OnwardReferral.objects.update(status="accepted", answered_at=timezone.now())
    browser_page.open(f"/caseload/{ada.pk}/")
    page.get_by_role("button", name="They came").click()
    expect(page.get_by_role("alert")).to_contain_text("Riverside Choir: came on")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back. It stands as it did before")).to_be_visible()
    page.get_by_role("link", name="Another day, or introduced").click()
    browser_page.check()
    page.set_viewport_size(PHONE)
    page.locator("input[name=what][value=came_with]").check()
    page.get_by_role("button", name="Record").click()
    expect(page.locator("main")).to_contain_text("Came once")
    assert OnwardAttendance.objects.get().accompanied
    browser_page.open("/team/uptake/")
    browser_page.check()


def the_day_on_paper(page: Page, browser_page: BrowserPage) -> None:
    Appointment.objects.filter(status="booked").update(starts_at=timezone.now())
    browser_page.open("/today/")
    page.get_by_role("link", name="A list to print").click()
    expect(page.locator("main")).to_contain_text("AO")
    expect(page.locator("main")).not_to_contain_text("Okafor")
