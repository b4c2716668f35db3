"""The letter, to read and to print."""

import pytest

from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.lettering import WORDS, closed_referral, told_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/letter/"


class TestReferralLetter:
    def test_shows_the_practice_what_it_was_told_and_is_in_the_trail(self):
        world = told_world()
        referral = closed_referral(world)

        page = text_of(signed_in(world.gp).get(url_of(referral)))

        assert "Action for the practice:" in page
        assert "Joined the allotment &lt;group&gt; &amp; sleeps better." in page
        entry = AuditEntry.objects.get(label="referrals:referral_letter")
        assert entry.people == [referral.person_id]
        assert {"name", "background"} <= set(entry.shown)

    def test_keeps_the_clinical_words_from_the_practices_administrator(self):
        world = told_world()
        referral = closed_referral(world)
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        page = text_of(signed_in(admin).get(url_of(referral)))

        assert "Goals met" in page
        assert "To get out more" not in page

    def test_holds_codes_alone_where_that_was_asked(self):
        world = told_world()
        referral = closed_referral(world, codes_only=True)

        page = text_of(signed_in(world.gp).get(url_of(referral)))

        assert WORDS.split("<")[0] not in page
        assert "Codes and status only" in page

    def test_says_so_while_there_is_no_letter(self):
        world = told_world()
        referral = world.referral(submitted=True)

        assert "No letter yet" in text_of(signed_in(world.gp).get(url_of(referral)))

    def test_another_practice_does_not_find_it(self):
        referral = closed_referral(told_world())

        assert signed_in(small_world().gp).get(url_of(referral)).status_code == 404
