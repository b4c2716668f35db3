"""The kind letter as a file."""

import pytest

from spcore import paper
from spcore.audit.models import AuditEntry
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def case(world, **fields):
    return world.referral(active=True, person=PersonFactory(address="1 High Street", **fields))


class TestCaseLetterPdf:
    @pytest.mark.letters
    def test_is_a_pdf_and_on_record(self):
        if not paper.is_available():
            pytest.skip("did not run: Pango is not installed")
        world = small_world()
        referral = case(world)

        answer = signed_in(world.worker).get(f"/caseload/{referral.pk}/letter.pdf")

        assert answer.content.startswith(b"%PDF")
        entry = AuditEntry.objects.get(label="linkworkers:case_letter_pdf")
        assert (entry.action, entry.people) == ("print", [referral.person_id])

    def test_leads_to_the_page_where_none_can_be_made(self, monkeypatch):
        monkeypatch.setattr(paper, "_weasyprint", lambda: None)
        world = small_world()
        referral = case(world)

        answer = signed_in(world.worker).get(f"/caseload/{referral.pk}/letter.pdf")

        assert answer.url == f"/caseload/{referral.pk}/letter/"

    def test_is_refused_where_no_letter_may_go(self):
        world = small_world()
        referral = case(world, may_post=False)

        answer = signed_in(world.worker).get(f"/caseload/{referral.pk}/letter.pdf")

        assert answer.status_code == 409
