"""The plan as a file."""

import pytest

from spcore import paper
from spcore.audit.models import AuditEntry
from tests.factories.linkworkers import GoalFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestPlanPdf:
    @pytest.mark.letters
    def test_is_a_pdf_and_on_record(self):
        if not paper.is_available():
            pytest.skip("did not run: Pango is not installed")
        world = small_world()
        goal = GoalFactory(referral=world.referral(active=True))

        answer = signed_in(world.worker).get(f"/caseload/{goal.referral_id}/plan.pdf")

        assert answer.content.startswith(b"%PDF")
        entry = AuditEntry.objects.get(label="linkworkers:plan_pdf")
        assert (entry.action, entry.people) == ("print", [goal.referral.person_id])

    def test_leads_to_the_page_where_none_can_be_made(self, monkeypatch):
        monkeypatch.setattr(paper, "_weasyprint", lambda: None)
        world = small_world()
        referral = world.referral(active=True)

        answer = signed_in(world.worker).get(f"/caseload/{referral.pk}/plan.pdf")

        assert answer.url == f"/caseload/{referral.pk}/plan/print/"
