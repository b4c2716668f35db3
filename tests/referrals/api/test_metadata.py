"""The FHIR capability statement."""

from fhir.resources.R4B.capabilitystatement import CapabilityStatement

from tests.architecture.urls import all_pages


class TestMetadata:
    def test_says_what_is_there_and_nothing_else(self, client, db):
        answer = client.get("/fhir/R4/metadata")

        statement = answer.json()
        CapabilityStatement.model_validate(statement)
        assert answer["Content-Type"].startswith("application/fhir+json")
        server = statement["rest"][0]
        offered = {
            (resource["type"], code["code"])
            for resource in server["resource"]
            for code in resource["interaction"]
        }
        built = set()
        for page in all_pages():
            _base, _slash, path = page.pattern.partition("fhir/R4/")
            kind, _slash, one = path.partition("/")
            scopes = getattr(getattr(page.view, "cls", None), "scopes", {})
            if kind in {"ServiceRequest", "Task"}:
                built |= {(kind, "read" if one else "search-type")} if "GET" in scopes else set()
                built |= {(kind, "create")} if "POST" in scopes else set()
        assert offered == built
        assert [row["name"] for row in server["operation"]] == ["process-message"]

    def test_is_open_to_anybody_without_headers(self, client, db):
        assert client.get("/fhir/R4/").status_code == 200

    def test_offers_no_xml(self, client, db):
        answer = client.get("/fhir/R4/metadata", headers={"Accept": "application/fhir+xml"})

        assert answer.status_code == 406

    def test_is_listed_among_the_interfaces(self, client, db):
        urls = [door["url"] for door in client.get("/api/").json()["interfaces"]]

        assert "/fhir/R4/metadata" in urls
