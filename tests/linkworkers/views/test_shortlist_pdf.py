"""The shortlist as a file."""

import pytest

from spcore import paper
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import address, on_list
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestShortlistPdf:
    def test_is_a_pdf_named_after_nobody_or_leads_to_the_page(self):
        world = small_world()
        referral = world.referral(active=True)
        on_list(world, referral, "Choir")

        answer = signed_in(world.worker).get(address(referral).rstrip("/") + ".pdf")

        if not paper.is_available():
            assert answer.url == f"{address(referral)}print/"
            return
        assert answer.content.startswith(b"%PDF-")
        assert referral.reference not in answer["Content-Disposition"]
