"""
Every address, asked by every role, at home and away, with real ids (security.md A2-A4, I2).

Nobody opens what is not declared for them, nobody sees a class of data that disclosure.yaml does
not give them, nothing of another scheme is there at all, and whoever is shown is in the trail.
"""

import re

import pytest
from django.test import Client

from spcore.access import SYSTEMS, roles_of
from spcore.accounts.roles import Role
from spcore.disclosure import Relation, readable
from tests.matrix.asking import addresses, ask, pages, sign_in
from tests.matrix.sweeping import FINE, client_for, may_open, sweep_away, sweep_home
from tests.matrix.world import PLACES, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]
# Which classes each role must be shown somewhere: a right that no page uses is not tested by
# looking for leaks. After a full stop stands the column that has words of its own. Wellbeing is
# numbers, which have no canary.
SHOWN_SOMEWHERE = {
    Role.LINK_WORKER: {
        *("name", "nhs_number", "contact", "safe_contact", "background", "needs"),
        *("case_notes", "plan", "safeguarding", "visit_risk", "messages"),
        *("equality", "contact.helper", "background.place", "background.known_by"),
        *("background.adjustments", "consent.competence", "family.school", "family.school_contact"),
        *("safeguarding.must_read", "safeguarding.decision", "case_notes.draft"),
        *("plan.about", "plan.action", "plan.version", "plan.needs"),
        *("family.looked_after", "family.court", "wellbeing.why"),
    },
    Role.SUPERVISOR: {
        *("name", "nhs_number", "needs", "background", "case_notes", "safeguarding"),
        *("contact.helper", "background.place", "background.known_by", "background.adjustments"),
        *("status.merge_reason", "consent.competence", "family.school", "family.school_contact"),
        *("family.looked_after", "family.court", "safeguarding.must_read", "safeguarding.decision"),
        *("name.import_row", "wellbeing.why"),
    },
    Role.REFERRER_CLINICIAN: {
        *("name", "nhs_number", "background", "needs"),
        *("background.hand_over", "background.adjustments", "safeguarding.decision"),
        "shared_goals.practice",
    },
    Role.REFERRER_ADMIN: {
        *("name", "nhs_number", "messages", "background.hand_over", "background.adjustments"),
    },
    Role.TEAM_ADMIN: {"name"},
    Role.SAFEGUARDING_LEAD: {"name", "safeguarding", "safeguarding.decision"},
    Role.PROVIDER: {"name", "shared_summary", "shared_goals.service"},
}


ROLES: list[Role | None] = [None, *PLACES]


@pytest.mark.parametrize("role", ROLES, ids=str)
class TestAtHome:
    def test_opens_what_is_declared_and_shows_what_is_disclosed(self, role):
        world = build_world("A")
        client = client_for(world, role)
        problems, seen, asked = sweep_home(world, role, client)

        assert asked > 200
        assert problems == []
        assert SHOWN_SOMEWHERE.get(role, set()) - seen == set()


@pytest.mark.parametrize("role", list(PLACES), ids=str)
class TestAway:
    def test_finds_nothing_of_another_scheme(self, role):
        world, other = build_world("A"), build_world("B")

        assert sweep_away(world, other, role) == []


class TestOtherMethods:
    @pytest.mark.parametrize("method", ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
    def test_no_method_fails_or_opens_a_page(self, method):
        world = build_world("A")
        problems = []
        for page in pages():
            role = next((role for role in PLACES if may_open(page, role)), None)
            client = client_for(world, role)
            address = next(addresses(page, world))
            answer = ask(client, method, address)
            if answer.status not in (FINE | {401} if SYSTEMS in roles_of(page.view) else FINE):
                problems.append(f"{method} {page.name}: {answer.status}")

        assert problems == []


class TestHiddenAndMissing:
    def test_are_the_same_to_the_byte(self):
        world, other = build_world("A"), build_world("B")
        client = client_for(other, Role.LINK_WORKER)
        missing = "00000000-0000-4000-8000-000000000000"

        hidden = client.get(f"/caseload/{world.ids['referral_id']}/")
        absent = client.get(f"/caseload/{missing}/")

        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert _without_nonce(hidden) == _without_nonce(absent)


class TestBeforeAccepting:
    def test_a_provider_sees_no_name_and_no_way_to_the_person(self):
        world = build_world("A")
        client = client_for(world, Role.PROVIDER)

        answer = ask(client, "GET", f"/inbox/{world.ids['sent_onward_id']}/")

        assert answer.status == 200
        assert answer.classes_in(world) <= readable(Relation.PROVIDER_BEFORE)
        assert "shared_summary" in answer.classes_in(world)
        assert "01632 960999" not in answer.text


class TestColleague:
    def test_sees_that_a_case_is_there_and_nothing_of_the_person(self):
        world = build_world("A")
        client = Client()
        sign_in(client, world.colleague.user_id)
        leaks = []
        for page in pages():
            if not may_open(page, Role.LINK_WORKER):
                continue
            for address in addresses(page, world):
                if str(world.ids["referral_id"]) not in address:
                    continue
                answer = ask(client, "GET", address)
                if answer.classes_in(world) - readable(Relation.TEAM_COLLEAGUE):
                    leaks.append(f"{page.name}: {sorted(answer.classes_in(world))}")

        assert leaks == []


def _without_nonce(response) -> bytes:
    """Return the body without what differs in every answer: the nonce and the CSRF token."""
    body = re.sub(rb'nonce="[^"]*"', b"", response.content)
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", body)
