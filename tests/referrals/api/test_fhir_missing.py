"""FHIR addresses that lead nowhere."""

import pytest

pytestmark = pytest.mark.django_db


class TestFhirMissing:
    @pytest.mark.parametrize("path", ["Patient", "ServiceRequest/1", "Task/1/_history", "x"])
    @pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
    def test_is_refused_in_fhir(self, client, path, method):
        answer = getattr(client, method)(f"/fhir/R4/{path}")

        assert answer.status_code == 404
        assert answer.json()["issue"][0]["details"]["coding"][0]["code"] == "REC_NOT_FOUND"
