"""Nothing is good enough: one tap."""

import pytest

from referrals.models import TimelineEntry, UnmetNeed
from spcore.places.models import Postcode
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def record(actor, referral, **fields):
    sent = {"need": "money", "why": "too_far"} | fields
    return signed_in(actor).post(f"/caseload/{referral.pk}/unmet-needs/", sent, follow=True)


class TestUnmetNeedAdd:
    def test_keeps_need_reason_and_roughly_where(self):
        world = small_world()
        Postcode.objects.create(
            code="PR12HE", outcode="PR1", easting=1, northing=1, district_code="E07000123"
        )
        referral = world.referral(active=True)
        referral.person.postcode = "PR1 2HE"
        referral.person.save()

        page = text_of(record(world.worker, referral))

        row = UnmetNeed.objects.get()
        assert (row.need, row.why, row.recorded_by_id) == ("money", "too_far", world.worker.user_id)
        assert (row.district_code, row.outcode) == ("E07000123", "PR1")
        assert "Recorded as an unmet need" in page
        line = TimelineEntry.objects.get(object_id=row.pk)
        assert (line.label, line.field_class) == ("Nothing suitable found: money and debt", "needs")

    def test_a_second_tap_changes_the_reason_and_adds_nothing(self):
        world = small_world()
        referral = world.referral(active=True)
        record(world.worker, referral)

        record(world.worker, referral, why="cost")

        assert UnmetNeed.objects.get().why == "cost"

    @pytest.mark.parametrize("odd", [{"need": "gold"}, {"why": "because"}])
    def test_takes_only_what_it_offers(self, odd):
        world = small_world()

        assert record(world.worker, world.referral(active=True), **odd).status_code < 500
        assert not UnmetNeed.objects.exists()

    def test_is_not_there_for_another_team(self):
        referral = small_world().referral(active=True)

        assert record(small_world().worker, referral).status_code == 404
        assert not UnmetNeed.objects.exists()
