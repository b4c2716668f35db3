"""One application, by who reads it."""

import pytest

from tests.evaluation.fund.world import application_in, award_in, declared, fund_world, marked
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationDetail:
    def test_is_there_for_those_whom_it_concerns_and_for_no_conflicted_member(self):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row, interested="charity")
        address = f"/fund/applications/{row.pk}/"
        answers = {
            name: signed_in(getattr(world, name)).get(address).status_code
            for name in ("provider", "admin", "commissioner", "citizen", "charity")
        }

        other = fund_world("judging")
        assert answers == {
            "provider": 200, "admin": 200, "commissioner": 200, "citizen": 200, "charity": 404,
        }  # fmt: skip
        for actor in (other.provider, other.admin, other.citizen):
            assert signed_in(actor).get(address).status_code == 404

    def test_shows_the_opinions_without_names_to_those_who_run_it_alone(self):
        world = fund_world("judging")
        row = application_in(world)
        declared(world, row)
        marked(world, row, citizen=(4, 4), charity=(2, 1))
        address = f"/fund/applications/{row.pk}/"

        runner = text_of(signed_in(world.admin).get(address))
        assert "A citizen: 100 of 100" in runner
        assert world.citizen.name not in runner
        for actor in (world.provider, world.charity):
            assert "From the citizen" not in text_of(signed_in(actor).get(address))

    def test_leads_to_the_award_whoever_may_open_it(self):
        world = fund_world("decided")
        award = award_in(world)
        declared(world, award.application)
        address, link = f"/fund/applications/{award.application_id}/", f"/fund/awards/{award.pk}/"

        for actor in (world.provider, world.admin):
            assert link in text_of(signed_in(actor).get(address))
            assert signed_in(actor).get(link).status_code == 200
        assert link not in text_of(signed_in(world.citizen).get(address))
