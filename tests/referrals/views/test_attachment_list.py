"""The files of a referral, by themselves and as a panel."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.attaching import file_on
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAttachmentList:
    def test_says_what_each_file_is_and_that_it_was_not_scanned(self):
        world = small_world()
        referral = world.referral(active=True)
        file_on(referral, world.gp, kind="summary", agreed_how="spoken")

        page = text_of(signed_in(world.worker).get(f"/referrals/{referral.pk}/attachments/"))

        for words in (
            "A summary of their GP record",
            "Not scanned for viruses",
            "Said it to me in person",
        ):
            assert words in page
        assert "data-panel" in page
        assert "Remove" not in page
        entry = AuditEntry.objects.get(label="referrals:attachment_list")
        assert entry.people == [referral.person_id]

    def test_offers_to_attach_only_before_sending(self):
        world = small_world()
        client = signed_in(world.gp)

        draft, sent = world.referral(), world.referral(submitted=True)

        assert "Attach a file" in text_of(client.get(f"/referrals/{draft.pk}/attachments/"))
        assert "Attach a file" not in text_of(client.get(f"/referrals/{sent.pk}/attachments/"))

    def test_a_practice_administrator_sees_them(self):
        world = small_world()
        draft = world.referral()
        file_on(draft, world.gp)
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        page = text_of(signed_in(admin).get(f"/referrals/{draft.pk}/attachments/"))

        assert "letter.pdf" in page

    def test_takes_as_many_queries_for_ten_files_as_for_one(self):
        world = small_world()
        draft, client = world.referral(), signed_in(world.gp)
        asked = []
        for number in range(10):
            file_on(draft, world.gp, digest=str(number))
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/referrals/{draft.pk}/attachments/")
            asked.append(len(queries))

        assert asked[-1] == asked[1]
