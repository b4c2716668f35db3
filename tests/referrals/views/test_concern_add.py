"""Raising a concern."""

from uuid import uuid4

import pytest
from django.conf import settings

from referrals.models import Concern
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.outbox.models import Lane, OutboxMessage
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world
from tests.referrals.rostering import on_call_now
from tests.referrals.sharing import offered, other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def raised(**fields):
    return {
        "kind": "self_harm",
        "what": "CNRY-concern",
        "asked_about": "Yes, no plan",
        "spoke_to": "Dr Ash, duty",
        "spoke_on_day": "20",
        "spoke_on_month": "11",
        "spoke_on_year": "2026",
        "spoke_time": "14:30",
        "agreed": "They ring today",
        "person_knows": "yes",
        "nonce": str(uuid4()),
    } | fields


def address(referral):
    return f"/referrals/{referral.pk}/concern/"


def numbered(world):
    """Give the practice and the scheme their duty numbers."""
    world.practice.duty_phone, world.practice.duty_hours = "01772 496 001", "8am to 6:30pm"
    world.practice.save()
    world.scheme.duty_phone = "01772 496 111"
    world.scheme.save()
    return world


class TestConcernAdd:
    def test_opens_with_the_persons_own_practice_then_the_crisis_lines_then_the_scheme(self):
        world = numbered(small_world())
        referral = world.referral(active=True)
        referral.person.practice = world.practice
        referral.person.save()

        page = text_of(signed_in(world.worker).get(f"{address(referral)}?kind=adult"))

        numbers = ["01772 496 001", "999", "111, option 2", "116 123", "01772 496 111"]
        places = [page.index(f"{number}</a></strong>") for number in numbers]
        assert places == sorted(places)
        assert "8am to 6:30pm" in page
        assert max(places) < page.index('name="what"')

    def test_a_person_without_a_practice_still_has_a_route(self):
        world = numbered(small_world())

        referral = world.referral(active=True)
        browser = signed_in(world.worker)

        without = text_of(browser.get(address(referral)))
        referral.person.practice = small_world().practice
        referral.person.save()
        unnumbered = text_of(browser.get(address(referral)))

        assert "No GP practice on file for this person: NHS 111, any time" in without
        assert "01772 496 111" in without
        assert "no number on file" in unnumbered

    def test_stores_it_with_its_owner_and_promises_to_tell_them_in_the_safety_lane(self):
        world = small_world()
        referral, on_duty = world.referral(active=True), actor_in(Role.LINK_WORKER, world.team)
        on_call_now(world, on_duty)

        answer = signed_in(world.worker).post(address(referral), raised())

        concern = Concern.objects.get()
        assert answer.url == f"/concerns/{concern.pk}/raised/"
        assert concern.owner_id == on_duty.user_id
        assert (concern.spoke_to, concern.agreed) == ("Dr Ash, duty", "They ring today")
        assert concern.spoke_at.isoformat() == "2026-11-20T14:30:00+00:00"
        assert "Yes, no plan" in concern.what
        promise = OutboxMessage.objects.get(topic="concern.tell")
        assert promise.lane == Lane.SAFETY

    def test_works_with_broker_and_mail_dead(self, monkeypatch):
        monkeypatch.setattr(settings, "CELERY_BROKER_URL", "redis://127.0.0.1:1/0")
        monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1", raising=False)
        monkeypatch.setattr(settings, "EMAIL_PORT", 1, raising=False)
        monkeypatch.setattr("celery.app.task.Task.apply_async", _dead)
        monkeypatch.setattr("spcore.notify.send", _dead)
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)

        page = text_of(browser.post(address(referral), raised(), follow=True))

        assert "Concern stored" in page
        assert "This does not replace a phone call" in page
        assert "Open concern" in text_of(browser.get(f"/caseload/{referral.pk}/"))

    @pytest.mark.parametrize(
        ("kind", "asks"),
        [
            ("self_harm", {"asked_about", "where_now"}),
            ("adult", {"wishes", "without_consent", "council_reference"}),
            ("child", {"child", "wishes", "without_consent", "council_reference"}),
            ("abuse", {"contact_safety", "children", "wishes", "without_consent"}),
            ("not_safe", set()),
            ("allegation", {"about_key", "about_who", "still_sees"}),
        ],
    )
    def test_each_kind_has_its_own_short_form(self, kind, asks):
        world = small_world()

        page = text_of(
            signed_in(world.worker).get(f"{address(world.referral(active=True))}?kind={kind}")
        )

        own = {"asked_about", "where_now", "child", "contact_safety", "children", "still_sees"}
        assert {name for name in own if f'name="{name}"' in page} == asks & own
        assert all(f'name="{name}"' in page for name in asks)

    def test_safeguarding_keeps_wishes_reason_and_reference(self):
        world = small_world()
        form = raised(
            kind="adult", wishes="To stay", without_consent="A crime", council_reference="LCC-7"
        )

        signed_in(world.worker).post(address(world.referral(active=True)), form)

        concern = Concern.objects.get()
        assert (concern.wishes, concern.without_consent) == ("To stay", "A crime")
        assert concern.council_reference == "LCC-7"
        assert concern.person_knows == "Yes, they know"

    def test_a_doubled_click_stores_one(self):
        world = small_world()
        referral, form = world.referral(active=True), raised()
        browser = signed_in(world.worker)

        answers = {browser.post(address(referral), form).url for _click in range(2)}

        assert (len(answers), Concern.objects.count()) == (1, 1)

    def test_asks_for_kind_and_words_and_has_no_score(self):
        world = small_world()

        browser, page_of = signed_in(world.worker), address(world.referral(active=True))

        no_kind = text_of(browser.post(page_of, {}))
        page = text_of(browser.post(page_of, {"kind": "adult"}))

        assert "Select what the concern is about" in no_kind
        assert "Enter what worries you" in page
        for word in ("score", "low risk", "high risk", "severity"):
            assert word not in page.lower()

    def test_a_gp_and_a_provider_can_raise_one(self):
        sharing = offered().sent()
        referral = sharing.onward.referral

        for actor in (sharing.world.gp, sharing.provider):
            assert signed_in(actor).post(address(referral), raised()).status_code == 302

        assert Concern.objects.count() == 2
        assert {concern.owner_id for concern in Concern.objects.all()} == {
            sharing.world.supervisor.user_id
        }

    def test_tells_a_provider_the_number_and_not_the_practice_nor_the_name(self):
        sharing = offered().sent()
        numbered(sharing.world)

        page = text_of(signed_in(sharing.provider).get(address(sharing.onward.referral)))

        assert "01772 496 001" in page
        assert sharing.world.practice.name not in page
        assert "CNRY" not in page
        assert "not known" not in page

    def test_is_not_there_for_whoever_may_not_know_the_person(self):
        sharing = offered()
        referral = sharing.onward.referral
        colleague = actor_in(Role.LINK_WORKER, sharing.world.team)

        for actor in (sharing.provider, other_provider(), colleague, small_world().gp):
            assert signed_in(actor).get(address(referral)).status_code == 404

    def test_says_before_typing_who_receives_it_and_when_nobody_does(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)

        nobody_on_call = text_of(browser.get(address(referral)))
        on_call_now(world, world.supervisor)
        covered = text_of(browser.get(f"{address(referral)}?kind=child"))

        assert "Nobody is on call now" in nobody_on_call
        assert world.supervisor.name in nobody_on_call
        assert f"On call now: {world.supervisor.name}" in covered
        assert covered.index("On call now") < covered.index('name="what"')

    def test_where_nobody_can_receive_it_the_form_says_so_before_and_after(self):
        world = small_world()
        referral = world.referral(active=True)
        Membership.objects.exclude(user_id=world.gp.user_id).update(ended_at=NOON)
        browser = signed_in(world.gp)

        before = text_of(browser.get(address(referral)))
        after = browser.post(address(referral), raised())

        assert "Nobody here can receive a concern now: ring instead" in before
        assert not Concern.objects.exists()
        assert "NOT delivered" in text_of(after)
        assert "CNRY-concern" in text_of(after)


def _dead(*_args, **_options):
    raise ConnectionError("dead")

    def test_a_team_administrator_on_the_phone_raises_one_and_reads_none(self):
        world = small_world()
        referral, admin = world.referral(active=True), actor_in(Role.TEAM_ADMIN, world.team)
        browser = signed_in(admin)

        case = browser.get(f"/caseload/{referral.pk}/").content.decode()
        page = text_of(browser.post(address(referral), raised(), follow=True))

        concern = Concern.objects.get()
        assert address(referral) in case
        assert "/remit/#what-to-say" in case
        assert f"/referrals/{referral.pk}/serious-harm/" not in case
        assert "Concern stored" in page
        assert "CNRY-concern" not in page
        assert concern.raised_by_id == admin.user_id
        assert browser.get(f"/concerns/{concern.pk}/").status_code in {403, 404}
        assert "Open concern" not in text_of(browser.get(f"/caseload/{referral.pk}/"))
