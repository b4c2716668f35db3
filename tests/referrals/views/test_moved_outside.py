"""A new practice that the scheme does not serve: found in the register, or kept as typed."""

import pytest

from referrals import selectors
from referrals.models import PersonMove
from referrals.notices import notice_of
from referrals.states import Action
from spcore.accounts.models import OrganisationKind
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import text_of
from tests.referrals.views.test_person_moved import moved, new_practice

pytestmark = pytest.mark.django_db


class TestOutsideTheScheme:
    def outside(self, **more):
        return OrganisationFactory(
            kind=OrganisationKind.PRACTICE, ods_code="B86003", name="Shadwell Surgery", **more
        )

    @pytest.mark.parametrize("typed", ["b86003", "shadwell"])
    def test_a_practice_of_the_register_is_found_and_chosen(self, typed):
        world = small_world()
        outside, referral = self.outside(), world.referral(active=True)

        asked = text_of(moved(world, referral, "", by=world.gp, elsewhere=typed))
        page = text_of(
            moved(world, referral, "", by=world.gp, elsewhere=typed, which=str(outside.pk))
        )

        referral.refresh_from_db()
        assert "Choose which practice you mean" in asked
        assert "Shadwell Surgery" in asked
        assert "Shadwell Surgery does not use this service, so nothing is sent there." in page
        assert f"That practice is outside the area of {world.team}" in page
        assert referral.person.practice == outside
        assert referral.next_action == "They have moved: tell the new practice by letter"
        assert notice_of(referral, Action.ACCEPT) is None

    def test_one_of_no_register_is_kept_as_typed_and_the_old_one_goes_on_being_told(self):
        world = small_world()
        referral = world.referral(active=True)

        asked = text_of(moved(world, referral, "", by=world.gp, elsewhere="Meddygfa Dyfi"))
        page = text_of(
            moved(world, referral, "", by=world.gp, elsewhere="Meddygfa Dyfi", which="typed")
        )

        referral.refresh_from_db()
        assert "We found no open practice for this" in asked
        assert "Meddygfa Dyfi is not in our register of practices" in page
        assert f"{world.practice} goes on being told how it goes." in page
        assert referral.person.practice is None
        assert referral.person.practice_name == "Meddygfa Dyfi"
        assert selectors.practice_to_tell(referral) == world.practice

    def test_one_that_has_closed_is_not_offered(self):
        world = small_world()
        referral = world.referral(active=True)
        closed = new_practice(world)
        closed.name, closed.is_open = "Old Mill Surgery", False
        closed.save()
        self.outside(is_open=False)

        page = text_of(moved(world, referral, "", elsewhere="B86003"))

        assert "We found no open practice for this" in page
        assert "Old Mill Surgery" not in page
        assert "Choose a practice in the list, or find another one below" not in page

    def test_a_closed_practice_somebody_is_still_with_is_called_so(self):
        world = small_world()
        world.practice.is_open = False
        world.practice.save()

        rows = dict(
            selectors.practices_to_choose(scheme_id=world.scheme.pk, also=world.practice.pk)
        )

        assert rows == {world.practice.pk: f"{world.practice} (closed)"}

    def test_both_answers_at_once_are_refused_beside_the_field(self):
        world = small_world()
        referral = world.referral(active=True)

        page = text_of(
            moved(world, referral, world.practice.pk, elsewhere="shadwell", which="typed")
        )

        assert "not both" in page
        assert not PersonMove.objects.exists()
