"""Saying that a piece of evidence was checked."""

import pytest

from providers.models import Assurance
from spcore.accounts.roles import Role
from tests.factories.providers import AssuranceFactory

pytestmark = pytest.mark.django_db


class TestAssuranceCheck:
    def test_notes_who_checked_and_when(self, client, sign_in):
        row = AssuranceFactory(checked_on=None, checked_by="")
        checker = sign_in(Role.SCHEME_ADMIN)

        client.post(f"/my-services/assurances/{row.pk}/check/", {"version": row.version})

        saved = Assurance.objects.get()
        assert saved.checked_on is not None
        assert saved.checked_by == checker.organisation_name

    def test_does_nothing_without_the_version_that_was_read(self, client, sign_in):
        row = AssuranceFactory(checked_on=None)
        sign_in(Role.SCHEME_ADMIN)

        client.post(f"/my-services/assurances/{row.pk}/check/")

        assert Assurance.objects.get().checked_on is None

    def test_is_refused_to_the_provider_itself(self, client, sign_in):
        row = AssuranceFactory(checked_on=None)
        sign_in(Role.PROVIDER, row.provider.organisation)

        assert client.post(f"/my-services/assurances/{row.pk}/check/").status_code == 403
