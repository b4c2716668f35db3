"""One onward referral as its provider sees it."""

import pytest

from spcore.audit.models import AuditEntry
from tests.referrals.sharing import offered, other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
# Never a provider's, before or after accepting.
NEVER = (
    "CNRY-address",
    "CNRY-why",
    "CNRY-reason",
    "CNRY-background",
    "cnry@person.example",
    "4 March 1961",
    "PR1 2HE",
)


def address(sharing):
    return f"/inbox/{sharing.onward.pk}/"


class TestInboxDetail:
    def test_shows_need_and_support_and_no_name_before_accepting(self):
        sharing = offered().sent()

        page = text_of(signed_in(sharing.provider).get(address(sharing)))

        for words in ("Likes singing", "Needs a chair", "Loneliness", "65–74"):
            assert words in page
        for words in ("CNRY", "07700 900777", *NEVER):
            assert words not in page

    def test_shows_name_agreed_channel_and_emergency_contact_after_accepting(self):
        sharing = offered().sent().answered("accept")

        page = text_of(signed_in(sharing.provider).get(address(sharing)))

        for words in ("CNRY-name", "07700 900777", "CNRY-emergency", "Leave no message"):
            assert words in page
        for words in NEVER:
            assert words not in page

    def test_opening_marks_it_as_seen_once(self):
        sharing = offered().sent()
        browser = signed_in(sharing.provider)

        browser.get(address(sharing))
        browser.get(address(sharing))

        seen = sharing.fresh()
        assert (seen.status, seen.steps.filter(action="see").count()) == ("seen", 1)
        assert seen.seen_at is not None

    def test_writes_what_was_shown_to_the_trail(self):
        sharing = offered().sent()
        browser = signed_in(sharing.provider)

        browser.get(address(sharing))
        before = AuditEntry.objects.filter(label="referrals:inbox_detail").latest("pk")
        sharing.answered("accept")
        browser.get(address(sharing))
        after = AuditEntry.objects.filter(label="referrals:inbox_detail").latest("pk")

        assert before.people == [sharing.onward.referral.person_id]
        assert ("name" in before.shown, "name" in after.shown) == (False, True)

    def test_is_not_there_before_it_is_sent_nor_for_another_provider(self):
        sharing = offered()
        unsent = signed_in(sharing.provider).get(address(sharing)).status_code
        sharing.sent()

        assert unsent == 404
        assert signed_in(other_provider()).get(address(sharing)).status_code == 404
        assert signed_in(sharing.world.worker).get(address(sharing)).status_code == 403

    def test_leads_to_a_concern(self):
        sharing = offered().sent()

        page = text_of(signed_in(sharing.provider).get(address(sharing)))

        assert f"/referrals/{sharing.onward.referral_id}/concern/" in page
