"""Handing a file out: to whom, how, and never inside a page."""

import pytest
from django.utils import timezone

from referrals.models import ScanState
from spcore.accounts.models import Organisation, OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.files import pdf
from tests.factories.referrals import small_world
from tests.referrals.attaching import file_on
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def address(row) -> str:
    return f"/attachments/{row.pk}/"


class TestAttachmentOpen:
    def test_is_a_download_that_no_browser_runs_and_an_entry_in_the_trail(self):
        world = small_world()
        referral = world.referral(active=True)
        row = file_on(referral, world.gp, name="Ewa Kowalska.pdf")

        response = signed_in(world.worker).get(address(row))

        assert response.content == pdf()
        assert response["Content-Disposition"].startswith(
            f'attachment; filename="{referral.reference}-'
        )
        assert "Kowalska" not in response["Content-Disposition"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"].endswith("sandbox")
        assert response["Cache-Control"] == "no-store"
        entry = AuditEntry.objects.get(label="referrals:attachment_open")
        assert (entry.people, entry.object_id) == ([referral.person_id], row.pk)

    def test_opens_to_practice_worker_and_supervisor_and_to_nobody_else(self):
        world = small_world()
        row = file_on(world.referral(active=True), world.gp)
        provider = OrganisationFactory(kind=OrganisationKind.PROVIDER)
        answers = {
            "gp": signed_in(world.gp),
            "worker": signed_in(world.worker),
            "supervisor": signed_in(world.supervisor),
            "colleague": signed_in(actor_in(Role.LINK_WORKER, world.team)),
            "team admin": signed_in(actor_in(Role.TEAM_ADMIN, world.team)),
            "provider": signed_in(actor_in(Role.PROVIDER, provider)),
            "other practice": signed_in(actor_in(Role.REFERRER_CLINICIAN, OrganisationFactory())),
        }

        found = {who: client.get(address(row)).status_code for who, client in answers.items()}

        assert found == {
            "gp": 200, "worker": 200, "supervisor": 200, "colleague": 404,
            "team admin": 403, "provider": 403, "other practice": 404,
        }  # fmt: skip

    def test_codes_only_holds_for_files_too(self):
        world = small_world()
        row = file_on(world.referral(active=True, codes_only=True), world.gp)

        assert signed_in(world.gp).get(address(row)).status_code == 404
        assert signed_in(world.worker).get(address(row)).status_code == 200

    def test_a_school_opens_its_own_before_sending_and_nothing_after(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))
        whose = {
            "referring_organisation": Organisation.objects.get(pk=school.organisation_id),
            "referrer": User.objects.get(pk=school.user_id),
        }
        before = world.referral(**whose)
        after = world.referral(submitted=True, **whose)
        client = signed_in(school)

        assert client.get(address(file_on(before, school))).status_code == 200
        assert client.get(address(file_on(after, school))).status_code == 404

    @pytest.mark.parametrize("scan", [ScanState.WAITING, ScanState.FOUND])
    def test_hands_nothing_out_that_the_scanner_has_not_passed(self, scan):
        world = small_world()
        row = file_on(world.referral(active=True), world.gp, scan=scan)

        response = signed_in(world.worker).get(address(row))

        assert response.status_code == 409
        assert b"The virus scanner has not passed this file" in response.content

    def test_a_removed_file_is_not_there(self):
        world = small_world()
        row = file_on(world.referral(active=True), world.gp, removed_at=timezone.now())

        assert signed_in(world.worker).get(address(row)).status_code == 404
