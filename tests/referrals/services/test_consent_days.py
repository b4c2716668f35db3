"""The day an agreement was given, as the calendar on the wall says it."""

from datetime import UTC, date, datetime

import pytest

from referrals.services import NewConsent, record_consent
from spcore.errors import Invalid
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
# Half past midnight of 16 July in Britain, still the 15th in UTC.
AFTER_MIDNIGHT = datetime(2026, 7, 15, 23, 30, tzinfo=UTC)


def said(on):
    world = small_world()
    case = world.referral(active=True)
    new = NewConsent(
        person_id=case.person_id, purpose="evaluation", is_given=True, how="spoken", given_on=on
    )
    return record_consent(new=new, actor=world.worker, at=AFTER_MIDNIGHT)


class TestGivenOn:
    def test_may_be_today_just_after_midnight_in_summer(self):
        assert said(date(2026, 7, 16)).is_given

    def test_may_not_be_tomorrow(self):
        with pytest.raises(Invalid) as refusal:
            said(date(2026, 7, 17))

        assert refusal.value.field == "given_on"
