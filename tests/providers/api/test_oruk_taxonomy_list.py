"""The vocabularies."""

import pytest

from tests.providers.api.oruk import assert_conforms, assert_envelope, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


class TestOrukTaxonomyList:
    def test_conforms_to_the_standard(self, client):
        full_service()

        body = client.get("/open-referral/taxonomies").json()

        assert_envelope(body, total=1)
        assert_conforms(body, "validator-only/taxonomy_list")
        assert_conforms(body["contents"][0], "taxonomy")
