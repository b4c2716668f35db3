"""The page privacy."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


class TestPrivacy:
    def test_says_what_every_role_can_see(self, client):
        page = client.get(reverse("spcore:privacy")).content.decode()

        for role in (
            "GP practice",
            "Other referrer",
            "Link worker",
            "Team administrator",
            "Supervisor",
            "Safeguarding lead",
            "Service provider",
            "Commissioner",
            "Directory editor",
            "Scheme administrator",
            "Privacy officer",
        ):
            assert f'<th scope="row">{role}</th>' in page
