"""Taking a file off a draft; or off a referral that was sent, with the reason."""

import pytest

from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.referrals.attaching import file_on
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAttachmentRemove:
    def test_asks_first_and_then_empties_it(self):
        world = small_world()
        row = file_on(world.referral(), world.gp)
        client, address = signed_in(world.gp), f"/attachments/{row.pk}/remove/"

        asked = text_of(client.get(address))
        response = client.post(address)

        row.refresh_from_db()
        assert "Remove this file?" in asked
        assert response.url == f"/referrals/{row.referral_id}/attachments/"
        assert bytes(row.content) == b""

    def test_asks_why_once_the_referral_was_sent(self):
        world = small_world()
        row = file_on(world.referral(submitted=True), world.gp)
        client, address = signed_in(world.gp), f"/attachments/{row.pk}/remove/"

        asked = text_of(client.post(address))
        client.post(address, {"why": "ended"})

        row.refresh_from_db()
        assert "Select why it is removed" in asked
        assert "no longer agrees" not in asked
        assert row.removed_at is None

    @pytest.mark.parametrize("who", ["gp", "worker", "supervisor"])
    @pytest.mark.parametrize(("why", "is_named"), [("another", False), ("wrong", True)])
    def test_takes_a_wrong_file_away_after_sending(self, who, why, is_named):
        world = small_world()
        row = file_on(world.referral(active=True), world.gp, name="CNRY-name.pdf")
        client = signed_in(getattr(world, who))

        files = client.get(f"/referrals/{row.referral_id}/attachments/").content.decode()
        client.post(f"/attachments/{row.pk}/remove/", {"why": why})

        row.refresh_from_db()
        line = row.case.timeline.get()
        assert "It is the wrong file" in files
        assert (bytes(row.content), row.removed_by_id) == (b"", getattr(world, who).user_id)
        assert line.label.startswith("Removed, as it was")
        assert ("CNRY" in line.label + row.name) == is_named
        assert line.by_id == getattr(world, who).user_id
        assert AuditEntry.objects.filter(label="attachment.remove", object_id=row.pk).exists()

    @pytest.mark.parametrize("who", ["gp", "worker", "supervisor"])
    def test_takes_a_summary_away_after_sending_once_the_person_no_longer_agrees(self, who):
        world = small_world()
        row = file_on(world.referral(active=True), world.gp, kind="summary", agreed_how="spoken")
        client = signed_in(getattr(world, who))
        address = f"/attachments/{row.pk}/remove/"

        files = client.get(f"/referrals/{row.referral_id}/attachments/").content.decode()
        asked = text_of(client.get(address))
        client.post(address, {"why": "ended"})

        row.refresh_from_db()
        assert address in files
        assert "no longer agrees" in asked
        assert (bytes(row.content), row.removed_by_id) == (b"", getattr(world, who).user_id)
        line = row.case.timeline.get()
        assert line.label == f"Removed, as the person no longer agrees: {row.name}"
        assert signed_in(world.worker).get(f"/attachments/{row.pk}/").status_code == 404

    def test_is_not_there_for_whoever_cannot_read_the_summary(self):
        world, other = small_world(), small_world()
        row = file_on(world.referral(active=True), world.gp, kind="summary", agreed_how="spoken")

        for actor in (other.gp, other.worker):
            removed = signed_in(actor).post(f"/attachments/{row.pk}/remove/", {"why": "wrong"})
            assert removed.status_code == 404
        row.refresh_from_db()
        assert row.removed_at is None
