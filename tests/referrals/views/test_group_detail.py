"""One group."""

import pytest

from spcore.audit.models import AuditEntry
from tests.referrals.grouping import accepted, another, group_for, seated
from tests.referrals.sharing import other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestGroupDetail:
    def test_names_who_holds_a_place_and_nobody_who_only_waits(self):
        sharing = accepted()
        group = group_for(sharing)
        seated(sharing, group)
        waiting = another(sharing, status="waiting_list", name="Waitington")

        page = text_of(signed_in(sharing.provider).get(f"/groups/{group.pk}/"))

        assert "CNRY-name" in page
        assert "Waitington" not in page
        assert waiting.referral.reference in page
        assert "Place 1 of 1" in page
        entry = AuditEntry.objects.get(label="referrals:group_detail")
        assert set(entry.people) == {sharing.onward.referral.person_id, waiting.referral.person_id}

    def test_is_not_there_for_another(self):
        group = group_for(accepted())

        assert signed_in(other_provider()).get(f"/groups/{group.pk}/").status_code == 404
