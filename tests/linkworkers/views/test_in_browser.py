"""The link worker's and the provider's pages in a browser: axe at two widths, and the clicks."""

import re
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from linkworkers.models import Appointment, Contact
from referrals.models import OnwardReferral
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import UserFactory, actor_in
from tests.factories.linkworkers import GoalFactory, ProfileFactory
from tests.factories.providers import ProviderFactory, ServiceFactory
from tests.factories.referrals import ConsentFactory, PersonFactory, World, small_world
from tests.linkworkers.booking import room_at, tomorrow_at
from tests.referrals.sharing import offered

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(browser_page: BrowserPage, actor: Actor) -> None:
    """Sign the browser in as the actor."""
    browser_page.page.wait_for_load_state("networkidle")  # no panel is fetched as somebody else
    browser_page.sign_in(User.objects.get(pk=actor.user_id))


def fill_day(page: Page, moment: datetime) -> None:
    """Type a day into its three boxes."""
    for box, number in (("Day", moment.day), ("Month", moment.month), ("Year", moment.year)):
        page.get_by_label(box, exact=True).first.fill(str(number))


def busy_world() -> World:
    """Make a team with an open case that has something of everything."""
    world = small_world()
    worker = User.objects.get(pk=world.worker.user_id)
    ProfileFactory(user=worker, team=world.team)
    person = PersonFactory(
        given_name="Ada", family_name="Okafor", may_leave_voicemail=False, practice=world.practice
    )
    late = timezone.localdate() - timedelta(days=2)
    referral = world.referral(
        active=True,
        person=person,
        urgency="urgent",
        critical_date=late,
        critical_what="Hearing",
        next_action="Ring",
        next_action_on=late,
        shared_summary="Likes choirs",
    )
    ConsentFactory(person=person)
    GoalFactory(referral=referral, words="Sing again", importance=8)
    world.referral(active=True, link_worker=UserFactory(name="Noor Shah"))
    return world


class TestLinkWorkersPages:
    def test_every_page_of_a_case_is_accessible(self, browser_page: BrowserPage):
        world = busy_world()
        case = f"/caseload/{User.objects.get(pk=world.worker.user_id).referrals_held.get().pk}/"
        service = ServiceFactory(provider=ProviderFactory(assured=True), name="Choir")
        sign_in(browser_page, world.worker)

        for path in (
            "/caseload/",
            "/caseload/team/",
            case,
            f"{case}contacts/add/",
            f"{case}goals/add/",
            f"{case}summary/",
            f"{case}reach/",
            f"{case}pause/",
            f"{case}close/",
            f"{case}offer/{service.pk}/",
            f"{case.replace('caseload', 'referrals')}concern/",
            f"{case.replace('caseload', 'referrals')}agreements/",
            f"{case.replace('caseload', 'referrals')}agreements/add/",
            "/concerns/",
        ):
            browser_page.open(path)
            browser_page.check()

    def test_every_page_of_the_day_is_accessible(self, browser_page: BrowserPage):
        world = busy_world()
        case = f"/caseload/{User.objects.get(pk=world.worker.user_id).referrals_held.get().pk}/"
        sign_in(browser_page, world.worker)

        for path in (
            "/today/",
            "/today/print/",
            "/rooms/",
            f"{case}appointments/add/",
            f"{case}support/",
            f"{case}letter/",
            "/caseload/show/",
            "/caseload/?sort=wait&due=overdue",
        ):
            browser_page.open(path)
            browser_page.check()

    def test_a_contact_with_words_of_danger_leads_to_a_concern(self, browser_page: BrowserPage):
        world = busy_world()
        sign_in(browser_page, world.worker)
        page = browser_page.open("/caseload/")

        page.get_by_role("link", name="Ada Okafor").click()
        page.get_by_role("link", name="Record a contact").click()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("Select whether you reached the person")
        browser_page.check()
        page.get_by_label("We spoke or met").check()
        page.get_by_label("Note").fill("She talked of suicide")
        page.get_by_role("button", name="Save").dblclick()
        page.get_by_role("link", name="Raise a concern?").click()
        browser_page.check()
        page.get_by_role("link", name="Suicide or self-harm").click()
        page.get_by_label("What worries you?").fill("She has no plan, and is alone")
        browser_page.check()
        page.get_by_role("button", name="Store the concern").click()
        expect(page.get_by_role("heading", name="Concern stored")).to_be_visible()
        browser_page.check()
        page.get_by_role("link", name="Go back to the person").click()
        page.get_by_role("link", name="See it").click()
        page.get_by_role("button", name="I have seen this").click()
        page.get_by_label("I have taken this over, and did:").fill("Rang the duty doctor")
        browser_page.check()
        page.get_by_role("button", name="I have taken this over").click()

        expect(page.get_by_text("You have taken this concern over")).to_be_visible()
        browser_page.check()

    def test_a_tap_records_what_happened_and_can_be_undone(self, browser_page: BrowserPage):
        world = busy_world()
        sign_in(browser_page, world.worker)
        page = browser_page.open("/today/")
        row = page.get_by_role("listitem").filter(has_text="Ada Okafor")

        row.get_by_role("button", name="No answer").dblclick()
        expect(page.get_by_role("alert")).to_contain_text("Ada Okafor: No answer")
        browser_page.check()
        page.get_by_role("button", name="Undo").click()

        expect(page.get_by_text("Taken back")).to_be_visible()
        expect(row.get_by_role("button", name="No answer")).to_be_visible()
        browser_page.check()

    @pytest.mark.parametrize("start", ["/today/", "case"])
    def test_a_contact_with_a_next_step_takes_six_interactions(
        self, browser_page: BrowserPage, start: str
    ):
        world = busy_world()
        case = f"/caseload/{User.objects.get(pk=world.worker.user_id).referrals_held.get().pk}/"
        sign_in(browser_page, world.worker)
        page = browser_page.open(case if start == "case" else start)
        opens = "Record a contact" if start == "case" else "Write a note"

        interactions = [
            page.get_by_role("link", name=opens).first.click,
            page.get_by_label("We spoke or met").check,
            partial(page.get_by_label("Note").fill, "She sang on Tuesday"),
            partial(page.get_by_label("What is the next step?").fill, "Ring the choir"),
            page.get_by_label("In a week").check,
            page.get_by_role("button", name="Save").click,
        ]
        for interaction in interactions:
            interaction()

        expect(page.get_by_text("Contact recorded")).to_be_visible()
        assert len(interactions) <= 6
        contact = Contact.objects.get()
        assert (contact.result, contact.note) == ("reached", "She sang on Tuesday")
        assert contact.referral.next_action == "Ring the choir"
        assert contact.referral.next_action_on is not None

    def test_a_note_saves_itself_and_is_there_after_leaving(self, browser_page: BrowserPage):
        world = busy_world()
        case = f"/caseload/{User.objects.get(pk=world.worker.user_id).referrals_held.get().pk}/"
        sign_in(browser_page, world.worker)
        page = browser_page.open(f"{case}contacts/add/")

        page.get_by_label("Note").fill("She sang on Tuesday")
        expect(page.locator("[data-autosave-says]")).to_contain_text("not recorded yet")
        browser_page.check()
        browser_page.open(case)
        page = browser_page.open(f"{case}contacts/add/")

        expect(page.get_by_label("Note")).to_have_value("She sang on Tuesday")
        browser_page.check()
        page.get_by_role("button", name="Throw it away").click()
        expect(page.get_by_label("Note")).to_have_value("")

    def test_an_appointment_is_booked_moved_and_cancelled(self, browser_page: BrowserPage):
        world = busy_world()
        room_at(world, has_phone=True)
        sign_in(browser_page, world.worker)
        page = browser_page.open("/caseload/")
        page.get_by_role("link", name="Ada Okafor").click()
        page.get_by_role("link", name="Book an appointment").click()

        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("Select how you meet")
        browser_page.check()
        fill_day(page, tomorrow_at(10))
        page.get_by_label("At what time?").fill("10am")
        page.get_by_label("At the practice").check()
        page.get_by_label("Which room?").select_option(index=1)
        browser_page.check()
        page.get_by_role("button", name="Save").dblclick()
        expect(page.get_by_text("Appointment booked", exact=True)).to_be_visible()
        browser_page.check()

        with page.expect_download() as download:
            page.get_by_role("link", name="For my calendar").click()
        assert download.value.suggested_filename == "appointment.ics"
        page.get_by_role("link", name=re.compile(r"^Change ?: \w+day")).click()
        page.get_by_label("At what time?").fill("14:30")
        browser_page.check()
        page.get_by_role("button", name="Save").click()
        page.get_by_role("link", name=re.compile(r"^Cancel ?: \w+day")).click()
        browser_page.check()
        page.get_by_label("Why is it cancelled?").fill("She rang")
        page.get_by_role("button", name="Cancel the appointment").click()
        expect(page.get_by_text("She rang").first).to_be_visible()
        assert Appointment.objects.get().status == "cancelled"

    def test_a_supervisor_gives_a_person_to_a_worker(self, browser_page: BrowserPage):
        world = busy_world()
        referral = world.referral(accepted=True)
        sign_in(browser_page, world.supervisor)
        page = browser_page.open(f"/triage/{referral.pk}/allocate/")
        browser_page.check()

        page.get_by_label("1 of 40 open").check()
        page.get_by_role("button", name="Give").click()

        expect(page.get_by_text("Given to")).to_be_visible()
        browser_page.open("/caseload/")
        browser_page.check()

    def test_a_supervisor_keeps_templates_and_rooms(self, browser_page: BrowserPage):
        world = busy_world()
        sign_in(browser_page, world.supervisor)
        page = browser_page.open("/note-templates/add/")
        browser_page.check()
        page.get_by_label("Name").fill("First call")
        page.get_by_label("Words").fill("What matters to them:")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", name="First call")).to_be_visible()
        browser_page.check()
        page = browser_page.open("/rooms/add/")
        page.get_by_label("Which practice?").select_option(index=1)
        page.get_by_label("Name of the room").fill("Room 2")
        browser_page.check()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", name="Room 2")).to_be_visible()
        browser_page.check()

        case = f"/caseload/{User.objects.get(pk=world.worker.user_id).referrals_held.get().pk}/"
        sign_in(browser_page, world.worker)
        page = browser_page.open(f"{case}contacts/add/")
        page.get_by_label("Note").fill("Rang at ten.")
        page.get_by_role("link", name="First call").click()

        expect(page.get_by_label("Note")).to_have_value("Rang at ten.\n\nWhat matters to them:")
        browser_page.check()

    def test_a_view_of_the_caseload_is_kept(self, browser_page: BrowserPage):
        world = busy_world()
        sign_in(browser_page, world.worker)
        page = browser_page.open("/caseload/")
        page.get_by_role("link", name="Sort and narrow").click()
        page.get_by_label("Next action").select_option("overdue")
        page.get_by_role("button", name="Show").click()
        page.get_by_text("Keep this view").first.click()
        page.get_by_label("Keep this view as").fill("Late ones")
        browser_page.check()
        page.get_by_role("button", name="Keep", exact=True).click()

        expect(page.get_by_role("link", name="Late ones")).to_be_visible()
        expect(page.get_by_role("link", name="Ada Okafor")).to_be_visible()
        browser_page.check()

    def test_a_team_administrator_sees_an_accessible_page(self, browser_page: BrowserPage):
        world = busy_world()
        sign_in(browser_page, actor_in(Role.TEAM_ADMIN, world.team))
        page = browser_page.open("/caseload/")
        browser_page.check()

        page.get_by_role("link", name="Ada Okafor").click()

        expect(page.get_by_role("heading", name="How to reach them safely")).to_be_visible()
        browser_page.check()


class TestProvidersPages:
    def test_a_worker_sends_and_the_provider_answers_and_ends(self, browser_page: BrowserPage):
        sharing = offered()
        sign_in(browser_page, sharing.world.worker)
        page = browser_page.open(f"/onward/{sharing.onward.pk}/preview/")
        browser_page.check()
        page.get_by_label("Said it on the phone").check()
        page.get_by_role("button", name="The person agrees: send it").dblclick()
        expect(page.get_by_text("Sent to Choir")).to_be_visible()

        sign_in(browser_page, sharing.provider)
        browser_page.open("/inbox/")
        browser_page.check()
        page.get_by_role("link", name=sharing.onward.referral.reference).click()
        expect(page.get_by_text("CNRY-name")).to_have_count(0)
        browser_page.check()
        page.get_by_label("Yes, we take this person").check()
        page.get_by_role("button", name="Send your answer").dblclick()
        expect(page.get_by_role("heading", level=1)).to_contain_text("CNRY-name")
        browser_page.check()
        page.get_by_role("button", name="They came today").dblclick()
        expect(page.get_by_role("heading", name="Recorded")).to_be_visible()
        browser_page.check()
        page.get_by_label("It has ended").check()
        page.get_by_label("Got help").check()
        page.get_by_role("button", name="Record").click()

        expect(page.get_by_text("Ended", exact=True)).to_be_visible()
        browser_page.check()
        ended = OnwardReferral.objects.get()
        assert (ended.status, ended.end) == ("ended", "helped")
        assert ended.steps.filter(action="accept").count() == 1

    def test_withdrawing_the_agreement_is_accessible_and_bites(self, browser_page: BrowserPage):
        sharing = offered().sent()
        sign_in(browser_page, sharing.world.worker)
        page = browser_page.open(f"/agreements/{sharing.fresh().consent_id}/withdraw/")
        browser_page.check()
        page.get_by_role("button", name="Withdraw").click()
        expect(page.get_by_text("Nothing more is shared from now on")).to_be_visible()
        browser_page.check()

        browser_page.expected_statuses.add(404)
        sign_in(browser_page, sharing.provider)
        gone = page.goto(f"{browser_page.address}/inbox/{sharing.onward.pk}/")

        assert gone is not None
        assert gone.status == 404
