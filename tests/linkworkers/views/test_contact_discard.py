"""Throwing away a note that was begun."""

import pytest

from linkworkers.models import ContactDraft
from tests.factories.referrals import small_world
from tests.linkworkers.views.test_contact_autosave import save
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestContactDiscard:
    def test_begins_again(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)
        save(browser, referral, note="CNRY-note")

        page = text_of(browser.post(f"/caseload/{referral.pk}/contacts/discard/", follow=True))

        assert not ContactDraft.objects.exists()
        assert "Thrown away" in page
        assert "CNRY" not in page
