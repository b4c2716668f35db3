"""What a service may know, as a letter."""

import pytest
from django.utils import timezone

from referrals.models import Consent
from spcore import paper
from spcore.audit.models import AuditEntry
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def url_of(onward) -> str:
    return f"/onward/{onward.pk}/summary.pdf"


@pytest.fixture
def printed(monkeypatch):
    """Keep the HTML of what would be printed."""
    pages: list[str] = []
    monkeypatch.setattr(paper, "page_pdf", lambda html: pages.append(html) or b"%PDF-1.7")
    return pages


class TestOnwardSummaryPdf:
    @pytest.mark.letters
    def test_is_a_pdf_named_by_its_reference_and_in_the_trail(self):
        if not paper.is_available():
            pytest.skip("did not run: WeasyPrint's system libraries are missing")
        sharing = offered().sent().answered("accept")
        referral = sharing.onward.referral

        response = signed_in(sharing.provider).get(url_of(sharing.onward))

        assert response.content.startswith(b"%PDF")
        assert f"summary-{referral.reference}.pdf" in response["Content-Disposition"]
        entry = AuditEntry.objects.get(label="referrals:onward_summary_pdf")
        assert (entry.action, entry.people) == ("print", [referral.person_id])
        assert "name" in entry.shown

    @pytest.mark.parametrize("is_provider", [True, False])
    def test_shows_no_name_before_they_accept_and_what_their_page_shows_after(
        self, printed, is_provider
    ):
        sharing = offered().sent()
        browser = signed_in(sharing.provider if is_provider else sharing.world.worker)

        browser.get(url_of(sharing.onward))
        sharing.answered("accept")
        browser.get(url_of(sharing.onward))

        before, after = printed
        assert "Likes singing" in before
        assert "CNRY" not in before
        assert "CNRY-name" in after
        for hidden in ("CNRY-reason", "CNRY-background", "CNRY-why", "CNRY-address"):
            assert hidden not in after

    def test_is_not_there_before_it_is_sent_once_it_is_declined_or_without_agreement(self, printed):
        early, declined, withdrawn = offered(), offered().sent(), offered().sent()
        declined.answered("decline", reason="full")
        Consent.objects.filter(pk=withdrawn.fresh().consent_id).update(withdrawn_at=timezone.now())

        for sharing in (early, declined, withdrawn):
            for actor in (sharing.world.worker, sharing.provider):
                assert signed_in(actor).get(url_of(sharing.onward)).status_code == 404
        stranger = signed_in(early.world.worker)
        assert stranger.get(url_of(offered().sent().onward)).status_code == 404
        assert printed == []

    def test_is_found_from_the_providers_page_and_the_teams_thread_where_it_can_be_made(
        self, monkeypatch
    ):
        sharing = offered().sent()
        pages = (
            (sharing.provider, f"/inbox/{sharing.onward.pk}/"),
            (sharing.world.worker, f"/onward/{sharing.onward.pk}/messages/"),
        )

        for weasyprint in (object(), None):
            monkeypatch.setattr(paper, "_weasyprint", lambda made=weasyprint: made)
            for actor, page in pages:
                shown = signed_in(actor).get(page).content.decode()
                assert (url_of(sharing.onward) in shown) == bool(weasyprint)
        sharing.answered("decline", reason="full")
        monkeypatch.setattr(paper, "_weasyprint", object)
        over = signed_in(sharing.world.worker).get(pages[1][1]).content.decode()
        assert url_of(sharing.onward) not in over

    def test_leads_to_a_page_where_no_pdf_can_be_made(self, monkeypatch):
        monkeypatch.setattr(paper, "_weasyprint", lambda: None)
        sharing = offered().sent()
        onward, worker = sharing.onward, sharing.world.worker

        assert signed_in(sharing.provider).get(url_of(onward)).url == f"/inbox/{onward.pk}/"
        assert signed_in(worker).get(url_of(onward)).url == f"/onward/{onward.pk}/messages/"
