"""One provider's evidence, for those who check it."""

import pytest

from spcore.accounts.roles import Role
from tests.factories.providers import AssuranceFactory

pytestmark = pytest.mark.django_db


class TestAssuranceDetail:
    @pytest.mark.parametrize("role", [Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN])
    def test_shows_the_evidence_and_a_button_for_what_waits(self, client, sign_in, role):
        row = AssuranceFactory(evidence="Policy number 123", checked_on=None)
        sign_in(role)

        page = client.get(f"/my-services/assurances/{row.provider_id}/").content.decode()

        assert "Policy number 123" in page
        assert f"/my-services/assurances/{row.pk}/check/" in page

    @pytest.mark.parametrize("role", [Role.PROVIDER, Role.LINK_WORKER])
    def test_is_refused_to_others(self, client, sign_in, role):
        row = AssuranceFactory()
        sign_in(role)

        assert client.get(f"/my-services/assurances/{row.provider_id}/").status_code == 403
