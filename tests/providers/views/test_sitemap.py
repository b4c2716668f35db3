"""The list of lists of public pages."""

from xml.etree import ElementTree

NAME = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class TestSitemap:
    def test_names_sixteen_parts_and_the_fund_by_whole_addresses(self, client, settings, db):
        settings.SITE_ADDRESS = "https://refer.example"

        tree = ElementTree.fromstring(client.get("/sitemap.xml").content)

        parts = [row.text for row in tree.iter(NAME)]
        assert len(parts) == len(set(parts)) == 17
        assert parts[16] == "https://refer.example/fund/sitemap.xml"
        assert parts[10] == "https://refer.example/sitemap-a.xml"
