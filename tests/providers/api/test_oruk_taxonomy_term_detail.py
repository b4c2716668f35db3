"""One term."""

import pytest

from tests.providers.api.oruk import assert_conforms, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


class TestOrukTaxonomyTermDetail:
    def test_conforms_to_the_standard(self, client):
        term = full_service().terms.get()

        body = client.get(f"/open-referral/taxonomy_terms/{term.pk}").json()

        assert_conforms(body, "taxonomy_term")
