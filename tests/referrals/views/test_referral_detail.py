"""One referral, as much of it as its referrer is told."""

import pytest

from referrals import services
from referrals.models import TimelineKind
from referrals.services import Line
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import (
    NOON,
    ConsentFactory,
    OnwardReferralFactory,
    ReferralFactory,
    small_world,
)
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/"


def closed(world, **fields):
    """Return a referral that was helped, with lines of several classes, and closed."""
    referral = world.referral(active=True, reason="Damp", **fields)
    for kind, name, label in (
        (TimelineKind.ONWARD, "organisations", "Joined the choir"),
        (TimelineKind.CONTACT, "case_notes", "Told me of her brother"),
        (TimelineKind.MEASURE, "wellbeing", "Satisfied 7"),
    ):
        services.note(
            Line(kind, label, name), referral_id=referral.pk, at=NOON, by_id=world.worker.user_id
        )
    return services.close_referral(
        referral_id=referral.pk,
        actor=world.worker,
        at=NOON,
        outcome="goals_met",
        reason="Sings every week",
    )


class TestReferralDetail:
    def test_tells_a_clinician_what_came_of_it_and_no_case_notes(self):
        world = small_world()
        referral = closed(world)

        page = text_of(signed_in(world.gp).get(url_of(referral)))

        for told in ("Goals met", "Joined the choir", "Satisfied 7", "Sings every week", "Damp"):
            assert told in page
        assert "Told me of her brother" not in page
        assert "<strong>none</strong>" in page

    def test_says_who_has_it_and_whom_to_ring_while_it_is_open_and_more_may_be_told(self):
        world = small_world()
        type(world.scheme).objects.update(duty_phone="01632 960100", duty_hours="weekdays")
        waits, helped = world.referral(submitted=True), world.referral(active=True)
        quiet = world.referral(active=True, codes_only=True)
        over = world.referral(active=True, status="closed", closed_at=NOON, outcome="other")
        browser = signed_in(world.gp)

        pages = [text_of(browser.get(url_of(each))) for each in (waits, helped, quiet, over)]

        worker = User.objects.get(pk=world.worker.user_id).name
        assert f"Team: {world.team.name}. Questions:" in pages[0]
        assert f"Link worker: {worker}, {world.team.name}. Questions:" in pages[1]
        assert "tel:01632960100" in pages[1]
        assert ["Questions:" in page for page in pages[2:]] == [False, False]

    def test_leads_a_practice_to_what_was_agreed_the_family_and_a_death(self):
        world = small_world()
        open_one, quiet = world.referral(active=True), world.referral(active=True, codes_only=True)
        browser = signed_in(world.gp)
        leads = ("agreements/", "family/", "died/")

        pages = [text_of(browser.get(url_of(each))) for each in (open_one, quiet)]

        for lead in leads:
            address = f"{url_of(open_one)}{lead}"
            assert f'href="{address}"' in pages[0]
            assert browser.get(address).status_code == 200
        offered = [lead for lead in leads if f'href="{url_of(quiet)}{lead}"' in pages[1]]
        assert offered == ["died/"]

    def test_tells_how_far_each_service_came_and_nothing_of_it_by_codes_only(self):
        world = small_world()
        referral = world.referral(active=True)
        OnwardReferralFactory(
            referral=referral, service__name="Choir", kind="record_only", status="started",
            times_came=1, last_came_on=NOON.date(),
        )  # fmt: skip
        browser = signed_in(world.gp)

        told = text_of(browser.get(url_of(referral)))
        type(referral).objects.update(codes_only=True)
        codes = text_of(browser.get(url_of(referral)))

        assert ("Choir" in told, "Came once" in told) == (True, True)
        assert "Choir" not in codes

    def test_says_first_what_the_practice_must_do(self):
        world = small_world()
        referral = closed(world, practice_action="please review her inhaler")

        page = text_of(signed_in(world.gp).get(url_of(referral)))

        assert "please review her inhaler" in page
        assert page.index("Action for the practice") < page.index("How it ended")

    def test_tells_a_practice_administrator_the_status_and_no_needs_or_scores(self):
        world = small_world()
        referral = closed(world, what_matters="To sing", visit_risk="Big dog")
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        page = text_of(signed_in(admin).get(url_of(referral)))

        assert "Goals met" in page
        for hidden in ("Satisfied 7", "Told me of her brother", "To sing", "Big dog", "Loneliness"):
            assert hidden not in page

    @pytest.mark.parametrize("why", ["codes_only", "refused", "withdrawn"])
    def test_tells_status_alone_after_codes_only_or_refused_feedback(self, why):
        world = small_world()
        referral = closed(world, codes_only=why == "codes_only", practice_action="ring her")
        if why != "codes_only":
            ConsentFactory(
                person=referral.person,
                purpose="feedback",
                is_given=why == "withdrawn",
                withdrawn_at=NOON if why == "withdrawn" else None,
            )

        page = text_of(signed_in(world.gp).get(url_of(referral)))

        assert "Status only." in page
        assert "please ring the team" in page
        for hidden in (
            "Goals met",
            "Joined the choir",
            "Satisfied 7",
            "Sings every week",
            "Damp",
            "ring her",
        ):
            assert hidden not in page
        shown = AuditEntry.objects.get(label="referrals:referral_detail").shown
        assert set(shown) == {"name", "birth_date", "nhs_number", "status"}

    def test_still_shows_what_the_team_asks_when_codes_only(self):
        world = small_world()
        referral = world.referral(submitted=True, codes_only=True)
        services.return_referral(
            referral_id=referral.pk, actor=world.worker, at=NOON, reason="Which street?"
        )

        page = text_of(signed_in(world.gp).get(url_of(referral)))

        assert "Which street?" in page
        assert "Answer and send again" in page

    def test_tells_another_referrer_one_word(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))
        referral = closed(
            world,
            referring_organisation_id=school.organisation_id,
            referrer=User.objects.get(pk=school.user_id),
        )

        main = text_of(signed_in(school).get(url_of(referral))).split("<main")[1]

        assert "Closed</strong>" in main
        for hidden in ("Goals met", "Joined the choir", "Sings every week", "Damp", "practice"):
            assert hidden not in main.split("</main")[0]

    def test_leads_on_to_the_form_while_it_is_a_draft(self):
        world = small_world()
        draft = world.referral()

        assert signed_in(world.gp).get(url_of(draft)).url == f"/referrals/{draft.pk}/edit/"

    @pytest.mark.parametrize("role", [Role.REFERRER_CLINICIAN, Role.REFERRER_ADMIN])
    def test_another_practice_does_not_find_it(self, role):
        referral = small_world().referral(submitted=True)
        stranger = actor_in(role, OrganisationFactory())

        assert signed_in(stranger).get(url_of(referral)).status_code == 404

    def test_a_colleague_of_another_referrer_does_not_find_it(self):
        organisation = OrganisationFactory(kind=OrganisationKind.REFERRER)
        referral = ReferralFactory(submitted=True, referring_organisation=organisation)
        colleague = actor_in(Role.OTHER_REFERRER, organisation)

        assert signed_in(colleague).get(url_of(referral)).status_code == 404
