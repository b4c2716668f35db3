"""One vocabulary."""

import pytest

from tests.providers.api.oruk import assert_conforms, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


class TestOrukTaxonomyDetail:
    def test_conforms_to_the_standard(self, client):
        taxonomy = full_service().terms.get().taxonomy

        body = client.get(f"/open-referral/taxonomies/{taxonomy.pk}").json()

        assert_conforms(body, "taxonomy")
