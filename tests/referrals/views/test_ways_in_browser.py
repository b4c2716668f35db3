"""The ways in from the open GP record, in a browser: axe at two widths, and the clicks."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from referrals import services
from referrals.models import Referral
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import actor_in
from tests.factories.files import pdf
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.attaching import LETTER

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BLOCK = (
    "KOWALSKA, Ewa (Mrs)  Born 04-Mar-1961  NHS No. 999 000 0018\n"
    "Address: 12 Acacia Avenue, Leyland PR25 1AB\nMobile: 07700 900456\n"
    "Tel: 01772 900111\nLikes tea"
)


@pytest.fixture(autouse=True)
def _in_the_demo(settings):
    settings.DEMO = True


def world_with_somebody_known():
    world = small_world()
    PersonFactory(
        given_name="Ewa", family_name="Kowalska", nhs_number="9990000018", practice=world.practice
    )
    return world


class TestPasting:
    def test_from_the_block_to_the_form(self, browser_page: BrowserPage):
        world = world_with_somebody_known()
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))

        page = browser_page.open("/referrals/add/")
        page.get_by_role("link", name="Paste their details").click()
        page.get_by_label("Paste the details here").fill(BLOCK)
        browser_page.check()
        page.get_by_role("button", name="Read the details").click()
        expect(page.get_by_role("heading", name="Is this who you mean?")).to_be_visible()
        browser_page.check()
        browser_page.screenshot("ways_paste")
        page.get_by_role("button", name="Refer this person").click()

        expect(page.get_by_role("heading", name="What do they need?")).to_be_visible()
        assert Referral.objects.count() == 1


class TestLaunching:
    def test_a_form_of_another_site_leads_to_the_signed_in_page(self, browser_page: BrowserPage):
        world = world_with_somebody_known()
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
        # Another site, so that no cookie of ours comes with its post.
        form = (
            f'<form method="post" action="{browser_page.address}/referrals/launch/">'
            f'<textarea name="text">{BLOCK}</textarea><button>Refer</button></form>'
        )
        page = browser_page.page
        browser_page.answer_for("gp-system.test", body=form)

        page.goto("http://gp-system.test/")
        page.get_by_role("button", name="Refer").click()

        expect(page.get_by_role("heading", name="Is this who you mean?")).to_be_visible()
        assert page.url == f"{browser_page.address}/referrals/launch/open/"
        browser_page.check()

    def test_what_stands_behind_the_hash_never_reaches_the_server(self, browser_page: BrowserPage):
        world = world_with_somebody_known()
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
        asked: list[str] = []
        browser_page.page.on("request", lambda request: asked.append(request.url))

        page = browser_page.open(f"/referrals/launch/#text={quote(BLOCK)}")

        expect(page.get_by_role("heading", name="Is this who you mean?")).to_be_visible()
        assert not [address for address in asked if "Kowalska" in address.split("#")[0].title()]
        page.go_back()
        assert "#" not in page.url

    def test_the_pages_around_it_are_accessible(self, browser_page: BrowserPage):
        world = small_world()
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)
        browser_page.sign_in(User.objects.get(pk=admin.user_id))
        browser_page.expected_statuses = {400}

        for path in (
            "/referrals/connect/",
            "/referrals/launch/",
            "/referrals/launch/?nhs_number=1",
            "/referrals/launch/open/",
        ):
            browser_page.open(path)
            browser_page.check()


class TestFiles:
    def test_a_letter_from_the_intake_to_a_draft_with_the_file(
        self, browser_page: BrowserPage, tmp_path: Path
    ):
        world = world_with_somebody_known()
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
        paths = [tmp_path / "letter.pdf", tmp_path / "not-a-letter.pdf"]
        for path, content in zip(paths, (pdf(LETTER), b"MZ"), strict=True):
            path.write_bytes(content)

        page = browser_page.open("/intake/")
        browser_page.check()
        page.locator("input[type=file]").set_input_files(paths)
        page.get_by_role("button", name="Take in").click()
        expect(page.get_by_text("1 file taken in")).to_be_visible()
        expect(page.get_by_text("something else inside")).to_be_visible()
        browser_page.check()
        browser_page.screenshot("ways_intake")
        page.get_by_role("link", name="Ewa Kowalska").click()
        expect(page.get_by_role("heading", name="Check what was read")).to_be_visible()
        browser_page.check()
        browser_page.screenshot("ways_intake_check")
        page.get_by_role("button", name="Refer this person").click()

        expect(page.get_by_role("heading", name="What do they need?")).to_be_visible()
        expect(page.get_by_text("letter.pdf").first).to_be_visible()
        browser_page.check()
        browser_page.screenshot("ways_draft_with_file")

    def test_attaching_a_summary_asks_for_the_agreement(
        self, browser_page: BrowserPage, tmp_path: Path
    ):
        world = world_with_somebody_known()
        draft = world.referral()
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
        path = tmp_path / "summary.pdf"
        path.write_bytes(pdf("Problems: asthma"))

        page = browser_page.open(f"/referrals/{draft.pk}/attachments/add/")
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_label("A summary of their GP record").check()
        browser_page.check()
        browser_page.screenshot("ways_attach")
        page.get_by_role("button", name="Attach the file").click()
        expect(page.get_by_text("Say how the person agreed to it").first).to_be_visible()
        browser_page.check()
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_label("Said it to me in person").check()
        page.get_by_role("button", name="Attach the file").click()

        expect(page.get_by_role("heading", name="Files with this referral")).to_be_visible()
        browser_page.check()
        with page.expect_download() as download:
            page.get_by_role("link", name="(download)").click()
        assert download.value.suggested_filename.startswith(draft.reference)


class TestRecord:
    def test_the_coded_words_are_copied_by_a_button(self, browser_page: BrowserPage):
        world = small_world()
        services.load_clinical_codes()
        sent = world.referral(submitted=True)
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
        browser_page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])

        page = browser_page.open(f"/referrals/{sent.pk}/done/")
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_text("Copied")).to_be_visible()
        browser_page.check()
        browser_page.screenshot("ways_copy")

        copied = page.evaluate("navigator.clipboard.readText()")
        assert "SNOMED CT 871731000000106" in copied
        assert sent.reference in copied
        browser_page.open(f"/referrals/{sent.pk}/")
        expect(page.get_by_role("heading", name="Copy for the record")).to_be_visible()
        browser_page.check()


class TestPassing:
    def test_from_the_gp_to_the_desk(self, browser_page: BrowserPage):
        world = world_with_somebody_known()
        draft = world.referral(needs=["money"], what_matters="To sleep again")
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))

        page = browser_page.open(f"/referrals/{draft.pk}/edit/")
        page.get_by_role("link", name="Pass to a colleague to finish").click()
        page.get_by_label("What is left to do?").fill("Ring her about the agreement")
        browser_page.check()
        browser_page.screenshot("ways_pass")
        page.get_by_role("button", name="Pass it on").click()
        expect(page.get_by_role("heading", name="Referrals to finish")).to_be_visible()
        desk = actor_in(Role.REFERRER_ADMIN, world.practice)
        page.wait_for_load_state("networkidle")
        browser_page.sign_in(User.objects.get(pk=desk.user_id))
        browser_page.open("/referrals/to-finish/")
        browser_page.check()
        browser_page.screenshot("ways_to_finish")
        page.locator("main .app-list a").click()

        expect(page.get_by_role("heading", name="What do they need?")).to_be_visible()
        expect(page.get_by_text("Ring her about the agreement")).to_be_visible()
        assert "To sleep again" not in page.content()
        browser_page.check()
