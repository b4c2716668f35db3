"""Adding a clinical code."""

from datetime import date

import pytest

from referrals import services
from referrals.models import ClinicalCode
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/codes/add/"
FORM = {"code": "138 875 005", "display": "SNOMED CT Concept", "source": "The browser"}


def client():
    scheme = OrganisationFactory(kind=OrganisationKind.SCHEME)
    return signed_in(actor_in(Role.SCHEME_ADMIN, scheme))


class TestClinicalCodeAdd:
    def test_adds_it_with_the_day_it_was_looked_up(self):
        looked_up = {"verified_on_day": "2", "verified_on_month": "3", "verified_on_year": "2026"}

        response = client().post(URL, FORM | looked_up)

        assert response.url == "/codes/"
        row = ClinicalCode.objects.get()
        assert (row.code, row.verified_on) == ("138875005", date(2026, 3, 2))

    @pytest.mark.parametrize(
        ("typed", "answer"),
        [
            ({"code": "138875006"}, "This is not a SNOMED CT code"),
            ({"code": "871731000000106"}, "This code is in the list already"),
            ({"use": "accepted"}, "871731000000106 is used for this"),
            ({"source": ""}, "Say where the code was found"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, typed, answer):
        services.load_clinical_codes()

        page = text_of(client().post(URL, FORM | typed))

        assert answer in page
        assert "SNOMED CT Concept" in page
        assert ClinicalCode.objects.count() == 23
