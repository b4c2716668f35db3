"""The evidence that lets a provider receive personal data."""

from datetime import UTC, date, datetime, timedelta

import pytest

from providers import selectors, services
from providers.models import Assurance, AssuranceKind
from providers.models.querysets import NEEDED
from providers.services import Evidence
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import Conflict, NotPermitted, NotVisible
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import AssuranceFactory, ProviderFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NEXT_YEAR = date(2027, 11, 23)
ALL = [Evidence(kind, "Seen by us", NEXT_YEAR) for kind in NEEDED]


@pytest.fixture
def provider():
    """Give a provider without any evidence."""
    return ProviderFactory()


@pytest.fixture
def keeper(provider):
    """Give somebody who acts for it."""
    return actor_in(Role.PROVIDER, provider.organisation)


@pytest.fixture
def checker():
    """Give a scheme's administrator."""
    return actor_in(Role.SCHEME_ADMIN, OrganisationFactory(kind=OrganisationKind.SCHEME))


def check_all(checker):
    """Check whatever waits."""
    for row in Assurance.objects.filter(checked_on=None):
        services.check_assurance(actor=checker, at=NOON, assurance_id=row.pk, version=row.version)


class TestIsAssured:
    def test_needs_every_kind_but_dbs_given_checked_and_in_date(self, provider, keeper, checker):
        states = [selectors.is_assured(provider.pk, on=TODAY)]
        services.give_assurances(actor=keeper, version=0, given=ALL)
        states.append(selectors.is_assured(provider.pk, on=TODAY))
        check_all(checker)
        states.append(selectors.is_assured(provider.pk, on=TODAY))
        states.append(selectors.is_assured(provider.pk, on=NEXT_YEAR))
        states.append(selectors.is_assured(provider.pk, on=NEXT_YEAR + timedelta(days=1)))

        assert states == [False, False, True, True, False]

    @pytest.mark.parametrize("kind", AssuranceKind)
    def test_fails_when_one_needed_kind_is_missing(self, kind):
        provider = ProviderFactory(assured=True)
        Assurance.objects.filter(provider=provider, kind=kind).delete()

        assert selectors.is_assured(provider.pk, on=TODAY) == (kind == AssuranceKind.DBS)

    def test_does_not_count_a_check_that_lies_ahead(self, provider):
        for kind in NEEDED:
            AssuranceFactory(provider=provider, kind=kind, checked_on=TODAY + timedelta(days=1))

        assert not selectors.is_assured(provider.pk, on=TODAY)


class TestGiveAssurances:
    def test_asks_for_a_new_check_of_what_changed_alone(self, provider, keeper, checker):
        services.give_assurances(actor=keeper, version=0, given=ALL)
        check_all(checker)
        lines = selectors.assurance_lines(actor=keeper, provider_id=provider.pk, on=TODAY)
        again = [Evidence(ALL[0].kind, "A new policy", NEXT_YEAR), *ALL[1:]]

        changed = services.give_assurances(
            actor=keeper, version=selectors.assurances_version(lines), given=again
        )

        assert changed == 1
        assert [row.kind for row in Assurance.objects.filter(checked_on=None)] == [ALL[0].kind]

    def test_refuses_what_was_shown_before_somebody_else_saved(self, keeper):
        services.give_assurances(actor=keeper, version=0, given=ALL[:1])

        with pytest.raises(Conflict):
            services.give_assurances(actor=keeper, version=0, given=ALL)

    def test_is_not_for_those_who_check(self, checker):
        with pytest.raises(NotPermitted):
            services.give_assurances(actor=checker, version=0, given=ALL)


class TestCheckAssurance:
    def test_is_not_for_the_provider_itself(self, provider, keeper):
        row = AssuranceFactory(provider=provider, checked_on=None)

        with pytest.raises(NotPermitted):
            services.check_assurance(actor=keeper, at=NOON, assurance_id=row.pk, version=0)

    def test_refuses_another_text_than_the_one_that_was_read(self, provider, keeper, checker):
        row = AssuranceFactory(provider=provider, kind="ico", checked_on=None)
        changed = [Evidence("ico", "Another number", NEXT_YEAR)]
        services.give_assurances(actor=keeper, version=row.version + 1, given=changed)

        with pytest.raises(Conflict):
            services.check_assurance(
                actor=checker, at=NOON, assurance_id=row.pk, version=row.version
            )

    def test_refuses_what_has_run_out(self, checker):
        row = AssuranceFactory(checked_on=None, expires_on=date(2026, 11, 22))

        with pytest.raises(Conflict):
            services.check_assurance(actor=checker, at=NOON, assurance_id=row.pk, version=0)


class TestAssuranceFor:
    @pytest.mark.parametrize("role", [Role.PROVIDER, Role.LINK_WORKER, Role.COMMISSIONER])
    def test_shows_evidence_to_its_provider_and_its_checkers_alone(self, role):
        row = AssuranceFactory()
        other = actor_in(role, OrganisationFactory())

        with pytest.raises(NotVisible):
            selectors.assurance_for(actor=other, assurance_id=row.pk)
        with pytest.raises(NotVisible):
            selectors.provider_for_evidence(actor=other, provider_id=row.provider_id)
