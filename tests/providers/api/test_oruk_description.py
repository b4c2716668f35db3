"""The open data against the standard's own description, by whatever a program can think to ask."""

import json
import os
from typing import Any

import pytest
from django.conf import settings

from tests.fuzzing import fuzz
from tests.providers.api.oruk import full_service

FILE = settings.SHARED_DIR / "standards" / "oruk" / "openapi-oruk-3.0.fixed-bundled.json"
# Six hundred questions take a minute; a few of each kind are asked where nobody asks for more.
MANY = os.environ.get("SOAK_EXAMPLES", "")
PHASES = "examples,coverage,fuzzing" if MANY else "examples,fuzzing"


def described(keys: dict[str, object]) -> dict[str, Any]:
    """Return the description, with ids that are there and the refusals of NOTES 1.8."""
    document = json.loads(FILE.read_text())
    for path, operations in document["paths"].items():
        operation = operations["get"]
        operation["responses"]["400"] = {"description": "A parameter is not right"}
        for parameter in [*operations.get("parameters", []), *operation.get("parameters", [])]:
            if parameter.get("name") == "id":
                parameter["example"] = str(keys[path.split("/")[1]])
    return document


@pytest.mark.shared_data
@pytest.mark.django_db(transaction=True)
class TestOrukDescription:
    def test_every_answer_is_as_the_standard_describes_it(self, live_server, tmp_path):
        service = full_service()
        term = service.terms.get()
        keys = {
            "services": service.pk,
            "organizations": service.provider_id,
            "service_at_locations": service.places.get().pk,
            "taxonomies": term.taxonomy_id,
            "taxonomy_terms": term.pk,
        }

        found = fuzz(
            described(keys),
            base=f"{live_server.url}/open-referral",
            folder=tmp_path,
            examples=int(MANY or 3),
            phases=PHASES,
        )

        assert found.code == 0, found.output[-6000:]
        assert found.server_errors == []
