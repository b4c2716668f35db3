"""What the demo shows of files: harmless, readable, and the same every time."""

from datetime import date

import pytest
from django.utils import timezone

from referrals.models import Attachment, HandOver
from spcore.demo.cast import Cast, Team
from spcore.demo.papers import add_papers, letter_pdf
from spcore.files.checking import check_file
from tests.factories.referrals import PersonFactory, small_world


class TestLetter:
    def test_is_a_pdf_the_service_itself_takes_and_reads(self):
        content = letter_pdf("Name: SMITH, Ann\nDOB: 01-Jan-1950")

        assert (
            check_file(name="a.pdf", content=content).text == "Name: SMITH, Ann\nDOB: 01-Jan-1950"
        )
        assert letter_pdf("x") == letter_pdf("x")


@pytest.mark.django_db
class TestPapers:
    def test_passes_a_draft_on_with_a_summary_and_takes_a_letter_in(self):
        world = small_world()
        person = PersonFactory(
            practice=world.practice, nhs_number="9990000018", birth_date=date(1961, 3, 4)
        )
        draft = world.referral(person=person)
        team = Team(organisation=world.team, practices=[world.practice])
        cast = Cast(scheme=world.scheme, teams=[team], referrers={world.practice.pk: world.gp})

        add_papers(cast, at=timezone.now())

        assert HandOver.objects.get().referral_id == draft.pk
        assert Attachment.objects.get(referral=draft).agreed_how == "spoken"
        assert "999 000 0018" in Attachment.objects.in_intake().get().text
