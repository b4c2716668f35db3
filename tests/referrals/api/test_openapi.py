"""The description of what other systems may ask: true, and fuzzed."""

import json
import os
from pathlib import Path

import pytest
from django.conf import settings

from spcore.accounts.models import OrganisationKind
from tests.architecture.urls import all_pages
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import small_world
from tests.factories.systems import SECRET
from tests.fuzzing import fuzz
from tests.referrals.exchanging import Caller


def described(client) -> dict[str, set[str]]:
    paths = client.get("/api/openapi.json").json()["paths"]
    return {path: set(methods) for path, methods in paths.items()}


class TestOpenapi:
    def test_describes_every_address_of_fhir_and_api_and_no_other(self, client, db):
        built: dict[str, set[str]] = {}
        for page in all_pages():
            path = "/" + page.pattern.replace("<uuid:referral_id>", "{id}")
            view = getattr(page.view, "cls", None)
            if path.startswith(("/fhir/", "/api/")) and "<path:" not in path:
                methods = {name for name in ("get", "post") if hasattr(view, name)}
                built[path] = methods or {"post"}

        assert described(client) == built

    def test_names_a_scope_for_whatever_needs_a_token(self, client, db):
        document = client.get("/api/openapi.json").json()

        assert document["security"] == [{"token": []}]
        open_ones = {
            p for p, ops in document["paths"].items() if ops.get("get", {}).get("security") == []
        }
        assert open_ones == {"/api/", "/api/openapi.json", "/fhir/R4/", "/fhir/R4/metadata"}


@pytest.mark.django_db(transaction=True)
class TestFuzz:
    def test_no_request_brings_it_down_and_each_operation_can_succeed(
        self, live_server, settings, tmp_path, client
    ):
        settings.SYSTEM_RATES = {"system": "100000/min", "token": "100000/min"}
        world = small_world()
        OrganisationFactory(kind=OrganisationKind.PCN)
        caller = Caller(world.practice)
        document = client.get("/api/openapi.json").json()
        example = str(world.referral(submitted=True).pk)
        document["components"]["parameters"]["Id"]["example"] = example

        found = fuzz(
            document,
            base=live_server.url,
            token=caller.token,
            credentials=(caller.system.client_id or "", SECRET),
            folder=tmp_path,
            examples=int(os.environ.get("SOAK_EXAMPLES", "5")),
        )

        if report := os.environ.get("SOAK_REPORT"):
            Path(report).write_text(found.summary)
        assert found.code == 0, found.output[-6000:]
        assert found.requests > 200
        assert found.server_errors == []
        assert found.reached >= 0.95, found.unreached


def test_the_file_holds_no_machine(client, db):
    text = json.dumps(client.get("/api/openapi.json").json())

    assert str(Path(settings.BASE_DIR)) not in text
