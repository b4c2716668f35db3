"""Changing a clinical code."""

import pytest

from referrals import services
from referrals.models import ClinicalCode
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestClinicalCodeEdit:
    def test_saves_once_and_refuses_a_stale_form(self):
        services.load_clinical_codes()
        scheme = OrganisationFactory(kind=OrganisationKind.SCHEME)
        browser = signed_in(actor_in(Role.SCHEME_ADMIN, scheme))
        row = ClinicalCode.objects.get(code="1362721000000106")
        form = {
            "code": row.code,
            "display": row.display,
            "use": row.use,
            "source": row.source,
            "verified_on_day": "24",
            "verified_on_month": "11",
            "verified_on_year": "2026",
            "version": "0",
        }

        first = browser.post(f"/codes/{row.pk}/", form)
        second = browser.post(f"/codes/{row.pk}/", form)

        assert (first.status_code, second.status_code) == (302, 409)
        row.refresh_from_db()
        assert str(row.verified_on) == "2026-11-24"
