"""The lines a practice copies into its own record."""

from datetime import UTC, date, datetime

import pytest

from referrals import selectors, services
from referrals.models import ClinicalCode, CodeUse
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # the next day in London


@pytest.fixture(autouse=True)
def _codes():
    for use, code, display in (
        (CodeUse.ACCEPTED, "871731000000106", "Referral to social prescribing service"),
        (CodeUse.DECLINED, "871711000000103", "Social prescribing declined"),
    ):
        ClinicalCode.objects.create(
            use=use, code=code, display=display, verified_on=date(2026, 11, 1), source="test"
        )


class TestRecordText:
    def test_gives_the_day_the_code_and_the_reference_and_no_word_about_the_person(self):
        world = small_world()
        sent = world.referral(submitted=True, submitted_at=EVENING, reason="SECRET")

        text = selectors.record_text(sent)

        assert text == (
            "2 July 2026: Referral to social prescribing service. SNOMED CT 871731000000106.\n"
            f"Reference {sent.reference}, {world.team.name}."
        )

    def test_a_person_who_declined_is_coded_as_such_on_that_day(self):
        world = small_world()
        closed = world.referral(
            status="closed", outcome="declined", submitted_at=EVENING, closed_at=EVENING
        )

        assert "Social prescribing declined. SNOMED CT 871711000000103." in selectors.record_text(
            closed
        )

    @pytest.mark.parametrize("status", ["returned", "redirected", "withdrawn", "entered_in_error"])
    def test_nothing_is_coded_where_nothing_happened(self, status):
        world = small_world()

        assert selectors.record_text(world.referral(status=status, submitted_at=EVENING)) == ""
        assert selectors.record_text(world.referral()) == ""

    def test_a_code_nobody_has_looked_up_is_never_given(self):
        world = small_world()
        ClinicalCode.objects.update(verified_on=None)

        assert selectors.record_text(world.referral(submitted=True)) == ""

    def test_the_catalogue_holds_both_codes(self):
        ClinicalCode.objects.all().delete()
        services.load_clinical_codes()
        world = small_world()

        assert "871731000000106" in selectors.record_text(world.referral(submitted=True))
