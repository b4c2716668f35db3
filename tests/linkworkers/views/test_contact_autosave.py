"""A note saves itself while it is typed."""

import pytest

from linkworkers.models import Contact, ContactDraft
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.views.test_contact_add import address, sent
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def save(browser, referral, **fields):
    form = {"note": "She sang", "version": "0"} | fields
    return browser.post(f"/caseload/{referral.pk}/contacts/autosave/", form)


class TestContactAutosave:
    def test_keeps_what_was_typed_half_a_date_too(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)

        told = save(browser, referral, happened_on_day="3", minutes="many").json()
        answer = browser.get(address(referral))

        page = text_of(answer)
        assert told["version"] == 1
        assert "not recorded yet" in told["words"]
        assert "You began this note on" in page
        assert answer.context["form"]["version"].value() == 1
        for words in ("She sang", 'value="many"', 'value="3"'):
            assert words in page
        assert not Contact.objects.exists()

    def test_is_gone_once_the_note_is_recorded(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)
        save(browser, referral)

        browser.post(address(referral), sent(note="She sang", version="1"))

        assert not ContactDraft.objects.exists()
        assert Contact.objects.get().note == "She sang"

    def test_a_second_tab_overwrites_nothing_it_did_not_see(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)
        save(browser, referral, note="First tab")

        late = save(browser, referral, note="Second tab")

        assert late.status_code == 409
        assert ContactDraft.objects.get().typed["note"] == "First tab"

    def test_a_tab_left_open_brings_back_nothing_that_was_recorded(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)
        save(browser, referral)
        browser.post(address(referral), sent(version="1"))

        assert save(browser, referral, version="1").status_code == 409
        assert not ContactDraft.objects.exists()

    def test_is_for_whoever_works_with_the_person(self):
        world = small_world()
        referral = world.referral(active=True)
        colleague = signed_in(actor_in(Role.LINK_WORKER, world.team))

        assert save(colleague, referral).status_code == 404
        assert save(signed_in(world.supervisor), referral).status_code == 403
        assert not ContactDraft.objects.exists()

    def test_gives_a_page_its_present_token(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/contacts/autosave/"

        assert signed_in(world.worker).get(address).json()["token"]
