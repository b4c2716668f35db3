"""The shortlist on paper."""

import pytest

from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import address, on_list
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestShortlistPrint:
    def test_holds_what_to_go_by_no_name_and_nothing_about_abuse(self):
        world = small_world()
        referral = world.referral(active=True)
        (choir,) = on_list(world, referral, "Choir", phone="01632 960001", is_free=True)
        on_list(world, referral, "Refuge", needs=["safety"])
        choir.note = "Tuesdays would suit you"
        choir.save()

        page = text_of(signed_in(world.worker).get(f"{address(referral)}print/"))
        sheet = page.partition('<div class="letter')[2]

        for words in ("Choir", "01632 960001", "It is free", "Tuesdays would suit you"):
            assert words in sheet, words
        assert "letter--large" in page
        assert "Refuge" not in sheet
        assert referral.person.name not in sheet
        assert "left out of the paper" in page
        assert AuditEntry.objects.filter(action="print").exists()
