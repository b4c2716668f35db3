"""The FHIR capability statement."""


class TestMetadata:
    def test_says_that_no_resource_is_offered(self, client, db):
        answer = client.get("/fhir/R4/metadata")

        statement = answer.json()
        assert answer["Content-Type"].startswith("application/fhir+json")
        assert (statement["resourceType"], statement["fhirVersion"]) == (
            "CapabilityStatement",
            "4.0.1",
        )
        assert "resource" not in statement["rest"][0]

    def test_is_listed_among_the_interfaces(self, client, db):
        urls = [door["url"] for door in client.get("/api/").json()["interfaces"]]

        assert "/fhir/R4/metadata" in urls
