"""The page of clinical codes."""

import pytest

from referrals import services
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestClinicalCodeList:
    def test_says_what_is_written_and_what_nobody_has_looked_up(self):
        services.load_clinical_codes()
        admin = actor_in(Role.SCHEME_ADMIN, OrganisationFactory(kind=OrganisationKind.SCHEME))

        page = text_of(signed_in(admin).get("/codes/"))

        assert "871731000000106" in page
        assert "Looked up 23 November 2026" in page
        assert "Nobody has looked it up: not written" in page

    def test_is_the_administrators_alone(self):
        assert signed_in(small_world().supervisor).get("/codes/").status_code == 403
