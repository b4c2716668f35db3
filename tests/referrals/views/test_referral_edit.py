"""The form: half-filled as a draft, whole before it is checked."""

from datetime import date

import pytest

from referrals.models import CompetenceDecision, Consent, Referral
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import (
    NOON,
    ConsentFactory,
    PersonFactory,
    ReferralFactory,
    small_world,
)
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
WHOLE = {
    "needs": ["housing", "money"],
    "what_matters": "“To sleep dry.”",
    "reason": "Damp",
    "urgency": "soon",
    "risk_answer": "none_known",
    "consent_referral": "yes",
    "consent_feedback": "no",
    "consent_how": "phone",
}

OVERRIDE = {
    "consent_how": "override",
    "consent_decision": "To refer her",
    "consent_assessor": "Dr Ode, GP",
    "consent_given_on_day": "2",
    "consent_given_on_month": "11",
    "consent_given_on_year": "2026",
    "consent_basis": "lpa_health",
    "consent_seen_by": "Reception, Sam Bell",
    "consent_reason": "She always liked company",
}
CHILD = date(2014, 3, 4)


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/edit/"


def empty_draft(world, **fields) -> Referral:
    return world.referral(**{"needs": [], "risk_answer": ""} | fields)


class TestReferralEdit:
    def test_preselects_no_risk_and_no_agreement(self):
        world = small_world()
        draft = empty_draft(world)
        ConsentFactory(person=draft.person, given_at=NOON.replace(year=2024))

        page = text_of(signed_in(world.gp).get(url_of(draft)))

        for name in ("risk_answer", "consent_referral", "consent_how"):
            inputs = [part for part in page.split("<input") if f'name="{name}"' in part]
            assert inputs
            assert not any(" checked" in part.split(">")[0] for part in inputs)

    def test_saves_all_and_goes_on_to_check(self):
        world = small_world()
        draft = empty_draft(world)

        response = signed_in(world.gp).post(url_of(draft), WHOLE | {"version": 0})

        saved = Referral.objects.get()
        assert response.url == f"/referrals/{draft.pk}/check/"
        assert (saved.needs, saved.urgency, saved.version) == (["housing", "money"], "soon", 1)
        answers = Consent.objects.values_list("purpose", "is_given", "how")
        assert set(answers) == {("referral", True, "phone"), ("feedback", False, "phone")}

    def test_asks_for_what_is_missing_and_keeps_what_was_typed(self):
        world = small_world()
        draft = empty_draft(world)

        page = text_of(signed_in(world.gp).post(url_of(draft), {"version": 0, "reason": "Damp"}))

        for message in (
            "Choose at least one thing the person needs help with",
            "If you have not asked, say so",
            "Say whether the person agrees to be referred",
            "Say how they told you",
        ):
            assert message in page
        assert ">\nDamp</textarea>" in page
        assert Referral.objects.get().reason == ""

    def test_saves_a_half_filled_draft(self):
        world = small_world()
        draft = empty_draft(world)

        response = signed_in(world.gp).post(
            url_of(draft), {"version": 0, "reason": "Damp", "draft": "1"}, follow=True
        )

        assert "Draft saved" in text_of(response)
        assert ">\nDamp</textarea>" in text_of(response)

    def test_says_that_an_agreement_is_not_kept_before_it_is_said_how_it_was_given(self):
        world = small_world()
        draft = empty_draft(world)
        form = {"version": 0, "consent_referral": "yes", "draft": "1"}

        page = text_of(signed_in(world.gp).post(url_of(draft), form, follow=True))

        assert "but for the person&#x27;s agreement" in page
        assert not Consent.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"risk_answer": "named"}, "Say what there is to know about risks"),
            ({"consent_referral": "no"}, "You can only send what the person agrees to"),
            ({"consent_how": "override"}, "Say who decided"),
            (
                {
                    "critical_date_day": "1",
                    "critical_date_month": "2",
                    "critical_date_year": "2020",
                },
                "The date must be today or later",
            ),
            (
                {
                    "critical_date_day": "1",
                    "critical_date_month": "2",
                    "critical_date_year": "2090",
                },
                "Say what happens on that date",
            ),
        ],
    )
    def test_refuses_to_go_on_with_an_answer_that_needs_another(self, changes, message):
        world = small_world()
        draft = empty_draft(world)

        response = signed_in(world.gp).post(url_of(draft), WHOLE | {"version": 0} | changes)

        assert response.status_code == 200
        assert message in text_of(response)

    def test_shows_both_versions_of_what_a_colleague_saved_meanwhile(self):
        world = small_world()
        draft = empty_draft(world, version=3, reason="Cold")

        response = signed_in(world.gp).post(url_of(draft), WHOLE | {"version": 2})

        page = text_of(response)
        assert "Somebody else has changed this" in page
        assert "<td>Cold</td><td>Damp</td>" in page
        assert response.context["form"]["version"].value() == "3"
        assert Referral.objects.get().reason == "Cold"

    @pytest.mark.parametrize(
        "text", ["She said she wants to die", "talked of SUICIDE", "has self-harmed", "not safe"]
    )
    def test_answers_crisis_words_with_numbers_and_saves_all_the_same(self, text):
        world = small_world()
        draft = empty_draft(world)

        page = text_of(
            signed_in(world.gp).post(
                url_of(draft), {"version": 0, "reason": text, "draft": "1"}, follow=True
            )
        )

        assert Referral.objects.get().reason == text
        for number in ("999", "111, option 2", "116 123"):
            assert f"{number}</a></strong>" in page
        assert "to be confirmed by the scheme's clinical lead" in page

    def test_stays_quiet_over_ordinary_words(self):
        world = small_world()
        draft = empty_draft(world, reason="Her cat died and she killed time at the safe")

        assert "116 123" not in text_of(signed_in(world.gp).get(url_of(draft)))

    def test_shows_the_persons_other_referral(self):
        world = small_world()
        draft = empty_draft(world)
        other = world.referral(active=True, person=draft.person)

        page = text_of(signed_in(world.gp).get(url_of(draft)))

        assert other.reference in page
        assert "This person has another referral that is not over" in page

    def test_shows_what_the_team_asks_on_a_returned_one(self):
        world = small_world()
        referral = world.referral(status="returned", submitted_at=NOON)
        referral.steps.create(
            action="return",
            came_from="submitted",
            went_to="returned",
            reason="Which street?",
            taken_at=NOON,
        )

        assert "Which street?" in text_of(signed_in(world.gp).get(url_of(referral)))

    def test_hides_from_a_practice_administrator_what_a_clinician_filled_in(self):
        world = small_world()
        draft = world.referral(what_matters="To see the sea", visit_risk="Big dog", reason="Damp")
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)
        client = signed_in(admin)

        page = text_of(client.get(url_of(draft)))
        client.post(
            url_of(draft), {"version": 0, "reason": "Damp and mould", "draft": "1", "needs": []}
        )

        assert "To see the sea" not in page
        assert "Big dog" not in page
        saved = Referral.objects.get()
        assert (saved.what_matters, saved.needs, saved.reason) == (
            "To see the sea",
            ["loneliness"],
            "Damp and mould",
        )
        entry = AuditEntry.objects.filter(label="referrals:referral_edit").first()
        assert "visit_risk" not in entry.shown

    def test_asks_another_referrer_where_they_work(self):
        world = small_world()
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))
        draft = ReferralFactory(
            scheme=world.scheme,
            referring_organisation_id=school.organisation_id,
            referrer=User.objects.get(pk=school.user_id),
            source="community",
        )
        client = signed_in(school)

        page = text_of(client.get(url_of(draft)))
        client.post(url_of(draft), {"version": 0, "source": "school", "draft": "1"})

        assert "Where do you work?" in page
        assert "Anything to know before visiting" not in page
        assert "A colleague has filled in" not in page
        assert Referral.objects.get().source == "school"

    def test_is_closed_once_it_is_sent(self):
        world = small_world()
        sent = world.referral(submitted=True)

        assert signed_in(world.gp).get(url_of(sent)).status_code == 409

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()

        assert signed_in(other.gp).get(url_of(world.referral())).status_code == 404

    def test_closes_what_need_not_be_asked_until_it_is_filled_in(self):
        world = small_world()
        empty, filled = empty_draft(world), empty_draft(world, background="Asthma")
        client = signed_in(world.gp)

        pages = [text_of(client.get(url_of(draft))) for draft in (empty, filled)]
        folds = [page.split("data-autosave=")[1].split("</form>")[0] for page in pages]

        assert folds[0].count('<details class="nhsuk-details">') == 4
        assert folds[1].count('<details class="nhsuk-details">') == 3
        assert folds[1].count('<details class="nhsuk-details" open>') == 1

    def test_opens_what_has_an_error(self):
        world = small_world()
        draft = empty_draft(world)
        wrong = {"critical_date_day": "40", "critical_date_month": "1"}

        page = text_of(signed_in(world.gp).post(url_of(draft), WHOLE | {"version": 0} | wrong))

        assert page.count('<details class="nhsuk-details" open>') == 1

    def test_a_draft_waits_through_signing_in_again(self):
        world = small_world()
        draft = world.referral(reason="Damp")
        client = signed_in(world.gp)
        client.logout()

        sent_away = client.get(url_of(draft))
        assert sent_away.url.endswith(f"next=%2Freferrals%2F{draft.pk}%2Fedit%2F")

        assert ">\nDamp</textarea>" in text_of(signed_in(world.gp).get(url_of(draft)))


class TestWhoDecides:
    def test_records_on_what_footing_somebody_else_decided(self):
        world = small_world()
        draft = empty_draft(world)

        response = signed_in(world.gp).post(url_of(draft), WHOLE | OVERRIDE | {"version": 0})

        assert response.url == f"/referrals/{draft.pk}/check/"
        held = Consent.objects.get(purpose="referral")
        assert (held.how, held.decision, held.assessor) == (
            "override",
            "To refer her",
            "Dr Ode, GP",
        )
        assert (held.basis, held.lpa_seen_by) == ("lpa_health", "Reception, Sam Bell")
        assert (held.given_on, held.reason) == (date(2026, 11, 2), "She always liked company")

    @pytest.mark.parametrize(
        ("left_out", "message"),
        [
            ("consent_decision", "Enter what was decided"),
            ("consent_assessor", "Enter who assessed capacity"),
            ("consent_basis", "Select who may decide"),
            ("consent_seen_by", "Enter who saw the attorney"),
            ("consent_reason", "why it is in the person"),
        ],
    )
    def test_asks_for_what_a_decision_for_somebody_needs(self, left_out, message):
        world = small_world()
        draft = empty_draft(world)

        page = text_of(
            signed_in(world.gp).post(url_of(draft), WHOLE | OVERRIDE | {"version": 0, left_out: ""})
        )

        assert message in page
        assert "Dr Ode, GP" in page or left_out == "consent_assessor"
        assert not Consent.objects.exists()

    def test_a_draft_keeps_no_decision_that_does_not_hold_and_says_so(self):
        world = small_world()
        draft = empty_draft(world)
        form = WHOLE | OVERRIDE | {"version": 0, "draft": "1", "consent_assessor": ""}

        page = text_of(signed_in(world.gp).post(url_of(draft), form, follow=True))

        assert "but for the person&#x27;s agreement" in page
        assert not Consent.objects.exists()

    def test_asks_nobody_over_16_who_decided(self):
        world = small_world()
        draft = empty_draft(world)

        assert "consent_said_by" not in text_of(signed_in(world.gp).get(url_of(draft)))

    @pytest.mark.parametrize(
        ("said", "message"),
        [
            ({}, "Select who decided"),
            ({"consent_said_by": "parent"}, "Enter the name of the parent or carer"),
            ({"consent_said_by": "person"}, "Say why this child is able to decide this"),
        ],
    )
    def test_asks_who_decides_for_a_child(self, said, message):
        world = small_world()
        draft = empty_draft(world, person=PersonFactory(birth_date=CHILD))

        page = text_of(signed_in(world.gp).post(url_of(draft), WHOLE | {"version": 0} | said))

        assert message in page
        assert not Consent.objects.exists()

    def test_records_the_parent_who_decided(self):
        world = small_world()
        draft = empty_draft(world, person=PersonFactory(birth_date=CHILD))
        said = {"consent_said_by": "parent", "consent_said_by_name": "Ann Hill, mother"}

        signed_in(world.gp).post(url_of(draft), WHOLE | {"version": 0} | said)

        held = Consent.objects.get(purpose="referral")
        assert (held.said_by, held.said_by_name) == ("parent", "Ann Hill, mother")

    def test_records_why_a_child_decides_and_shows_it_again(self):
        world = small_world()
        draft = empty_draft(world, person=PersonFactory(birth_date=CHILD))
        said = {"consent_said_by": "person", "consent_competence": "Explained it back to me"}
        browser = signed_in(world.gp)

        browser.post(url_of(draft), WHOLE | {"version": 0} | said)
        browser.post(url_of(draft), WHOLE | {"version": 1} | said)

        decisions = CompetenceDecision.objects.values_list("reasons", flat=True)
        assert list(decisions) == ["Explained it back to me"] * 2  # one for each question, once
        assert "Explained it back to me" in text_of(browser.get(url_of(draft)))

    def test_a_parent_does_not_undo_what_an_able_child_refused(self):
        world = small_world()
        child = PersonFactory(birth_date=CHILD)
        ConsentFactory(person=child, is_given=False)
        draft = empty_draft(world, person=child)
        said = {"consent_said_by": "parent", "consent_said_by_name": "Ann Hill, mother"}

        page = text_of(signed_in(world.gp).post(url_of(draft), WHOLE | {"version": 0} | said))

        assert "Only they change it" in page
