"""The register: one tap where everybody came."""

import pytest
from django.utils import timezone

from referrals.models import OnwardAttendance, Register
from tests.referrals.grouping import accepted, another, group_for, seated
from tests.referrals.sharing import other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def dated() -> dict[str, str]:
    return {"on": timezone.localdate().isoformat()}


class TestGroupRegister:
    def test_everybody_else_came_by_one_tap(self):
        sharing = accepted()
        group = group_for(sharing)
        seated(sharing, group)
        absent = another(sharing)
        browser = signed_in(sharing.provider)
        browser.post(f"/groups/{group.pk}/place/{absent.pk}/")
        address = f"/groups/{group.pk}/register/"
        form = dated() | {f"came_{absent.pk}": "missed", "without": "5"}

        page = browser.post(address, form | {"everybody": "1"}, follow=True)

        assert dict(OnwardAttendance.objects.values_list("onward_id", "came")) == {
            sharing.onward.pk: True,
            absent.pk: False,
        }
        assert Register.objects.get().came_without_referral == 5
        assert "Kept" in text_of(page)

    def test_leaves_unsaid_whoever_is_left_alone_and_shows_what_was_said(self):
        sharing = accepted()
        group = group_for(sharing)
        seated(sharing, group)
        browser, address = signed_in(sharing.provider), f"/groups/{group.pk}/register/"

        browser.post(address, dated() | {"without": "2"})
        again = text_of(browser.get(address))

        assert not OnwardAttendance.objects.exists()
        assert 'value="2"' in again

    def test_asks_for_the_day_and_is_not_there_for_another(self):
        sharing = accepted()
        group = group_for(sharing)
        address = f"/groups/{group.pk}/register/"

        assert "Enter the day it met" in text_of(
            signed_in(sharing.provider).post(address, {"on": ""})
        )
        assert signed_in(other_provider()).get(address).status_code == 404
