"""The letter as a file."""

import pytest

from spcore import paper
from spcore.audit.models import AuditEntry
from tests.referrals.lettering import closed_referral, told_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/letter.pdf"


class TestReferralLetterPdf:
    @pytest.mark.letters
    def test_is_a_pdf_named_by_its_reference_and_in_the_trail(self):
        if not paper.is_available():
            pytest.skip("did not run: WeasyPrint's system libraries are missing")
        world = told_world()
        referral = closed_referral(world)

        response = signed_in(world.gp).get(url_of(referral))

        assert response.content.startswith(b"%PDF")
        assert f"letter-{referral.reference}.pdf" in response["Content-Disposition"]
        entry = AuditEntry.objects.get(label="referrals:referral_letter_pdf")
        assert (entry.action, entry.people) == ("print", [referral.person_id])

    def test_leads_to_the_page_to_print_where_no_pdf_can_be_made(self, monkeypatch):
        monkeypatch.setattr(paper, "_weasyprint", lambda: None)
        world = told_world()
        referral = closed_referral(world)

        response = signed_in(world.gp).get(url_of(referral))

        assert response.url == f"/referrals/{referral.pk}/letter/"

    def test_is_not_there_while_there_is_nothing_to_tell(self):
        world = told_world()
        referral = world.referral(submitted=True)

        assert signed_in(world.gp).get(url_of(referral)).status_code == 404
